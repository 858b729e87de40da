import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.findings import Quantity
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.record import Record, UnknownId
from memcon.views.detail import Detail, show_entry
from memcon.views.excerpts import sentence_around
from tests.record.builders import Report, put


def promise(record: Record) -> Detail:
    view = record.view()
    return show_entry(view, view.entries(FindingKind.COMMITMENT)[0].id)


def test_an_entry_is_shown_with_every_passage_in_its_sentence(record: Record) -> None:
    shown = promise(record)
    assert [e.quote for e in shown.excerpts] == [
        "It will present new rosters at that round",
        "It had promised new rosters right after the May holiday",
    ]
    assert (shown.excerpts[0].before, shown.excerpts[0].after) == ("", ", its chair Ada Brook said.")


def test_a_citation_holds_words_outlet_title_day_place_and_id(record: Record) -> None:
    shown = promise(record)
    cited = shown.excerpts[0].citation
    assert cited.startswith(
        "“It will present new rosters at that round” (Harbour Gazette, “A second round”, 20 May 2025"
    )
    assert cited.endswith(f"[{shown.excerpts[0].finding[:10]}]")


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.97, "very likely right (0.97)"), (0.7, "likely right (0.70)"), (0.31, "rather wrong than right (0.31)")],
)
def test_how_sure_the_reader_is_is_told_in_words(record: Record, confidence: float, words: str) -> None:
    report = Report("The tide will turn, Ada Brook said.", "2025-06-01")
    said = report.statement("The tide will turn", "Ada Brook", confidence=confidence)
    put(record, report)
    assert ("confidence", words) in show_entry(record.view(), said.id).fields


def test_days_amounts_and_statuses_are_told_in_words(record: Record) -> None:
    report = Report("Norland put off handing over 640 names.", "2031-06-01")
    owed = report.commitment(
        "Norland put off handing over 640 names",
        ["Norland"],
        due="2031-06-02",
        quantity=Quantity(640, "names"),
        status=CommitmentStatus.PUT_OFF,
    )
    put(record, report)
    shown = dict(show_entry(record.view(), owed.id).fields)
    assert (shown["due"], shown["quantity"], shown["status"]) == ("2 June 2031", "640 names", "put off")


def test_related_entries_are_named(record: Record) -> None:
    assert [relation for relation, _, _ in promise(record).related] == ["document"]


def test_the_id_of_any_finding_leads_to_its_entry(record: Record) -> None:
    view = record.view()
    entry = view.entries(FindingKind.COMMITMENT)[0]
    assert {show_entry(view, claim.finding.id).entry.id for claim in entry.claims} == {entry.id}


def test_an_id_that_was_never_shown_is_said_to_be_unknown(record: Record) -> None:
    with pytest.raises(UnknownId, match="c-nothing"):
        show_entry(record.view(), "c-nothing")


@given(st.text(alphabet="ab .!?\n“”A", min_size=2, max_size=120), st.data())
def test_the_sentence_around_a_passage_holds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    if span.of(text).strip() == span.of(text):
        assert sentence_around(text, span).covers(span)
