"""Who sits at the table: those whom the words name, and for one of several talks the sides of all of them."""

import pytest

from memcon.model.findings import Meeting
from tests.reading.stage import reading_of


def meeting_of(text: str, what: str) -> Meeting:
    return next(meeting for meeting in reading_of(text).meetings if what in meeting.what)


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        ("Delegations from Norway and Chile", ("Norway", "Chile")),
        ("Negotiators for Norway and Chile", ("Norway", "Chile")),
        ("Officials representing Norway and Chile", ("Norway", "Chile")),
        ("Communist rebels and the Chilean government", ("Communist rebels", "Chile")),
        ("Envoys of the UN Security Council and Chile", ("United Nations", "Chile")),
        ("Clan elders and pirates", ("Clan elders", "pirates")),
        ("Officials of the Rail and Ferry Workers' Union and managers of Minch Lines",
         ("Rail and Ferry Workers' Union", "Minch Lines")),
    ],
)  # fmt: skip
def test_who_meets_is_whom_the_words_name(who: str, parties: tuple[str, ...]) -> None:
    assert meeting_of(f"{who} met in Lima on Friday.", "meeting").parties == parties


@pytest.mark.parametrize(
    ("said", "parties"),
    [("said on Tuesday, after a first round last month ended without a deal.", ("Norway", "Chile")),
     ("spoke in Lima before a first round broke up.", ("Norway", "Chile"))],
)  # fmt: skip
def test_who_speaks_after_a_meeting_ended_did_not_meet_there_by_that(said: str, parties: tuple[str, ...]) -> None:
    text = (
        f"Norway and Chile will hold a second round of talks on Monday, Kenyan Foreign Minister Otieno Odhiambo {said}"
    )
    assert meeting_of(text, "first round").parties == parties


def test_the_family_of_a_boss_is_not_the_name_of_a_staff() -> None:
    names = {actor.name for actor in reading_of("Peru's trade ministry met Kowalski's Dockers Union.").actors}
    assert "Kowalski's Dockers Union" not in names


LEAD = "Norway and Chile held talks on fishing in Lima on Friday. "


@pytest.mark.parametrize(
    ("later", "what"),
    [
        ("The previous session, in Oslo on 9 February, ended without a deal.", "session"),
        ("Talks in Oslo last August collapsed.", "Talks"),
        ("The two last met in Oslo on 9 February.", "meeting"),
        ("Technical experts will gather in Oslo on 18 March.", "meeting"),
        ("Chief negotiators will hold another meeting in Oslo on 18 March.", "meeting"),
    ],
)
def test_others_of_the_same_talks_have_the_same_sides(later: str, what: str) -> None:
    assert meeting_of(LEAD + later, what).parties == ("Norway", "Chile")


def test_who_is_host_to_the_rounds_is_no_side_of_them() -> None:
    text = (
        "Peru's foreign minister visited Oslo on Friday and met his Norwegian colleague. "
        "A second round of direct talks, hosted by Peru, will be held in Lima on 18 March."
    )
    assert meeting_of(text, "second round").parties == ()


def test_who_is_named_once_beside_the_sides_is_none_of_them() -> None:
    text = LEAD + "Norway's minister spoke with Kenya on Thursday. A third round will be held in Oslo on 18 March."
    assert meeting_of(text, "third round").parties == ("Norway", "Chile")


def test_the_leaders_are_those_of_the_sides_and_not_of_a_council_named_beside_one() -> None:
    text = (
        LEAD
        + "The proposal came from the secretary of Chile's Defence Council, Ana Rojas. "
        + "She proposed a meeting of the leaders in Oslo in April."
    )
    assert meeting_of(text, "leaders").parties == ("Norway", "Chile")
