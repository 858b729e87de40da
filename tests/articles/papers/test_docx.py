"""Word files: what is read of them, and what cannot be read."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from memcon.articles.blocks import Block
from memcon.articles.limits import Unusable
from memcon.articles.papers import read_docx
from memcon.model.kinds import MarkKind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
Change = Callable[[dict[str, bytes]], None]


def paper(*paragraphs: str, write: Callable[[Any], None] | None = None) -> bytes:
    """A Word file with these paragraphs, and what `write` adds."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if write:
        write(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_xml(inner: str) -> bytes:
    """A Word file whose body is this WordprocessingML."""

    def write(document: Any) -> None:
        for child in parse_xml(f"<w:body {W}>{inner}</w:body>"):
            document.element.body.insert(0, child)

    return paper(write=write)


def changed(data: bytes, change: Change) -> bytes:
    """The file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def blocks(data: bytes) -> tuple[Block, ...]:
    (item,) = read_docx(data)
    return item.blocks


def words(data: bytes) -> list[str]:
    return [block.words for block in blocks(data)]


def cause(data: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        read_docx(data)
    return str(refused.value)


def test_headings_quotations_and_paragraphs_are_told_apart() -> None:
    def write(document: Any) -> None:
        document.add_heading("Statement of the chair", 0)
        document.add_heading("Sailors", 2)
        document.add_paragraph("The lists were exchanged.")
        document.add_paragraph("We shall be back in April.", style="Quote")
        document.add_paragraph("the sick first", style="List Bullet")
        document.add_paragraph().add_run("The locks").bold = True

    assert blocks(paper(write=write)) == (
        Block("Statement of the chair", MarkKind.HEADING),
        Block("Sailors", MarkKind.HEADING),
        Block("The lists were exchanged."),
        Block("We shall be back in April.", MarkKind.QUOTE),
        Block("the sick first"),
        Block("The locks", MarkKind.HEADING),
    )


def test_a_bold_word_makes_no_heading() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("The chair ")
        paragraph.add_run("did not").bold = True
        document.add_paragraph().add_run("All of it is bold, and it is a sentence.").bold = True

    assert [block.kind for block in blocks(paper(write=write))] == [None, None]


def test_tables_are_read_where_they_stand_cell_by_cell() -> None:
    def write(document: Any) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Veltria", "Sarkland", "all now", "forty now"), strict=True):
            cell.text = text
        document.add_paragraph("So far the positions.")

    data = paper("The positions are these.", write=write)
    assert words(data) == [
        "The positions are these.",
        *("Veltria", "Sarkland", "all now", "forty now"),
        "So far the positions.",
    ]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    data = with_xml(
        "<w:p><w:r><w:t xml:space='preserve'>The round is on </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>2 May</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>2 April</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3' w:author='a'><w:r><w:t> in Amsel</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert words(data) == ["The round is on 2 April."]


def test_paragraphs_whose_break_is_deleted_are_one() -> None:
    data = with_xml(
        "<w:p><w:r><w:t>was held.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
        "<w:r><w:t xml:space='preserve'>The round </w:t></w:r></w:p>"
    )
    assert words(data) == ["The round was held."]


def test_hidden_text_and_field_codes_are_not_read() -> None:
    data = with_xml(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r>"
        "<w:r><w:instrText>DDEAUTO c:\\cmd.exe</w:instrText></w:r><w:r><w:t>They met.</w:t></w:r></w:p>"
    )
    assert words(data) == ["They met."]


def test_footnotes_stand_behind_the_text() -> None:
    def add_notes(parts: dict[str, bytes]) -> None:
        parts["word/footnotes.xml"] = (
            f"<w:footnotes {W}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
            "<w:footnote w:id='1'><w:p><w:r><w:t>The town lies on the lake.</w:t></w:r></w:p></w:footnote>"
            "</w:footnotes>"
        ).encode()
        rels = "word/_rels/document.xml.rels"
        link = f'<Relationship Id="rId99" Type="{NOTES}" Target="footnotes.xml"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
        kinds = "[Content_Types].xml"
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
        parts[kinds] = parts[kinds].replace(b"</Types>", override.encode())

    data = changed(paper("They met in Port Amsel."), add_notes)
    assert words(data) == ["They met in Port Amsel.", "The town lies on the lake."]


def test_a_file_with_macros_is_read_without_them() -> None:
    def add_macros(parts: dict[str, bytes]) -> None:
        kinds = "[Content_Types].xml"
        plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        parts[kinds] = parts[kinds].replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
        parts["word/vbaProject.bin"] = b"Shell"

    assert words(changed(paper("They met."), add_macros)) == ["They met."]


def test_properties_count_where_the_text_says_the_same_and_dates_do_not() -> None:
    def write(document: Any) -> None:
        document.core_properties.title = "Statement of the chair"
        document.core_properties.author = "clerk7"

    (item,) = read_docx(paper("Statement of the chair", "They met.", write=write))
    assert item.publication.title == "Statement of the chair"
    assert (item.publication.author, item.publication.published) == (None, None)


def entity(parts: dict[str, bytes]) -> None:
    declare(parts, '<!ENTITY x SYSTEM "file:///etc/hostname">', b"&x;")


def entities(parts: dict[str, bytes]) -> None:
    rows = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 15))
    declare(parts, f'<!ENTITY a0 "lol">{rows}', b"&a14;")


def declare(parts: dict[str, bytes], rows: str, use: bytes) -> None:
    document = parts["word/document.xml"]
    document = document.replace(b"<w:document ", f"<!DOCTYPE w:document [{rows}]><w:document ".encode(), 1)
    parts["word/document.xml"] = document.replace(b"met", use + b"met")


def bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/zero.png"] = bytes(60_000_000)


def huge(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"] + b" " * 41_000_000


def nested(parts: dict[str, bytes]) -> None:
    depth = 3000
    inner = b"<w:tbl><w:tr><w:tc>" * depth + b"</w:tc></w:tr></w:tbl>" * depth
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + inner)


def outside(parts: dict[str, bytes]) -> None:
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/etc/../../passwd")


def crowded(parts: dict[str, bytes]) -> None:
    parts |= {f"word/media/{number}.png": b"" for number in range(6000)}


def truncated(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"][:-40]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (paper(), "it holds no text"),
        (b"PK\x03\x04 not really", "it is a broken Word file"),
        (paper("They met.")[:-300], "it is a broken Word file"),
        (changed(paper("They met."), truncated), "it is a broken Word file"),
        (changed(paper("They met."), nested), "it is a broken Word file"),
        (changed(paper("They met."), outside), "it is a broken Word file"),
        (changed(paper("They met."), entity), "it is a broken Word file"),
        (changed(paper("They met."), entities), "it is a broken Word file"),
        (changed(paper("They met."), bomb), "it unpacks to several hundred times its size, as no text does"),
        (changed(paper("They met."), crowded), "it has 6,0"),
        (changed(paper("They met."), huge), "it has 41."),
    ],
    ids=["empty", "no zip", "cut", "cut inside", "nested", "outside", "entity", "entities", "bomb", "crowded", "huge"],
)
def test_what_cannot_be_read_has_one_clear_cause(data: bytes, why: str) -> None:
    assert cause(data).startswith(why)
