"""Attachments of a letter: papers, pages and texts, told by their bytes and their names."""

from memcon.articles.blocks import Item, plain_blocks
from memcon.articles.decoding import decode
from memcon.articles.limits import ARTICLE, Unusable
from memcon.articles.papers.letter_parts import Attachment
from memcon.articles.wrapping import unwrap

_PLAIN, _PAGES = (".txt", ".text", ".md"), (".html", ".htm", ".xhtml")


def items_of_attachment(attachment: Attachment) -> tuple[Item, ...]:
    """The items of a PDF, Word file, page or plain text. Raises Unusable for what is none or cannot be read."""
    data, name = attachment.data, (attachment.name or "").lower()
    if data.startswith(b"%PDF-"):
        from memcon.articles.papers.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK\x03\x04") and (
        name.endswith((".docx", ".docm")) or "wordprocessing" in attachment.media_type
    ):
        from memcon.articles.papers.docx import read_docx

        return read_docx(data)
    if name.endswith(_PAGES) or (attachment.media_type == "text/html" and not name):
        from memcon.articles.pages import read_page

        return read_page(data, charset=attachment.charset)
    if name.endswith(_PLAIN) or (attachment.media_type == "text/plain" and "." not in name):
        return _of_text(attachment)
    raise Unusable("it is no PDF, Word file, page or plain text")


def _of_text(attachment: Attachment) -> tuple[Item, ...]:
    ARTICLE.check(len(attachment.data))
    text, notes = decode(attachment.data, declared=attachment.charset)
    blocks = plain_blocks(unwrap(text.replace("\r\n", "\n")))
    if not blocks:
        raise Unusable("it is empty")
    return (Item(blocks, warnings=notes),)
