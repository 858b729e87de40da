"""Deeds: what parties do away from the table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.findings import Deed
from memcon.reading.deeds import find_deeds
from tests.reading.stage import staged

NAMES = ("Unite", "Midland Bus", "Red Front")


def deeds_in(text: str, *dates: tuple[str, str]) -> tuple[Deed, ...]:
    return find_deeds(*staged(text, [name for name in NAMES if name in text], dates))


@pytest.mark.parametrize(
    ("text", "kind", "by", "toward"),
    [
        ("Red Front kidnapped three engineers from Chile.", "attack", "Red Front", None),
        ("The navy of Kenya shelled a port in Somalia.", "fighting", "Kenya", None),
        ("Norway moved two warships to the strait.", "mobilisation", "Norway", None),
        ("Peru pulled its troops out of Ecuador.", "pullback", "Peru", None),
        ("Red Front freed two hostages on Sunday.", "release", "Red Front", None),
        ("Japan sent 30 tonnes of rice to Nepal.", "aid", "Japan", "Nepal"),
        ("Canada imposed a tariff on steel from Mexico.", "sanction", "Canada", None),
        ("Greece expelled the ambassador of Albania.", "expulsion", "Greece", "Albania"),
        ("The police of Chad arrested two editors.", "arrest", "Chad", None),
        ("Members of Unite picketed the depots of Midland Bus.", "protest", "Unite", "Midland Bus"),
        ("Unite began a strike at Midland Bus.", "strike", "Unite", "Midland Bus"),
        ("Sweden opened an investigation into the bank of Latvia.", "investigation", "Sweden", "Latvia"),
    ],
)
def test_a_deed_is_found_with_who_did_it(text: str, kind: str, by: str, toward: str | None) -> None:
    found = [deed for deed in deeds_in(text) if deed.kind == kind and by in deed.by]
    assert found, deeds_in(text)
    assert toward is None or toward in found[0].toward


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not attack the port.",
        "Kenya may attack the port of Somalia.",
        "Kenya will send troops to Somalia.",
        "If Norway moves its warships, the round will fail.",
        "Did Norway move its warships?",
        "“Kenya attacked our port,” Somalia said.",
        "Kenya and Somalia talked about the port.",
        "A strike by the dockers of Kenya was averted.",
        "The shelling of a port in Somalia by Kenya would be condemned.",
        "The release of a song by Kenya spread joy.",
        "“The seizure of our boats by Kenya cost us dear,” Somalia said.",
    ],
)
def test_what_is_not_told_as_done_is_no_deed(text: str) -> None:
    assert deeds_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The dockers walked out on Monday.",
        "Junior doctors in Kenya began a strike over pay.",
        "Doctors in Kenya have gone on strike.",
        "A strike by nurses in Kenya closed four wards.",
        "Farmers from Chad blocked the road to the port.",
        "The guerrillas of Peru surrendered on Monday.",
    ],
)
def test_what_people_do_who_are_no_party_is_a_deed_and_not_their_states(text: str) -> None:
    (deed,) = deeds_in(text)
    assert deed.by == ()


@pytest.mark.parametrize("bound", ["until 3 May", "by 3 May", "before 3 May"])
def test_a_deed_is_not_dated_by_the_day_that_it_ends_on(bound: str) -> None:
    (deed,) = deeds_in(f"Japan imposed a tariff on steel from Nepal {bound}.", ("3 May", "2024-05-03"))
    assert deed.date is None


def test_whom_it_is_done_to_is_not_looked_for_in_a_clause_beside_it() -> None:
    (deed,) = deeds_in("Japan sent food to Nepal, which had shelled Bhutan.")[:1]
    assert deed.toward == ("Nepal",)


def test_a_deed_has_its_day() -> None:
    (deed,) = deeds_in("Japan sent 30 tonnes of rice to Nepal on 3 May.", ("3 May", "2024-05-03"))
    assert deed.date == "2024-05-03"


def test_what_a_party_says_that_it_did_has_it_as_source() -> None:
    (deed,) = deeds_in("“We released the two sailors from Chile on Sunday,” Peru said.")
    assert (deed.by, deed.status_by) == (("Peru",), "Peru")


WORDS = [
    "Chad",
    "Niger",
    "troops",
    "attacked",
    "sent",
    "food",
    "to",
    "imposed",
    "sanctions on",
    "we",
    "said",
    "“",
    "”",
    ".",
]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join))
def test_whatever_the_text_deeds_show_their_words_and_have_their_own_ids(text: str) -> None:
    found = deeds_in(text)
    assert len({d.id for d in found}) == len(found)
    assert all(text[start:end].strip() == text[start:end] != "" for d in found for start, end in d.evidence)
    assert found == deeds_in(text)


def test_a_release_by_nobody_named_is_one_without_an_actor() -> None:
    (release,) = deeds_in("40 sailors were freed in the harbour on Sunday.")
    assert (release.kind, release.by, release.toward) == ("release", (), ())


def test_a_release_that_has_begun_is_told_as_done() -> None:
    (release,) = deeds_in("Kenya began releasing 40 sailors on Sunday.")
    assert (release.kind, release.by) == ("release", ("Kenya",))


def test_a_strike_is_staged_and_a_meeting_is_walked_out_of() -> None:
    assert [deed.kind for deed in deeds_in("Unite staged a two-day strike in the depots.")] == ["strike"]
    assert deeds_in("The envoy of Kenya walked out of a meeting in the capital.") == ()


def test_a_deed_told_as_a_noun_has_its_doer_and_its_day() -> None:
    text = "The seizure of two trawlers from Chile by the coast guard of Peru on 3 May angered the owner."
    (deed,) = deeds_in(text, ("3 May", "2024-05-03"))
    assert (deed.kind, deed.by, deed.toward, deed.date) == ("coercion", ("Peru",), ("Chile",), "2024-05-03")


def test_troops_that_were_withdrawn_were_so_by_those_whose_they_are() -> None:
    (deed,) = deeds_in("Ugandan units have been withdrawn from the islands.")
    assert (deed.kind, deed.by) == ("pullback", ("Uganda",))


def test_strikes_that_kill_are_no_stoppage() -> None:
    assert [deed.kind for deed in deeds_in("A Turkish strike on a depot in Syria killed three people.")] == ["attack"]
    assert [deed.kind for deed in deeds_in("A strike by the pilots of Unite stopped all flights.")] == ["strike"]
