"""What is passed over is passed over early, for a reason that is counted; what is looked for is never passed over."""

from pathlib import Path

import pytest

from benchmarks.merge.gold import gold_files, marked
from memcon.corpus.glance import decide, glance
from memcon.corpus.matching import Match, lists, parse_match
from memcon.corpus.raw import Form, Raw

from .conftest import SAID, ids, lines, page, read, report

GERMAN = "Die Gespräche über die Fähre gingen am Montag weiter, und niemand weiß, wann sie zu einem Ende kommen werden."


@pytest.mark.parametrize(
    ("words", "text", "is_in"),
    [
        ("ferry", "The FERRY left.", True),
        ("ferry", "The ferryman left.", False),
        ("ferr*", "The ferries left.", True),
        ("peace talks", "They spoke of peace\n talks there.", True),
        ("Ardland + Borovia", "Ardland wrote to Cestria.", False),
        ("Ardland + Borovia", "Borovia wrote to Ardland.", True),
        ("Dunmark, ferry", "The ferry left.", True),
        ("Zürich", "They met in ZÜRICH.", True),
        ("C++", "It is written in C++.", True),
        ("Ardland + @talks", "Ardland sent a delegation.", True),
        ("Ardland + @talks", "Ardland has hills.", False),
    ],
)
def test_words_match_as_they_are_asked_for(words: str, text: str, is_in: bool) -> None:
    assert parse_match([words]).is_in(text) is is_in


@pytest.mark.parametrize(
    ("name", "word", "example"), [(name, row["word"], row["example"]) for name, rows in lists().items() for row in rows]
)
def test_a_word_of_a_list_is_in_its_example(name: str, word: str, example: str) -> None:
    assert parse_match([word]).is_in(example)
    assert parse_match([f"@{name}"]).is_in(example)


def test_a_list_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ValueError, match="there is no list @sport \\(there are @talks, @speech\\)"):
        parse_match(["@sport"])


def test_a_file_of_words_may_hold_remarks() -> None:
    assert parse_match(["# the parties", "Ardland", "", "Borovia"]).ways == (("Ardland",), ("Borovia",))


def test_a_way_with_a_word_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="has a word missing"):
        parse_match(["Ardland +"])


def test_without_words_everything_matches() -> None:
    assert Match().is_in("anything")


@pytest.mark.parametrize(
    "body",
    [
        "The <b>fer</b>ry talks went on in the harbour.",
        "The fer&shy;ry talks went on in the harbour.",
        "The ferry&nbsp;talks went on in the harbour.",
        "The ferry<br>talks went on in the harbour.",
        "The <a href='/x'>ferry</a> <em>talks</em> went on in the harbour.",
    ],
)
def test_a_glance_at_a_page_sees_words_through_its_tags(body: str) -> None:
    raw = Raw("here", Form.FILE, page(body, title="News"), charset="utf-8")
    assert glance(raw, parse_match(["ferry talks"])) is None


def test_a_glance_passes_over_a_page_without_the_words() -> None:
    raw = Raw("here", Form.FILE, page(SAID), charset="utf-8")
    assert glance(raw, parse_match(["volcano"])) is not None


def test_a_word_in_the_menu_of_a_page_alone_does_not_count_in_the_end() -> None:
    assert decide(SAID, "The ferry", "en", parse_match(["home"])) is not None


def test_articles_in_other_languages_are_counted_by_language(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1), report(2, text=GERMAN)]))
    done = read(tmp_path / "a.jsonl", out=out)
    assert ids(out) == ["r1"]
    assert done.tally.languages == {"de": 1}


def test_articles_without_the_words_are_counted(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1), report(2), {"text": "  "}]))
    done = read(tmp_path / "a.jsonl", out=out, match=parse_match(["number 2"]))
    assert ids(out) == ["r2"]
    assert done.tally.passed == {"without a text": 1, "without the words asked for": 1}


def test_no_report_on_talks_is_without_a_word_of_the_lists() -> None:
    reports = [one.article.text.body for one in marked(gold_files()) if one.mentions]
    by_talks, by_both = parse_match(["@talks"]), parse_match(["@talks, @speech"])
    assert sum(map(by_talks.is_in, reports)) >= 0.97 * len(reports)
    assert all(map(by_both.is_in, reports))
