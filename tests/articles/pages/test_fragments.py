"""Pieces of HTML, as feeds and letters have them."""

import pytest

from memcon.articles.pages import blocks_of
from memcon.model.kinds import MarkKind


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("plain words", ["plain words"]),
        ("one<br>two<br><br>three", ["one\ntwo", "three"]),
        ("<p>a <b>bold</b>\n  word</p>tail", ["a bold word", "tail"]),
        ("<p>He said <q>no, <q>never</q></q>.</p>", ["He said “no, ‘never’”."]),
        ("<dl><dt>LUND:</dt><dd>Will you?</dd></dl>", ["LUND: Will you?"]),
        ("<table><tr><td>Norland</td><td>12</td></tr></table>", ["Norland | 12"]),
        ("<pre>one\n two\n\nthree</pre>", ["one\ntwo", "three"]),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", ["a", "b", "c"]),
        ("&lt;p&gt; &amp; “x”", ["<p> & “x”"]),
        ("", []),
        ("<img src='https://list.example/open.gif' width=1>", []),
    ],
)
def test_a_piece_is_cut_into_its_blocks(html: str, blocks: list[str]) -> None:
    assert [block.words for block in blocks_of(html)] == blocks


def test_headings_and_quotations_are_told() -> None:
    kinds = [block.kind for block in blocks_of("<h3>A</h3><p>b</p><blockquote><p>c</p></blockquote>d")]
    assert kinds == [MarkKind.HEADING, None, MarkKind.QUOTE, None]


def test_a_heading_that_was_never_closed_makes_no_heading_of_the_paragraphs() -> None:
    found = blocks_of("<h2>" + "<p>" + "The envoys met on Tuesday in the town. " * 20 + "</p>")
    assert [block.kind for block in found] == [None]
