"""The whole reports with labels: their labels are ones that there are, and each sentence stands where it is said to."""

from benchmarks.labelled_reports import UNSEEN, Label, Report, compare, files, reports, score
from memcon.model.findings import Move, Reading
from memcon.model.kinds import DeedKind, MoveKind
from memcon.model.passages import Span


def test_every_label_is_a_kind_and_most_kinds_are_told() -> None:
    labels = [label for report in reports() for _, line in report.lines for label in line.labels]
    moves = {kind for label in labels if not label.deed for kind in label.told.kinds}
    assert moves <= set(MoveKind)
    assert len(moves) >= 14
    assert {kind for label in labels if label.deed for kind in label.told.kinds} <= set(DeedKind)


def test_the_unseen_reports_are_there() -> None:
    assert {path.stem for path in files()} > UNSEEN


def test_each_sentence_stands_where_it_is_said_to() -> None:
    for report in reports():
        assert all(span.of(report.body) == line.words for span, line in report.lines)


def report_on(labels: str, words: str) -> Report:
    from benchmarks.labelled_reports import _line

    return Report("one", {}, ((_line(f"{labels} | {words}"),),))


def reading_with(report: Report, *moves: Move) -> Reading:
    return Reading(id="t-1", text=report.body, reader="none", moves=moves)


def test_a_move_is_right_in_its_sentence_alone_and_one_that_is_optional_counts_for_nothing() -> None:
    report = report_on("rejection: Peru > Chile; (threat): Peru", "Peru refused, or else.")
    found = [
        Move(id=f"v-{kind}", kind=kind, by=("Peru",), what="it", evidence=(Span(0, 12),))
        for kind in (MoveKind.REJECTION, MoveKind.THREAT, MoveKind.OFFER)
    ]
    figures = score([compare(report, reading_with(report, *found))])
    assert (figures["seen moves"].right, figures["seen moves"].found, figures["seen moves"].gold) == (1, 2, 1)
    assert figures["seen toward"].recall == 0


def test_marks_of_a_label_are_read() -> None:
    (_, line), *_ = report_on("offer/proposal~: Peru, Chile > Cuba ^ demand; *strike", "They may.").lines
    first, second = line.labels
    assert isinstance(first, Label)
    assert (first.told.kinds, first.weak, first.answers) == (("offer", "proposal"), True, "demand")
    assert (second.deed, second.told.by) == (True, ())
