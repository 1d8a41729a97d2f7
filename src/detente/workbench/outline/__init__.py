"""The model as rows that a person reads and edits, in the order and the words of the file.

Made from the text's tree alone, so that it is there for any text whose YAML can be read, however
much else is wrong with it.
"""

from detente.workbench.outline.outline import outline
from detente.workbench.outline.problems import placed

__all__ = ["outline", "placed"]
