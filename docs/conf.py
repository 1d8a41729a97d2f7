"""How the pages are built: Sphinx, MyST and Furo. Nothing is loaded from the network."""

import sys
from pathlib import Path

from detente import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "détente"
author = "The détente authors"
copyright = author
release = __version__
language = "en"

extensions = [
    "mathml",  # docs/_ext: formulas without a script
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
napoleon_google_docstring = False
autodoc_member_order = "bysource"
autodoc_typehints = "description"

html_theme = "furo"
html_title = "détente"
html_static_path = ["_static"]
html_css_files = ["detente.css"]
html_math_renderer = "mathml"
