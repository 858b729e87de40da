"""Names folded: which spellings cannot tell two bearers apart, and which can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.record.given_names import first_name_key, given_names, may_be_one_first_name
from memcon.record.names import (
    differ_by_a_letter,
    fold_name,
    last_names,
    parts_of_person,
    sound,
    state_or_body,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Umerov", "Umierov"),
        ("Medinsky", "Medinskiy"),
        ("Çırağan", "Chiragan"),
        ("Erdoğan", "Erdogan"),
        ("Andrii", "Andrey"),
        ("Khrushchev", "Hruschev"),
        ("Зеленський", "Zelensky"),
        ("Умєров", "Umierov"),
        ("Elçin Məmmədov", "Elchin Mammadov"),
        ("Soo-min", "Su-min"),
        ("Murtadha", "Murtada"),
        ("Al-Aulaqi", "al-Awlaqi"),
        ("Γιώργος", "Giorgos"),
    ],
)
def test_one_sound_over_transliterations(a: str, b: str) -> None:
    assert sound(a) == sound(b)


@pytest.mark.parametrize(("a", "b"), [("Bell", "Ball"), ("Kim", "Kin"), ("Norland", "Nordland")])
def test_two_names_keep_two_sounds(a: str, b: str) -> None:
    assert sound(a) != sound(b)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Volodymyr", "Vladimir", True),
        ("Sergey", "Serhii", True),
        ("V.", "Vladimir", True),
        ("Ivan", "Ivana", False),
        ("Michael", "Michelle", False),
        ("Donald", "Ronald", False),
        ("Alasdair", "Alistair", True),
        ("Boris", "Paris", False),
        ("Yusuf", "Yousef", True),
        ("Mykola", "Nikolai", True),
        ("Dimitri", "Dmytro", True),
        ("Bill", "William", True),
        ("Hassan", "Hussein", False),
        ("Hassan", "Hasan", True),
        ("Mahmoud", "Mohammed", False),
        ("Muhammad", "Mohamed", True),
        ("Ahmed", "Hamid", False),
        ("Robert", "Rupert", False),
    ],
)
def test_first_names_over_languages(a: str, b: str, one: bool) -> None:
    assert may_be_one_first_name(sound(a), sound(b)) is one


def test_no_spelling_of_a_listed_name_sounds_like_one_of_another() -> None:
    bearers: dict[str, set[str]] = {}
    for row in given_names():
        for spelling in row:
            bearers.setdefault(sound(spelling), set()).add(row[0])
    assert [names for names in bearers.values() if len(names) > 1] == []


@pytest.mark.parametrize(("a", "b"), [("Kiev", "Kyiv"), ("Turkey", "Türkiye"), ("the United States", "U.S.")])
def test_states_over_their_names(a: str, b: str) -> None:
    assert state_or_body(a) == state_or_body(b) is not None


def test_titles_and_suffixes_are_no_names() -> None:
    assert parts_of_person("Dr. Martin Dorn Jr.") == parts_of_person("Martin Dorn")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Karim al-Hadidi", "Karim Alhadidi"),
        ("Karim el-Hadidi", "Karim Al Hadidi"),
        ("Samir Abdel Wafy", "Samir Abdelwaffy"),
        ("Samir Abdul-Wafi", "Samir Abd al-Wafi"),
        ("Abd el Karim Tahan", "Abdelkarim Tahan"),
    ],
)
def test_an_article_is_part_of_the_name_that_it_stands_before(a: str, b: str) -> None:
    assert parts_of_person(a) == parts_of_person(b)


@pytest.mark.parametrize("name", ["Yoon Tae-ho", "Yun Tae-ho", "Taeho Yoon"])
def test_a_last_name_that_stands_first_is_still_the_last_name(name: str) -> None:
    assert parts_of_person(name) == ("taeho", "iun")


def test_a_double_last_name_stands_where_it_is_written() -> None:
    assert parts_of_person("Anna Lee-Smith")[0] == sound("Anna")


def test_a_first_name_is_no_article() -> None:
    assert parts_of_person("Al Marsh") == ("al", "marc")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Naghavi", "Naqavi"),
        ("Qorbani", "Ghorbani"),
        ("al-Hadidi", "Hadidi"),
        ("Iqbal", "Ikbal"),
        ("Hrytsak", "Грицак"),
        ("Hrytsak", "Gritsak"),
    ],
)
def test_last_names_that_may_be_one(a: str, b: str) -> None:
    assert last_names(a) & last_names(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Kassem", "Ghassem"), ("Alberti", "Berti"), ("Elman", "Alman"), ("Hill", "Gill")]
)
def test_last_names_that_are_two(a: str, b: str) -> None:
    assert not last_names(a) & last_names(b)


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("okoro", "okuro", True),
        ("vernon", "vermon", True),
        ("vernon", "veron", True),
        ("vernon", "verrnon", True),
        ("petrov", "petrova", False),
        ("marin", "karin", False),
        ("bell", "ball", False),
        ("vernon", "vermun", False),
        ("vernon", "vernon", False),
    ],
)
def test_a_slip_of_the_pen_is_one_letter_inside_a_name(a: str, b: str, slip: bool) -> None:
    assert differ_by_a_letter(a, b) is differ_by_a_letter(b, a) is slip


@given(st.text())
def test_any_text_can_be_folded(name: str) -> None:
    assert fold_name(name) == fold_name(f" {name}!")
    if sounded := sound(name):
        assert first_name_key(sounded)
    assert all(parts_of_person(name))
    assert all(last_names(name))
