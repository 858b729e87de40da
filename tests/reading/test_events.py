"""PLOVER events: what findings amount to, and by whom."""

from dataclasses import replace

import pytest

from memcon.model.findings import Event, Meeting
from memcon.model.kinds import DeedKind, EventClass, MeetingStatus, MoveKind
from memcon.model.passages import Span
from memcon.reading.commitments import find_commitments
from memcon.reading.deeds import find_deeds
from memcon.reading.events import code_events
from memcon.reading.knowledge import table
from memcon.reading.moves import find_moves
from memcon.reading.page import Found, Page
from tests.reading.stage import staged


def read(text: str, *names: str) -> tuple[Page, Found]:
    page, found = staged(text, names)
    found = replace(found, commitments=find_commitments(page, found))
    found = replace(found, moves=find_moves(page, found), deeds=find_deeds(page, found))
    return page, found


def events_in(text: str, *names: str) -> tuple[Event, ...]:
    return code_events(*read(text, *names))


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        ("Kenya demanded that Uganda open the road.", "DEMAND", ("KEN",), ("UGA",)),
        ("Peru rejected a proposal of Chile.", "REJECT", ("PER",), ("CHL",)),
        ("Mexico accused Canada of dumping.", "DISAPPROVE", ("MEX",), ("CAN",)),
        ("Chad threatened to attack Niger.", "THREATEN", ("TCD",), ("NER",)),
        ("Oman and Yemen agreed on a route.", "AGREE", ("OMN", "YEM"), ()),
        ("Japan sent 30 tonnes of rice to Nepal.", "AID", ("JPN",), ("NPL",)),
        ("Canada imposed tariffs on Mexico.", "SANCTION", ("CAN",), ("MEX",)),
        ("Kenya mobilised reservists against Uganda.", "MOBILIZE", ("KEN",), ("UGA",)),
        ("Nepal thanked Oman for hosting the round.", "SUPPORT", ("NPL",), ("OMN",)),
        ("Chad will deliver the grain to Niger.", "AGREE", ("TCD",), ("NER",)),
    ],
)
def test_a_finding_is_coded_with_its_actors(
    text: str, event: str, source: tuple[str, ...], target: tuple[str, ...]
) -> None:
    first = events_in(text)[0]
    assert (first.event, first.source, first.target) == (event, source, target)


def test_where_a_meeting_was_held_is_none_whom_it_is_held_with() -> None:
    page, found = read("Ministers of Norway met in Turkey on Monday.", "Norway")
    meeting = Meeting(
        id="m-1",
        what="meeting",
        parties=("Norway",),
        place="Turkey",
        status=MeetingStatus.HELD,
        evidence=(Span(0, 43),),
    )
    (event,) = code_events(page, replace(found, meetings=(meeting,)))
    assert (event.event, event.of, event.source, event.target) == ("CONSULT", "m-1", ("NOR",), ())


def test_a_meeting_held_is_a_consultation_of_those_who_met() -> None:
    page, found = read("The summit of Chad and Niger ended in May.")
    summit = Meeting(
        id="m-1", what="summit", parties=("Chad", "Niger"), status=MeetingStatus.HELD, evidence=(Span(0, 28),)
    )
    (event,) = code_events(page, replace(found, meetings=(summit,)))
    assert (event.event, event.mode, event.source, event.of) == ("CONSULT", "multilateral", ("TCD", "NER"), "m-1")


def test_a_gathering_where_someone_merely_spoke_is_none() -> None:
    page, found = read("Chad spoke at a forum in May.")
    forum = Meeting(
        id="m-1", what="forum", parties=("Chad",), status=MeetingStatus.HELD, aside=True, evidence=(Span(0, 20),)
    )
    assert code_events(page, replace(found, meetings=(forum,))) == ()


def test_who_has_no_code_gets_none() -> None:
    (event,) = events_in("Dock Guild accused Midland Bus of stalling.", "Dock Guild", "Midland Bus")
    assert (event.event, event.source, event.target) == ("DISAPPROVE", (), ())


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        ("Kenyan police dispersed a march in Nairobi.", "COERCE", ("KEN",), ("KEN",)),
        ("Demonstrators in Lima blocked a road.", "PROTEST", ("PER",), ()),
        ("Rebels in Chad said they would attack Niger.", "THREATEN", ("TCD",), ("NER",)),
        ("Thousands of people marched through Oslo.", "PROTEST", ("NOR",), ()),
        ("Ethnic Albanians demonstrated in Serbia.", "PROTEST", ("SRB",), ()),
        ("Norway threatened to leave unless Sweden signs the paper.", "THREATEN", ("NOR",), ("SWE",)),
        ("Three Peruvians died in a bomb attack.", "ASSAULT", (), ("PER",)),
        ("Oman will send inspectors to Yemen.", "AGREE", ("OMN",), ("YEM",)),
    ],
)
def test_those_who_are_no_party_are_coded_by_their_state(
    text: str, event: str, source: tuple[str, ...], target: tuple[str, ...]
) -> None:
    first = events_in(text)[0]
    assert (first.event, first.source, first.target) == (event, source, target)


def test_what_one_side_says_of_the_other_is_not_told_as_done() -> None:
    assert "FIGHT" not in [e.event for e in events_in("“Kenyan troops shelled a port,” Somalia said.")]


def test_a_body_has_the_code_of_the_state_that_its_name_tells() -> None:
    (event,) = events_in("The Chadian Union of Teachers called off a strike.", "Chadian Union of Teachers")
    assert (event.event, event.source) == ("CONCEDE", ("TCD",))


def test_a_bare_statement_and_a_denial_have_no_class() -> None:
    assert events_in("Togo denied that it had agreed to a price.") == ()


def test_what_the_sentence_is_about_comes_before_what_it_mentions() -> None:
    text = "Kenya rejected the proposal of Uganda, which had imposed tariffs on Kenya."
    assert events_in(text)[0].event == "REJECT"


def test_every_kind_and_class_in_the_table_exists() -> None:
    plover = table("plover")
    assert set(plover["moves"]) <= set(MoveKind)
    assert set(plover["deeds"]) == set(DeedKind)
    assert set(plover["meetings"]) <= set(MeetingStatus)
    named = [name for group in ("moves", "deeds", "meetings", "commitments") for name in plover[group].values()]
    assert set(named) <= set(EventClass)


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Kenyan police dispersed a march in Nairobi.", "COP", None),
        ("Rebels in Chad said they would attack Niger.", "REB", None),
        ("Peruvian farmers blocked a road in Lima.", "AGR", None),
        ("Chadian troops killed four people in Niger.", "MIL", None),
        ("Chadian troops attacked Nigerien police.", "MIL", "COP"),
        ("Opposition leaders in Kenya called for a strike.", "OPP", None),
        ("Kenya demanded that Uganda open the road.", None, None),
    ],
)
def test_the_sector_of_those_who_act_is_told_where_the_text_names_it(
    text: str, source: str | None, target: str | None
) -> None:
    first = events_in(text)[0]
    assert (first.source_sector, first.target_sector) == (source, target)
