"""Papers made for the tests: communiqués set in one column and in two, and files that are broken or hostile.

All of their words are invented.
"""

import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, alignment=TA_JUSTIFY, spaceAfter=6)
INDENTED = ParagraphStyle("indented", parent=BODY, firstLineIndent=12, spaceAfter=0)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=6)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Times-Bold", fontSize=17, leading=21, alignment=1)

COMMUNIQUE = "Joint communiqué on the third round of the Lake Orrin talks"
OPENING = (
    "The delegations of Veltria and Sarkland met in Port Amsel on 4 and 5 March 2031 under the chairmanship of the "
    "Federation of Inner Lakes. They discussed the exchange of detained sailors, the reopening of the northern locks "
    "and the text of a memorandum that each side had handed to the other before the round."
)
SAILORS = (
    "Veltria proposed that all detained sailors be released by the end of April, beginning with the sick and the "
    "youngest. Sarkland answered that it would release forty sailors at once and the others when the inspection of "
    "their vessels had been finished. Both delegations agreed that the lists of names be compared by the Red Lantern "
    "Society, whose representative took part in the second day of the meeting."
)
LOCKS = (
    "The northern locks have been closed since the autumn. The head of the Sarkland delegation, Irena Holt, said that "
    "they “could be opened within three weeks” if pilots of both sides were admitted. The Veltrian delegation "
    "reserved its position on pilots, and recalled that the question of tolls had not been settled in the first "
    "round either."
)
MEMORANDUM = (
    "The chair noted that the two memoranda differ on the order of steps and not on their substance. It will present "
    "a single text before the next round. The delegations undertook to send their remarks on that text in writing "
    "within ten days of receiving it."
)
NEXT_ROUND = (
    "The fourth round will be held in Port Amsel on 2 April 2031. The delegations thanked the Federation of Inner "
    "Lakes for its hospitality."
)
SECTIONS = (("Detained sailors", SAILORS), ("The northern locks", LOCKS), ("Memorandum", MEMORANDUM))
Drawn = Callable[[Canvas], None]


def communique(*, copies: int = 1, **about: str) -> bytes:
    """In two columns under a title that crosses both, with a running head and numbered pages; `copies` times its
    sections. `about` is what the file says of itself: title, author."""
    out = io.BytesIO()
    paper = BaseDocTemplate(out, pagesize=A4, invariant=1, **about)
    width, height = A4
    columns = [Frame(x, 60, 240, height - 260, leftPadding=0, rightPadding=0, id=f"c{x}") for x in (50, 305)]
    taller = [Frame(x, 60, 240, height - 130, leftPadding=0, rightPadding=0, id=f"d{x}") for x in (50, 305)]
    top = Frame(50, height - 190, width - 100, 120, id="top")
    first = PageTemplate("first", [top, *columns], onPage=_furnish)
    paper.addPageTemplates([first, PageTemplate("later", taller, onPage=_furnish)])
    story: list[Any] = [NextPageTemplate("later"), Paragraph(COMMUNIQUE, TITLE), FrameBreak(), Paragraph(OPENING, BODY)]
    for _ in range(copies):
        for heading, words in SECTIONS:
            story += [Paragraph(heading, HEADING), Paragraph(words, BODY)]
    story.append(Paragraph(NEXT_ROUND, BODY))
    paper.build(story)
    return out.getvalue()


def _furnish(canvas: Canvas, paper: BaseDocTemplate) -> None:
    canvas.setFont("Times-Italic", 8)
    canvas.drawString(50, A4[1] - 40, "Federation of Inner Lakes · Office of the Chair")
    canvas.drawCentredString(A4[0] / 2, 30, f"Page {paper.page}")


def drawn(*pages: Drawn, encrypt: str | None = None, title: str | None = None, author: str | None = None) -> bytes:
    """A PDF whose pages the functions draw."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=encrypt)
    if title:
        canvas.setTitle(title)
    if author:
        canvas.setAuthor(author)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(
    lines: Sequence[str], *, x: float = 72, top: float = 760, font: str = "Times-Roman", size: float = 11
) -> Drawn:
    """Draws lines one under the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for number, line in enumerate(lines):
            canvas.drawString(x, top - number * size * 1.25, line)

    return draw


def all_of(*parts: Drawn) -> Drawn:
    """Draws each of them on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def raw(objects: Sequence[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a table of where they stand."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    return bytes(out)


def stream(data: bytes, *, packed: bool = False) -> bytes:
    """A stream object of a PDF."""
    filter_ = b"/Filter /FlateDecode " if packed else b""
    body = zlib.compress(data, 1) if packed else data
    return b"<< %b/Length %d >>\nstream\n%b\nendstream" % (filter_, len(body), body)


def one_page(contents: bytes, *, encoding: bytes = b"/WinAnsiEncoding") -> bytes:
    """A PDF of one page whose contents are the given object."""
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            contents,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding " + encoding + b" >>",
        ]
    )


def many_pages(count: int) -> bytes:
    """A PDF whose page tree has `count` leaves, all of them one page."""
    kids = b" ".join([b"3 0 R"] * count)
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def chained_page_tree(depth: int) -> Iterator[bytes]:
    """The objects of a page tree in which each node has one child, down to one page."""
    yield b"<< /Type /Catalog /Pages 2 0 R >>"
    for number in range(2, depth + 2):
        yield b"<< /Type /Pages /Kids [%d 0 R] /Count 1 %b >>" % (
            number + 1,
            b"/Parent %d 0 R" % (number - 1) if number > 2 else b"",
        )
    yield b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (depth + 1)


def in_columns(texts: Sequence[str], columns: int, *, justified: bool) -> bytes:
    """Indented paragraphs in columns, on as many pages as they need, with a running head and numbered pages."""
    out = io.BytesIO()
    paper = BaseDocTemplate(out, pagesize=A4, invariant=1)
    width, height = (A4[0] - 100 - 20 * (columns - 1)) / columns, A4[1] - 130
    frames = [
        Frame(50 + at * (width + 20), 60, width, height, leftPadding=0, rightPadding=0, id=str(at))
        for at in range(columns)
    ]
    paper.addPageTemplates(PageTemplate("all", frames, onPage=_furnish))
    style = ParagraphStyle("set", parent=INDENTED, alignment=TA_JUSTIFY if justified else 0)
    paper.build([Paragraph(text, style) for text in texts])
    return out.getvalue()
