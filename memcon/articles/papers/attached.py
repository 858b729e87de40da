"""Attachments of a letter that are read: papers, pages and texts."""

from memcon.articles.blocks import Item, plain_blocks
from memcon.articles.decoding import decode
from memcon.articles.limits import ARTICLE, Unusable
from memcon.articles.papers.letter_parts import Attachment
from memcon.articles.sniffing import HEAD, Kind, tell, tell_whole
from memcon.articles.wrapping import unwrap

_PLAIN = (".txt", ".text", ".md")
_NONE = "it is no PDF, Word file, page or plain text"


def items_of_attachment(attachment: Attachment) -> tuple[Item, ...]:
    """The items of a PDF, Word file, page or plain text. Raises Unusable for what is none or cannot be read."""
    data, name = attachment.data, attachment.name or ""
    match tell_whole(data, tell(data[:HEAD], name, attachment.media_type)):
        case Kind.PDF:
            from memcon.articles.papers.pdf import read_pdf

            return read_pdf(data)
        case Kind.WORD:
            from memcon.articles.papers.docx import read_docx

            return read_docx(data)
        case Kind.PAGE:
            from memcon.articles.pages import read_page

            return read_page(data, charset=attachment.charset)
        case Kind.TEXT if _is_plain(attachment):
            return _of_text(attachment)
    raise Unusable(_NONE)


def _is_plain(attachment: Attachment) -> bool:
    """Whether a text is one for readers, and no calendar, table or program."""
    name = (attachment.name or "").lower()
    return name.endswith(_PLAIN) or (attachment.media_type == "text/plain" and "." not in name)


def _of_text(attachment: Attachment) -> tuple[Item, ...]:
    ARTICLE.check(len(attachment.data))
    text, notes = decode(attachment.data, declared=attachment.charset)
    blocks = plain_blocks(unwrap(text.replace("\r\n", "\n")))
    if not blocks:
        raise Unusable("it is empty")
    return (Item(blocks, warnings=notes),)
