"""One saying in other words, and look-alikes that are another: what the record makes of how outlets tell of it."""

import pytest

from memcon.model.kinds import ActorKind, Attitude, StatementKind
from memcon.record.merge.roots import wordings
from tests.record.builders import Report, are_one

INDIRECT = StatementKind.INDIRECT
_TWO = frozenset({"refusing", "months", "opposite"})  # lists whose words make two sayings of one


def told(words: str, speaker: str | None = "Anna Bell", day: str = "2031-03-04", **fields: object) -> Report:
    """A report of something said, in quotation marks unless it begins as indirect speech does."""
    indirect = words.startswith("that ") or words[0].islower()
    fields.setdefault("kind", INDIRECT if indirect else StatementKind.DIRECT)
    report = Report(f"{speaker} on {day}, {sorted(map(str, fields.values()))}: {words}", day)
    report.statement(words, speaker, **fields)
    return report


def denied(words: str, cue: str = "denied", **fields: object) -> Report:
    return told(words, cue_text=cue, kind=INDIRECT, **fields)


@pytest.mark.parametrize("name", wordings())
def test_each_list_of_wordings_does_what_its_example_shows(name: str) -> None:
    first, second = wordings()[name]["example"]
    other = told(second, cue_text=wordings()[name].get("cue"), day="2031-03-05")
    assert are_one(told(first), other) is (name not in _TWO)


def test_no_word_stands_for_two_things() -> None:
    words = [word for group in wordings()["others"]["groups"] for word in group.split()]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will not go back to the depots until the rosters are rewritten",
         "that her members would not return to the depots until rosters had been redrawn"),
        ("If there is no text by midnight, we leave",
         "that the islands would leave unless there was a text by midnight"),
        ("All eleven engineers are alive and in good health",
         "that the 11 engineers were all living and in good health"),
        ("Three hundred billion dollars is an insult to the islands",
         "that 300 billion dollars was an insult to the islands"),
        ("We will pay no ransom, not today and not ever", "that the government would not pay a ransom"),
        ("We have agreed to give the talks one more month", "that they had agreed to give talks another month"),
    ],
)  # fmt: skip
def test_one_saying_in_other_words(first: str, second: str) -> None:
    assert are_one(told(first), told(second, day="2031-03-05"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Not one train will leave the depots on Friday", "Not one train will leave the depots on Saturday"),
        ("Every crossing on the river will open to lorries at dawn",
         "that every crossing on the river would be closed to lorries at dawn"),
        ("Our exports of grain to the islands rose in spring",
         "that imports of grain to the islands had risen in spring"),
        ("They will talk to us before the vote in the spring",
         "that they would talk to them after the vote in the spring"),
        ("Nine of the engineers are alive", "that eleven of the engineers were alive"),
        ("We read the paper of the northern side", "that they were ready for a paper of the northern side"),
    ],
)  # fmt: skip
def test_a_look_alike_is_another_saying(first: str, second: str) -> None:
    assert not are_one(told(first), told(second, day="2031-03-05"))


def test_what_is_denied_is_what_was_said_not_to_be() -> None:
    assert are_one(told("We fired no shot at the ferry"), denied("that they had fired a shot at the ferry"))
    assert are_one(told("We never refused a judge from abroad"), denied("having refused a judge from abroad"))
    assert not are_one(told("They fired a shot at the ferry"), denied("that they had fired a shot at the ferry"))


def test_the_same_words_denied_and_claimed_by_one_speaker_are_two_statements() -> None:
    words = "that the coast guard of the islands had fired on the ferry at dawn"
    assert not are_one(told(words), denied(words, day="2031-03-05"))
    assert not are_one(told(words), denied("the coast guard of the islands had fired on the ferry", "rejected"))


def test_a_denial_of_a_denial_denies_nothing() -> None:
    words = "that they had fired a shot at the ferry"
    assert not are_one(told("We fired no shot at the ferry"), denied(words, "did not deny"))


def test_whoever_we_are_is_told_by_side_or_name_in_indirect_speech() -> None:
    ours = told("We cannot accept a quota on our steel", side="Norland")
    assert are_one(ours, told("that Norland could not accept a quota on its steel", side="Norland", day="2031-03-05"))
    assert not are_one(ours, told("that Southmark could not accept a quota on its steel", side="Norland"))
    his = told("that his country could not accept a quota on its steel", side="Norland")
    assert are_one(his, told("that Norland could not accept a quota on its steel", side="Norland", day="2031-03-05"))
    assert not are_one(his, told("that Southmark could not accept a quota on its steel", side="Norland"))


def test_what_we_are_is_not_what_another_is() -> None:
    ours = told("We are ready for a truce")
    assert not are_one(ours, told("that France was ready for a truce", side="Norland", day="2031-03-05"))
    assert are_one(ours, told("that France was ready for a truce", side="France", day="2031-03-05"))


def test_one_half_of_what_somebody_said_is_known_for_the_whole() -> None:
    both = Report(
        "“Since Thursday we have not had one proposal from the union,” Bell said. “This strike hurts travellers.”",
        "2031-03-04",
    )
    first = both.span("Since Thursday we have not had one proposal from the union")
    made = both.statement("This strike hurts travellers.", "Anna Bell")
    both.findings[0] = made.__class__(
        id=made.id, speaker="Anna Bell", kind=made.kind, attitude=made.attitude, content=(first, *made.content)
    )
    half = told("that since Thursday the company had not received a single proposal from the union", day="2031-03-05")
    assert are_one(both, half)


def test_what_is_quoted_was_said_though_the_report_tells_that_somebody_wants_it() -> None:
    wanted = Report("Bell wanted “seven per cent, and not a penny less”.", "2031-03-05")
    wanted.statement(
        "“seven per cent, and not a penny less”", "Anna Bell", kind=StatementKind.MIXED, attitude=Attitude.HELD
    )
    assert are_one(told("We want seven per cent and not a penny less"), wanted)
    assert are_one(wanted, told("that seven per cent and not a penny less was due", attitude=Attitude.HELD))


CALM = "The sea will be calm again when the last of their ships has gone home"


def in_other_words(speaker: str | None, **fields: object) -> Report:
    return told(
        "The sea will only be calm again once the last of their vessels has gone home", speaker, "2031-03-05", **fields
    )


def by_office(office: str, side: str | None = "Norland") -> Report:
    report = in_other_words(f"the {office}", side=side, office=office)
    report.actor(f"the {office}", ActorKind.UNNAMED, side=side, names=())
    return report


def test_a_rendering_by_one_who_is_told_by_office_alone_is_of_the_one_who_spoke() -> None:
    named = told(CALM, side="Norland", office="foreign minister")
    assert are_one(named, by_office("minister"))
    assert not are_one(named, by_office("president"))
    assert not are_one(named, by_office("foreign minister", "Southmark"))


def test_a_rendering_by_nobody_is_of_the_one_who_spoke_where_there_is_just_one() -> None:
    assert are_one(told(CALM), in_other_words(None))
    assert not are_one(told(CALM), told(CALM, "Carl Dorn"), in_other_words(None))
    assert not are_one(told("It was a good talk"), told("It was a good and honest talk", None, "2031-03-05"))


def namesakes(*others: Report) -> list[Report]:
    """Reports that speak of two persons of one last name, whom a last name alone does not tell apart."""
    both = Report("Anna Bell met Otto Bell.", "2031-03-04")
    both.actor("Anna Bell", side="Norland")
    both.actor("Otto Bell", side="Southmark")
    return [*others[:-1], both, others[-1]]


def by(name: str, words: str = CALM, day: str = "2031-03-04", **fields: object) -> Report:
    report = told(words, name, day, **fields)
    report.actor(name, side=fields.get("side"))
    return report


def test_a_last_name_that_two_persons_bear_is_told_by_the_words() -> None:
    short = by("Bell", "The sea will only be calm again once the last of their vessels has gone home", "2031-03-05")
    assert are_one(*namesakes(by("Anna Bell"), short))
    assert not are_one(*namesakes(by("Anna Bell"), by("Otto Bell"), short))
    assert not are_one(*namesakes(by("Carl Dorn"), short))
