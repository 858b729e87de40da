"""Moves, deeds, places and words that the reports of one happening share."""

import tomllib
from pathlib import Path

import pytest

import memcon.record.merge as merge
from memcon.model.kinds import (
    CommitmentStatus,
    MeetingStatus,
    MoveKind,
)
from memcon.record.fold import fold
from memcon.record.material import Material, Source
from memcon.record.merge.places import may_be_one_place
from memcon.record.merge.sayings import say_the_same, saying_of
from memcon.record.words import listed, matter_of, words_of
from tests.record.builders import Report, are_one, prisoners
from tests.record.test_merging import meeting, paper, promise


def move(what: str, day: str = "2031-03-04", kind: MoveKind = MoveKind.DEMAND, by: str = "Norland") -> Report:
    report = Report(f"{by} said on {day} that it wants this: {what} ({kind}).", day)
    report.move(what, kind, by)
    return report


def test_a_move_told_by_two_outlets_in_a_week_is_one() -> None:
    assert are_one(move("that the ferry run again"), move("the ferry to run again at once", "2031-03-06"))


def test_a_demand_made_again_a_month_later_is_another_move() -> None:
    assert not are_one(move("that the ferry run again"), move("that the ferry run again", "2031-04-06"))


def test_moves_of_two_kinds_or_parties_are_two() -> None:
    assert not are_one(move("that the ferry run"), move("that the ferry run", kind=MoveKind.OFFER))
    assert not are_one(move("that the ferry run"), move("that the ferry run", by="Southmark"))


def test_a_deed_is_one_by_party_day_and_words() -> None:
    def deed(what: str, date: str | None, day: str = "2031-03-04") -> Report:
        report = Report(f"{what}, it was reported on {day} of {date}.", day)
        report.deed(what, "Norland", date=date)
        return report

    shelled = deed("Norland shelled the harbour at night", "2031-03-03")
    assert are_one(shelled, deed("the harbour was shelled by Norland", "2031-03-03", "2031-03-05"))
    assert not are_one(shelled, deed("the harbour was shelled by Norland", "2031-03-04", "2031-03-05"))
    assert not are_one(shelled, deed("Norland sent grain to the island", "2031-03-03"))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Kiev", "Kyiv", True),
        ("Seaville", "Harbour Palace, Seaville", True),
        ("Paris", "France", True),
        ("Paris", "Germany", False),
        ("Geneva", "Seaville", False),
        ("Çırağan Palace", "Ciragan Palace", True),
        (None, "Seaville", True),
    ],
)
def test_places(a: str | None, b: str, one: bool) -> None:
    assert may_be_one_place(a, b) is may_be_one_place(b, a) is one


def _ideas(named: list[str]) -> list[Report]:
    days = ("2031-03-04", "2031-03-20")
    return [meeting(d, words=w, status=MeetingStatus.PROPOSED, what=w) for d, w in zip(days, named, strict=True)]


def test_the_word_lists_do_what_their_examples_show() -> None:
    table = tomllib.loads((Path(merge.__file__).parent / "sameness.toml").read_text())
    assert len({matter_of(e) for e in table["plain"]["example"]}) == 1
    assert len({matter_of(e, giving=False) for e in table["giving"]["example"]}) == 1
    assert are_one(*(paper(e) for e in table["generic_papers"]["example"]))
    assert not are_one(*(paper(e) for e in table["listing_papers"]["example"]))
    assert may_be_one_place(*table["venues"]["example"])
    pointing, plain = (set(words_of(e)) & listed("pointing") for e in table["pointing"]["example"])
    assert pointing
    assert not plain
    assert not are_one(*_ideas(table["meeting_again"]["example"]))
    in_words, in_figures = table["numerals"]["example"]
    kept = promise(in_words, quantity=prisoners(1000), status=CommitmentStatus.KEPT, status_on="2031-03-03")
    assert are_one(kept, promise(in_figures, quantity=prisoners(1000), status=CommitmentStatus.PENDING))
    denied, said_so = (set(words_of(e)) & listed("denying") for e in table["denying"]["example"])
    assert denied
    assert not said_so
    assert say_the_same(*map(saying_of, table["figures"]["example"]))
    assert not say_the_same(*map(saying_of, table["lacking"]["example"]))
    ours, theirs = (saying_of(e).roots for e in table["irregular"]["example"])
    assert ours == theirs
    for gathering in table["gathering"]:
        assert set(words_of(gathering["example"])) & set(gathering["words"].split())
    assert not listed("plain") & listed("giving")


def test_every_finding_belongs_to_one_entry() -> None:
    report = Report("Norland met Southmark, shelled it, demanded and promised a memorandum, Bell said: “So it was.”")
    report.meeting("met", "Norland")
    report.deed("shelled", "Norland")
    report.move("demanded", MoveKind.DEMAND, "Norland")
    report.commitment("promised", ["Norland"])
    report.document("a memorandum", "Norland", "memorandum")
    report.statement("So it was.", "Bell")
    report.actor("Bell")
    article = report.article
    membership = fold(Material((Source(article.text, (article.publication,), None, report.id, report.reading()),)))
    assert membership == {finding.id: finding.id for finding in report.findings}
