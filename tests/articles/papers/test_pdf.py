"""PDFs: their order, paragraphs, headings and pages, and what cannot be read."""

import random
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from memcon.articles.blocks import Block, assemble
from memcon.articles.limits import Unusable
from memcon.articles.papers import read_pdf
from memcon.articles.papers.opened import Print, print_of
from memcon.model.kinds import MarkKind
from tests.articles.papers import making
from tests.articles.papers.making import all_of, column, drawn

LONG = ["The envoys of both sides left the town on Friday after the end", "of the talks, and will be back in April."]
PROSE = [making.OPENING, making.SAILORS, making.LOCKS, making.MEMORANDUM, making.NEXT_ROUND]


def shown(data: bytes) -> Print:
    return print_of(data, pages=100)


def words(data: bytes) -> list[str]:
    return [block.words for block in shown(data).blocks]


def paragraphs(blocks: Sequence[Block]) -> list[str]:
    return assemble(blocks)[0].split("\n\n")


def headings(blocks: Sequence[Block]) -> list[str]:
    return [block.words for block in blocks if block.kind is MarkKind.HEADING]


def cause(data: bytes, *, seconds: int = 60) -> str:
    with pytest.raises(Unusable) as refused:
        read_pdf(data, seconds=seconds)
    return str(refused.value)


def test_a_communique_in_two_columns_is_read_down_the_left_and_then_down_the_right() -> None:
    (item,) = read_pdf(making.communique(copies=4))
    once = [part for heading, text in making.SECTIONS for part in (heading, text)]
    assert paragraphs(item.blocks) == [making.COMMUNIQUE, making.OPENING, *once * 4, making.NEXT_ROUND]


def test_its_headings_are_told_by_their_type() -> None:
    found = headings(shown(making.communique()).blocks)
    assert found == [making.COMMUNIQUE, *(heading for heading, _ in making.SECTIONS)]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    text = " ".join(words(making.communique(copies=5)))
    assert "Office of the Chair" not in text
    assert "Page" not in text


def test_a_running_head_is_kept_where_it_stands_once() -> None:
    assert words(making.communique())[0] == "Federation of Inner Lakes · Office of the Chair"


def test_a_paragraph_that_a_page_ends_in_goes_on_in_the_next() -> None:
    blocks = shown(making.communique(copies=4)).blocks
    parts = next((a, b) for a, b in pairwise(blocks) if b.continues)
    assert [part.page for part in parts] == [1, 2]
    assert " ".join(part.words for part in parts) == making.LOCKS


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("justified", [True, False])
def test_indented_paragraphs_come_out_whole(columns: int, justified: bool) -> None:
    data = making.in_columns(PROSE * 6, columns, justified=justified)
    assert paragraphs(shown(data).blocks) == PROSE * 6


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["They broke off their nego-", "tiation today."], "They broke off their negotiation today."),
        (["They asked for a cease-", "fire today."], "They asked for a cease-fire today."),
        (["Each govern-", "ment has left."], "Each government has left."),
        (["The Anglo-", "Sarkish pact holds."], "The Anglo-Sarkish pact holds."),
    ],
)
def test_a_word_that_a_line_ends_in_is_put_together(lines: list[str], joined: str) -> None:
    assert words(drawn(column(lines))) == [joined]


def test_a_word_that_a_page_ends_in_stands_on_the_page_that_it_begins_on() -> None:
    data = drawn(column(["They broke off their nego-"]), column(["tiation on Friday."]))
    assert words(data) == ["They broke off their negotiation", "on Friday."]


def test_ligatures_are_letters() -> None:
    data = making.one_page(
        making.stream(b"BT /F1 12 Tf 72 700 Td (The \xdfag of the o\xdece.) Tj ET"),
        encoding=b"<< /Type /Encoding /Differences [222 /fi /fl] >>",
    )
    assert paragraphs(shown(data).blocks) == ["The flag of the ofice."]


def test_notes_stand_apart_and_behind_the_sentence_that_the_page_breaks() -> None:
    data = drawn(with_notes, column(["without a break until Friday. Then they left."]))
    blocks = shown(data).blocks
    assert [(block.page, block.words) for block in blocks] == [
        (1, "The two sides exchanged lists."),
        (1, "They met in Port Amsel, on an island of 5 km2 and went on"),
        (2, "without a break until Friday. Then they left."),
        (1, "The town was chosen by the chair. It has no airport."),
    ]


def with_notes(canvas: Canvas) -> None:
    """A page with one note, and with a raised 2 that belongs to none."""
    column(["The two sides exchanged lists."], top=700)(canvas)
    x = 72.0
    for part, size, raised in (
        ("They met in Port Amsel", 11, 0),
        ("1", 6.5, 4),
        (", on an island of 5 km", 11, 0),
        ("2", 6.5, 4),
        (" and went on", 11, 0),
    ):
        canvas.setFont("Times-Roman", size)
        canvas.drawString(x, 650 + raised, part)
        x += canvas.stringWidth(part, "Times-Roman", size)
    canvas.setFont("Times-Roman", 6)
    canvas.drawString(72, 103, "1")
    column(["The town was chosen by the chair.", "It has no airport."], x=76, top=100, size=8)(canvas)


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Sailors", "all now", "forty now"), ("Locks", "no pilots", "pilots"), ("Tolls", "later", "now")]
    cells = [column([row[at] for row in rows], x=x, top=700) for at, x in enumerate((72, 220, 380))]
    assert words(drawn(all_of(*cells))) == [" ".join(row) for row in rows]


def test_turned_text_is_read_as_it_was_written() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 100)
        canvas.rotate(90)
        column(LONG, x=0, top=0)(canvas)

    assert words(drawn(turned)) == [" ".join(LONG)]


def test_a_watermark_is_no_text() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(100, 100)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()

    assert words(drawn(all_of(watermark, column(LONG)))) == [" ".join(LONG)]


def test_a_title_counts_where_the_text_has_it_too() -> None:
    (item,) = read_pdf(making.communique(title=making.COMMUNIQUE, author="Irena Holt"))
    assert item.publication.title == making.COMMUNIQUE
    assert item.publication.author == "Irena Holt"


@pytest.mark.parametrize("title", ["Microsoft Word - final.docx", "Template for letters"])
def test_a_title_that_the_text_has_not_is_passed_over(title: str) -> None:
    (item,) = read_pdf(drawn(column(LONG), title=title, author="pc17"))
    assert (item.publication.title, item.publication.author) == (None, None)


def test_the_day_on_which_the_file_was_made_is_no_day_of_publication() -> None:
    (item,) = read_pdf(drawn(column(LONG)))
    assert item.publication.published is None
    assert item.warnings == ("the file was made on 2000-01-01; when it was published is not said",)


def test_a_paper_that_may_be_opened_by_all_is_read() -> None:
    assert words(drawn(column(LONG), encrypt=StandardEncryption("", ownerPassword="key"))) == [" ".join(LONG)]


def picture(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (50, 50))), 50, 50, 400, 400)


def test_pages_of_pictures_among_others_are_told() -> None:
    (item,) = read_pdf(drawn(column(LONG), picture))
    assert "pictures without text on page 2: what they show is not read" in item.warnings


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (drawn(column(LONG), encrypt="key"), "it is locked with a password"),
        (drawn(picture), "it holds pictures of text and no text"),
        (drawn(lambda canvas: None), "it holds no text"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "it is a broken PDF"),
        (making.communique()[:900], "it is a broken PDF"),
        (b"", "it is a broken PDF"),
        (making.many_pages(10_000), "it has 10,000 pages, and the most that a paper may have is 1,000"),
        (making.raw(list(making.chained_page_tree(5000))), "it is a broken PDF: a page of it cannot be opened"),
        (making.one_page(b"[" * 200_000 + b"]" * 200_000), "it holds no text"),
    ],
    ids=["locked", "scanned", "empty", "noise", "cut", "nothing", "10,000 pages", "deep page tree", "deep object"],
)
def test_what_cannot_be_read_has_one_clear_cause(data: bytes, why: str) -> None:
    assert cause(data) == why


def test_a_paper_whose_table_of_objects_is_wrong_is_read() -> None:
    broken = making.communique().replace(b"startxref\n", b"startxref\n9")
    assert words(broken) == words(making.communique())


def test_letters_that_the_fonts_do_not_name_are_no_text() -> None:
    encoding = b"<< /Type /Encoding /Differences [65 /uniE001 /uniE002 /uniE003] >>"
    data = making.one_page(making.stream(b"BT /F1 12 Tf 72 700 Td (ABCABC) Tj ET"), encoding=encoding)
    assert cause(data) == "its fonts do not say which letters they draw, so that its text cannot be told"


@pytest.mark.slow
def test_what_unpacks_to_100_mb_is_read() -> None:
    data = making.one_page(
        making.stream(b"BT /F1 12 Tf 72 700 Td (They left.) Tj ET" + b" " * 100_000_000, packed=True)
    )
    (item,) = read_pdf(data)
    assert paragraphs(item.blocks) == ["They left."]


@pytest.mark.slow
def test_what_takes_too_long_is_given_up() -> None:
    endless = making.one_page(
        making.stream(b"BT /F1 12 Tf 72 700 Td " + b"(They left.) Tj " * 3_000_000 + b"ET", packed=True)
    )
    start = time.monotonic()
    assert cause(endless, seconds=1) == "reading it takes more than 1 second of processor time"
    assert time.monotonic() - start < 30


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_paper_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - it damages a paper
    data = bytearray(making.communique())
    for _ in range(20):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(Unusable):
        assert read_pdf(bytes(data))
