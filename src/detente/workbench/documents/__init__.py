"""The open model files: their text, its past, and what others do to the same files meanwhile."""

from detente.workbench.documents.document import Document, Good, Last
from detente.workbench.documents.folder import Folder, FolderError
from detente.workbench.documents.merge import Clash

__all__ = ["Clash", "Document", "Folder", "FolderError", "Good", "Last"]
