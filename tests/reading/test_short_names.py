"""What a report calls a body or an office when it does not name it in full, before or after it does."""

import pytest

from tests.reading.stage import actor_of, reading_of, said

UNION = "The Harrow Bay Nurses' Union met Mercy General Hospital on Monday. "


def first_speaker(text: str) -> str | None:
    return reading_of(text).statements[0].speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the union, the wards were full.",
        "The wards were full, according to the union.",
        "The union said the wards were full.",
        "The nurses’ union said the wards were full.",
    ],
)
def test_a_union_is_called_the_union(sentence: str) -> None:
    assert first_speaker(UNION + sentence) == "Harrow Bay Nurses' Union"


def test_a_body_is_called_by_the_noun_that_heads_its_name() -> None:
    assert first_speaker(UNION + "The hospital said the wards were full.") == "Mercy General Hospital"


def test_whose_lawyer_somebody_is_may_be_told_by_that_noun() -> None:
    text = UNION + "The hospital’s lawyer, Jane Porter, said the wards were full."
    assert said(text) == [("Jane Porter", "Mercy General Hospital")]


def test_a_thing_that_is_called_as_a_body_is_says_nothing() -> None:
    text = UNION + "The nurses waited outside the hospital. They said the wards were full."
    assert "Mercy General Hospital" not in [s.speaker for s in reading_of(text).statements]


def test_a_noun_that_two_bodies_are_called_by_far_from_both_means_neither() -> None:
    text = (
        "The Port Ministry met the Lake Ministry.\n\nIt rained.\n\nIt rained again.\n\nAnd again.\n\n"
        "The ministry said the road was open."
    )
    assert first_speaker(text) is None


def test_a_union_that_is_named_in_full_later_is_the_same_one() -> None:
    text = "The nurses’ union said the wards were full.\n\nThe Harrow Bay Nurses' Union has 900 members."
    assert [a.name for a in reading_of(text).actors if a.kind == "union"] == ["Harrow Bay Nurses' Union"]


def test_an_office_whose_holder_is_named_soon_is_that_person() -> None:
    text = "The governor said the port would open.\n\nGovernor Jane Porter spoke in Leeds."
    assert first_speaker(text) == "Jane Porter"


def test_an_office_of_two_holders_is_neither() -> None:
    text = "The governor said the port would open.\n\nGovernor Jane Porter met Governor Luis Rojas in Leeds."
    assert first_speaker(text) == "governor"


def test_who_speaks_for_a_person_is_not_that_person() -> None:
    text = "A spokeswoman for Governor Jane Porter confirmed that the port was open."
    assert said(text) == [("spokeswoman for Governor Jane Porter", "Jane Porter")]


def test_a_minister_of_something_is_that_person() -> None:
    text = "Peru’s Minister of Trade Luis Rojas confirmed that the port was open."
    assert said(text) == [("Luis Rojas", "Peru")]


def test_whose_members_somebody_speaks_of_are_of_the_same_side() -> None:
    text = "Mary Flynn, leader of the Port Workers Union, said her members wanted higher pay."
    assert actor_of(text, "members").side == "Port Workers Union"


def test_those_held_in_a_state_do_not_speak_for_it() -> None:
    text = "Relatives of the workers held in Peru said they had heard nothing."
    assert said(text) == [("Relatives of the workers held in Peru", None)]


def test_a_diplomat_who_knows_a_state_does_not_speak_for_it() -> None:
    assert said("A diplomat familiar with Peru’s plans said nothing had come.")[0][1] is None


def test_a_movement_with_a_partys_word_in_its_name_is_not_that_party() -> None:
    text = "“No one asked us,” said Letay Hagos of the Raya Democratic Movement."
    assert said(text) == [("Letay Hagos", "Raya Democratic Movement")]


def test_who_is_told_of_as_a_source_is_not_spoken_to() -> None:
    text = "The ports will open on Friday, according to a person familiar with the matter."
    assert reading_of(text).statements[0].addressee is None


@pytest.mark.parametrize(
    "text",
    [
        "Mary Flynn rejected that.",
        "Mary Flynn denied it.",
        "Asked about her remark, Mary Flynn left the room.",
        "Asked whether the ports were shut, Mary Flynn left the room.",
    ],
)
def test_a_word_that_points_or_a_question_that_was_put_is_no_statement(text: str) -> None:
    assert reading_of(f"The ports were shut. {text}").statements == ()


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        (UNION + "Jo Tadesse, chief executive of Mercy General, said no.", "Jo Tadesse", "Mercy General Hospital"),
        (
            "The Green Harvest Party met. The Green Harvest said it would wait.",
            "Green Harvest Party",
            "Green Harvest Party",
        ),
        ("The Liberal Democrats said they would wait.", "Liberal Democrats", "Liberal Democrats"),
        ("Education union chief Mary Flynn said the schools were shut.", "Mary Flynn", None),
        ("The party’s spokesman on ports, Mary Flynn, said no deal was near.", "Mary Flynn", None),
        ("Two sources spoke. One of the sources said the group had split.", "one of the sources", None),
        ("Kenya’s trade minister, Mary Flynn, left. Her ministry said she was ill.", "Mary Flynn’s ministry", "Kenya"),
        ("Nobody met Peru, whose trade minister said the ports were shut.", "trade minister", "Peru"),
        ("Jo Tadesse, who runs a shop and speaks for the Importers' Guild, said no.", "Jo Tadesse", "Importers' Guild"),
    ],
)
def test_who_speaks_and_for_whom(text: str, speaker: str, side: str | None) -> None:
    statement = reading_of(text).statements[0]
    assert (statement.speaker, statement.side) == (speaker, side)


def test_letters_that_come_before_the_name_mean_the_same_body() -> None:
    text = "PWU leader Mary Flynn said no.\n\nThe Port Workers Union (PWU) has 900 members."
    assert said(text)[0] == ("Mary Flynn", "Port Workers Union")


def test_they_are_the_two_sides_that_agreed_before() -> None:
    text = (
        "Peru and Kenya met. The two sides agreed that the board should meet in May. They also said the text was near."
    )
    assert reading_of(text).statements[-1].speaker == "Peru and Kenya"
