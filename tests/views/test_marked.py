"""A text with its findings marked, and how a side came to where it stands."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.kinds import ActorKind, MoveKind
from memcon.model.passages import Span
from memcon.record import Record, RecordView
from memcon.record.fold import fold
from memcon.record.material import Material, Source
from memcon.views.courses import Heard, find_statements, trace_positions
from memcon.views.dossiers import compile_dossier
from memcon.views.filters import Filter
from memcon.views.issues import shipped
from memcon.views.marked import MarkedText, mark_text
from memcon.views.sides import shown_sides
from memcon.views.stands import newest_stands
from tests.record.builders import Report

MakeRecord = Callable[..., Record]
BODY = "Norland said that Southmark wants a cease-fire.\n\nIt will answer."


def nested() -> Report:
    report = Report(BODY, "2031-03-01")
    report.statement("Southmark wants a cease-fire", "Norland")
    report.statement("a cease-fire", "Southmark")
    report.commitment("said that Southmark wants", ["Norland"])
    report.actor("Norland", ActorKind.STATE)
    return report


def marked(record: Record, report: Report) -> MarkedText:
    return mark_text(record.view(), report.id)


def test_pieces_put_together_are_the_paragraphs_of_the_text(record_of: MakeRecord) -> None:
    text = marked(record_of(nested()), nested())
    assert ["".join(p.text for p in one.pieces) for one in text.paragraphs] == [
        line for line in BODY.split("\n") if line
    ]
    assert all(BODY[p.start : p.start + len(p.text)] == p.text for one in text.paragraphs for p in one.pieces)


def test_a_piece_stands_under_all_that_cover_it_the_widest_first(record_of: MakeRecord) -> None:
    text = marked(record_of(nested()), nested())
    found = {f.number: f for one in text.paragraphs for f in one.found}
    inner = next(p for p in text.paragraphs[0].pieces if p.text == "a cease-fire")
    assert [BODY[found[n].first.start : found[n].first.end] for n in inner.under] == [
        "Southmark wants a cease-fire",
        "a cease-fire",
    ]
    shared = next(p for p in text.paragraphs[0].pieces if p.text == "Southmark wants")
    assert {found[n].kind.value for n in shared.under} == {"statement", "commitment"}


def test_actors_are_named_aside_and_not_marked(record_of: MakeRecord) -> None:
    text = marked(record_of(nested()), nested())
    assert [f.words for f in text.aside] == ["Norland"]
    assert text.paragraphs[1].found == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(BODY) - 1), st.integers(1, 40)), min_size=1, max_size=6, unique=True))
def test_whatever_overlaps_the_words_stay_as_they_are(places: list[tuple[int, int]]) -> None:
    report = Report(BODY, "2031-03-01")
    spans = {Span(start, min(len(BODY), start + length)) for start, length in places}
    for span in spans:
        if BODY.count(span.of(BODY)) == 1 and span.of(BODY).strip():
            report.statement(span.of(BODY), "Norland")
    source = Source(report.article.text, (report.article.publication,), report.published, report.id, report.reading())
    material = Material((source,))
    text = mark_text(RecordView(material, fold(material)), report.id)
    assert "".join(p.text for one in text.paragraphs for p in one.pieces) == BODY.replace("\n", "")
    begun = [n for one in text.paragraphs for p in one.pieces for n in p.begins]
    assert sorted(begun) == sorted({f.number for one in text.paragraphs for f in one.found})


def test_the_course_of_a_side_on_an_issue_is_told_the_newest_first(record_of: MakeRecord) -> None:
    early, late = (
        Report("Norland wants a cease-fire.", "2031-03-01"),
        Report("Norland offers a cease-fire.", "2031-04-01"),
    )
    early.move("Norland wants a cease-fire", MoveKind.DEMAND, "Norland")
    late.move("Norland offers a cease-fire", MoveKind.OFFER, "Norland")
    view = record_of(early, late).view()
    courses = trace_positions(view, newest_stands(view, shipped().issues, shown_sides(view), 5))
    assert [p.kind for p in courses["cease-fire", "Norland"].positions] == ["offer", "demand"]


def test_statements_are_narrowed_by_issue_and_channel(record_of: MakeRecord) -> None:
    report = Report("“A cease-fire now,” Ada said. “The price is high,” Jon said on radio.", "2031-03-01")
    report.statement("A cease-fire now", "Ada")
    report.statement("The price is high", "Jon", channel="radio")
    view = record_of(report).view()
    by_issue = find_statements(view, shipped(), Heard(issue="cease-fire"), limit=5)
    assert [e.fields.speaker for e in by_issue.things] == ["Ada"]
    over_radio = find_statements(view, shipped(), Heard(channel="Radio"), limit=5)
    assert [e.fields.speaker for e in over_radio.things] == ["Jon"]
    assert find_statements(view, shipped(), Heard(narrowed=Filter(about="zeppelin")), limit=5).total == 0


def test_the_offices_of_an_actor_stand_in_the_order_they_were_told_in(record_of: MakeRecord) -> None:
    first = Report("Minister Ada Holm spoke.", "2031-03-01")
    first.actor("Ada Holm", office="Minister", side="Norland")
    then = Report("President Ada Holm spoke again to them.", "2031-04-01")
    then.actor("Ada Holm", office="President", side="Norland")
    view = record_of(first, then).view()
    dossier = compile_dossier(view, first.findings[0].id)
    assert dossier is not None
    assert [(o.office, o.first) for o in dossier.offices] == [
        ("Minister", "1 March 2031"),
        ("President", "1 April 2031"),
    ]
