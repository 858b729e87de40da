"""Papers: PDFs, office documents and letters, made into items."""

from memcon.articles.papers.docx import read_docx
from memcon.articles.papers.letter import read_letter
from memcon.articles.papers.pdf import read_pdf

__all__ = ["read_docx", "read_letter", "read_pdf"]
