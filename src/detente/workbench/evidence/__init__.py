"""What the model rests on: the texts of its sources, and the passages that claims quote."""

from detente.workbench.evidence.quoting import occurrences_json, quote_json
from detente.workbench.evidence.reading import page_text
from detente.workbench.evidence.sheet import sheet_json, source_of, text_json

__all__ = ["occurrences_json", "page_text", "quote_json", "sheet_json", "source_of", "text_json"]
