"""The reader as a whole: its version, and its parts as they can be left out."""

import re

from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id
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
