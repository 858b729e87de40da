"""Word files (.docx, .docm): the text as it stands when all tracked changes are taken, without macros, comments,
running heads and hidden text. Nothing in it is run or fetched."""

import io
import zipfile
from typing import Any

from memcon.articles.blocks import Block, Item
from memcon.articles.limits import PAPER, Limit, Unusable
from memcon.articles.papers.properties import confirmed, made_on
from memcon.articles.papers.titles import title_of
from memcon.articles.papers.word_styles import Styles
from memcon.articles.papers.word_text import blocks_of_body, notes_of
from memcon.model.articles import Publication

_UNPACKED = Limit(200_000_000, "a Word file when it is unpacked")
_XML = Limit(40_000_000, "the XML of a Word file")
_MOST_PARTS = 5_000
_RATIO, _RATIO_FROM = 300, 1_000_000  # no part that size is packed so well, but for one made to fill the memory
_NOTES = ("footnotes", "endnotes")


def read_docx(data: bytes) -> tuple[Item, ...]:
    """The one item that a Word file is. Raises Unusable where it is broken, locked, empty, or unpacks to too much.

    Of what its properties say only a title or author that also stands in the text is believed, and no date; where they
    give no title, the heading that it begins with is one.
    """
    PAPER.check(len(data))
    _check_packing(data)
    blocks, properties = _read(data)
    words = "\n".join(block.words for block in blocks)
    if not words.strip():
        raise Unusable("it holds no text")
    publication = Publication(title=title_of(blocks, properties.title), author=confirmed(properties.author, words))
    warning = made_on(properties.created and properties.created.isoformat())
    return (Item(blocks, publication, warnings=warning),)


def _check_packing(data: bytes) -> None:
    """Raises Unusable where the sizes that the archive states are those of a bomb; no more than is stated is ever
    unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError) as error:
        raise Unusable("it is a broken Word file") from error
    if len(parts) > _MOST_PARTS:
        raise Unusable(f"it has {len(parts):,} parts, and the most that a Word file may have is {_MOST_PARTS:,}")
    if any(part.flag_bits & 1 for part in parts):
        raise Unusable("it is locked with a password")
    _UNPACKED.check(sum(part.file_size for part in parts))
    _XML.check(sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels"))))
    if any(part.file_size > _RATIO_FROM and part.file_size > _RATIO * part.compress_size for part in parts):
        raise Unusable("it unpacks to several hundred times its size, as no text does")


def _read(data: bytes) -> tuple[tuple[Block, ...], Any]:
    """The blocks and the core properties."""
    from docx.opc.exceptions import OpcError
    from docx.opc.package import OpcPackage
    from lxml.etree import XMLSyntaxError

    try:
        package = OpcPackage.open(io.BytesIO(data))
        main = package.main_document_part
        parts = {rel.reltype.rpartition("/")[2]: rel.target_part for rel in main.rels.values() if not rel.is_external}
        styles = Styles.of(_xml(parts["styles"]) if "styles" in parts else None)
        blocks = list(blocks_of_body(_xml(main), styles))
        for name in _NOTES:
            if name in parts:
                blocks += notes_of(_xml(parts[name]), styles)
        return tuple(blocks), package.core_properties
    except (OpcError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, OSError) as error:
        raise Unusable("it is a broken Word file") from error


def _xml(part: Any) -> Any:
    """The root of a part; the parser takes no entities and no more than 256 elements within one another."""
    from docx.oxml.parser import parse_xml

    return parse_xml(part.blob)
