"""Drawings for reports, as SVG that stands in an HTML file: each says in words what it shows."""
