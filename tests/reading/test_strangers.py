"""Whom a report does not tell: better nobody than the next who is near."""

from tests.reading.stage import actor_of, reading_of, said

DAM = (
    "ALMATY, Sept 10 2024 - Uzbekistan and Tajikistan ended a first round of talks on Wednesday, officials said.\n\n"
    "The talks, mediated by Kazakhstan, began a day late because the flight of the Tajik delegation was held up. "
    "Uzbekistan had sent a large team.\n\nTajikistan will hand over its data, Energy Minister Farrukh Nazarov told "
    "reporters.\n\nKazakh Deputy Foreign Minister Aigul Serikova, who chaired the meeting, said the mood was good."
)


def test_a_minister_is_not_of_the_state_where_two_others_talk() -> None:
    assert actor_of(DAM, "Farrukh Nazarov").side is None


def test_officials_of_two_who_act_are_not_those_of_the_first() -> None:
    assert actor_of(DAM, "officials").side is None


def test_what_a_minister_is_minister_of_is_no_person() -> None:
    assert "Foreign" not in {actor.name for actor in reading_of(DAM).actors}
    assert actor_of(DAM, "Aigul Serikova").side == "Kazakhstan"


def test_words_of_another_paragraph_are_no_part_of_what_is_said() -> None:
    contents = [tuple(DAM[start:end] for start, end in s.content) for s in reading_of(DAM).statements]
    assert ("Tajikistan will hand over its data",) in contents


def test_he_is_not_several() -> None:
    body = "Peru let the three men go on Saturday. “No lorries, no water,” he told reporters on Sunday."
    assert [speaker for speaker, _ in said(body)] == [None]


def test_he_after_somebody_who_is_not_explained_is_nobody_who_was_named_before() -> None:
    body = (
        "Peru closed the bridge after the head of its security committee, General Luis Rojas, spoke on Thursday. What "
        "does Nazarov want? He has said it often enough. “No lorries, no water,” he told reporters on Sunday."
    )
    assert [speaker for speaker, _ in said(body)] == [None]


def test_a_ministry_that_was_named_is_not_that_of_whoever_acted_last() -> None:
    body = (
        "The Ministry of Foreign Affairs hosted the talks of Peru and Chile. Peru states that the sum was paid. The "
        "Ministry calls on both to settle this question without delay."
    )
    assert actor_of(body, "Ministry of Foreign Affairs").side is None


def test_a_person_with_a_double_first_name_is_whom_he_means() -> None:
    text = "Peru’s envoy, Luis Rojas, left on Friday.\n\n" + (
        "Jean-Claude Habimana, who is to chair the second round, flew to Entebbe on Saturday. "
        "He asked Uganda to lift the levy."
    )
    assert said(text) == [("Jean-Claude Habimana", None)]
