"""The reader as a whole: its version, and its parts as they can be left out."""

import re

from msgspec.structs import replace

from memcon.model.articles import Article, Mark, Publication, Text
from memcon.model.ids import text_id
from memcon.model.kinds import MarkKind
from memcon.model.passages import Span
from memcon.reading.reader import PARTS, Reader

BODY = "The Harbour Union said on Monday that it would meet the port on Friday."


def article() -> Article:
    return Article("a", Text(text_id(BODY), BODY, "as-given"), Publication(published="2025-05-28"))


def test_the_version_names_memcon_its_rules_and_the_language_model() -> None:
    assert re.fullmatch(r"memcon-[\d.]+\+[0-9a-f]{8}\+\w+", Reader().version)


def test_a_part_that_is_left_out_finds_nothing_and_the_others_go_on() -> None:
    without = {name: part for name, part in PARTS.items() if name != "moves"}
    reading = Reader(parts=without).read(article())
    assert reading.moves == ()
    assert reading.statements


def test_nothing_is_found_in_a_language_that_the_reader_does_not_know() -> None:
    known = article()
    unknown = replace(known, text=replace(known.text, language="ru"))
    reading = Reader().read(unknown)
    assert (reading.language, reading.text) == ("ru", BODY)
    assert (reading.findings, reading.dates, reading.events, reading.gaps) == ((), (), (), ())


def test_a_language_that_could_not_be_told_keeps_nothing_from_being_read() -> None:
    assert Reader().read(article()).language is None
    assert Reader().read(article()).statements


def test_nothing_is_found_in_a_paragraph_in_another_language() -> None:
    told, foreign = BODY, "Peru said: “Kenya agreed on Monday to meet in Lima.”"
    body = f"{told}\n{foreign}\n{told}"
    mark = Mark(Span(len(told) + 1, len(told) + 1 + len(foreign)), MarkKind.FOREIGN, "xx")
    text = Text(text_id(body), body, "as-given", marks=(mark,), language="en")
    reading = Reader().read(Article("a", text, Publication(published="2025-05-28")))
    spans = [span for s in reading.statements for span in (*s.content, *s.cue, *s.source)]
    assert {s.speaker for s in reading.statements} == {"Harbour Union"}
    assert not any(span.overlaps(mark.span) for span in (*spans, *reading.gaps, *(d.span for d in reading.dates)))
    assert {a.name for a in reading.actors}.isdisjoint({"Peru", "Kenya"})
