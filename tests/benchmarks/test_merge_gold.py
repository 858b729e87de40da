"""The marked reports: as many as the figures need, well marked, and a third of them kept apart."""

import re
from collections import defaultdict

import pytest

from benchmarks.merge.gold import KINDS, Marked, gold_files, marked, take_marks
from benchmarks.merge.grouping import figures, finding_at, groups_of
from memcon.model.findings import Meeting
from memcon.model.kinds import FindingKind
from memcon.model.passages import Span

REPORTS = list(marked(gold_files()))


def test_marks_are_taken_out_of_the_text() -> None:
    text, mentions = take_marks("r", "They held {m.two|the {p.ann|Ann} round}.")
    assert text == "They held the Ann round."
    assert [(m.name, m.span.of(text)) for m in mentions] == [("ann", "Ann"), ("two", "the Ann round")]


@pytest.mark.parametrize("marked_words", ["{m.two|the round", "the round}"])
def test_a_mark_without_its_other_end_is_refused(marked_words: str) -> None:
    with pytest.raises(ValueError, match="r: "):
        take_marks("r", marked_words)


def test_there_are_enough_reports_and_happenings() -> None:
    happenings = {m.name for r in REPORTS for m in r.mentions if m.kind is not FindingKind.ACTOR}
    assert len(REPORTS) >= 150
    assert len(happenings) >= 40


def test_about_a_third_of_the_reports_is_kept_apart() -> None:
    assert 0.3 < sum(r.is_kept_apart for r in REPORTS) / len(REPORTS) < 0.4


def test_no_happening_is_of_two_talks() -> None:
    known: dict[object, set[str]] = defaultdict(set)
    for report in REPORTS:
        for mention in report.mentions:
            known[mention.kind, mention.name].add(report.talks)
    assert [name for name, found in known.items() if len(found) > 1] == []


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.article.id)
def test_a_report_is_no_more_marked_than_written(report: Marked) -> None:
    body = report.article.text.body
    assert not re.search(r"[{}|]", body)
    assert all(m.span.of(body).strip() == m.span.of(body) != "" for m in report.mentions)


def test_every_kind_is_marked_in_both_parts() -> None:
    for apart in (False, True):
        assert {m.kind for r in REPORTS if r.is_kept_apart is apart for m in r.mentions} == set(KINDS.values())


def test_of_two_findings_on_the_words_the_narrower_one_is_meant() -> None:
    _, (mention,) = take_marks("r", "Ada and Ben held {m.two|a round} after lunch.")
    wide = Meeting(id="m-1", what="a round", evidence=(Span(0, 36),))
    narrow = Meeting(id="m-2", what="a round", evidence=(Span(17, 24),))
    assert finding_at(mention, [wide, narrow]) is narrow


def test_what_was_not_found_counts_in_the_figures_of_all() -> None:
    (_, mentions) = take_marks("r", "{m.a|one} {m.a|two} {m.b|three}")
    told = figures(dict(zip(mentions, ("m-1", None, "m-2"), strict=True)))
    assert told["B3"] == 1
    assert told["all B3"] < 1
    assert told["found"] == pytest.approx(2 / 3)
    assert len(groups_of(dict.fromkeys(mentions, "m-1"))) == 1
