"""What makes two actors the same: a person over spellings, a state or body over its names."""

import pytest

from memcon.model.kinds import ActorKind
from tests.record.builders import Report, are_one


def person(name: str, day: str = "2031-03-04", **fields: str) -> Report:
    report = Report(f"{name} spoke on {day} in {fields.get('side', 'the harbour')}.", day)
    report.actor(name, **fields)
    return report


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oleh Vernytsky", "Oleh Vernytskyy"),
        ("Rustam Halierov", "Rustam Halerov"),
        ("Volodymyr Dorn", "Vladimir Dorn"),
        ("Dr. Anna Bell", "Anna Bell"),
        ("A. Bell", "Anna Bell"),
        ("Recha Tarin Doğan", "Tarin Dogan"),
        ("Олег Верницький", "Oleh Vernytsky"),
        ("Han Tae-ho", "Taeho Han"),
        ("Yusuf Tarek", "Yousef Tarek"),
        ("Abdulqader al-Murtada", "Abdul Qader al-Murtadha"),
        ("Salem al-Awlaqi", "Salim Al-Aulaki"),
    ],
)
def test_one_person_over_spellings(a: str, b: str) -> None:
    assert are_one(person(a), person(b, "2031-03-05"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Bell", "Carl Bell"),
        ("Ivan Dorn", "Ivana Dorn"),
        ("Anna Bell", "Anna Ball"),
        ("Hassan Tarek", "Hussein Tarek"),
        ("Mahmoud Tarek", "Mohammed Tarek"),
    ],
)
def test_two_first_names_or_last_names_are_two_persons(a: str, b: str) -> None:
    assert not are_one(person(a), person(b, "2031-03-05"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nima Naghavi", "Nima Naqavi"),
        ("Karim al-Hadidi", "Karim Alhadidi"),
        ("Karim al-Hadidi", "Karim Hadidi"),
        ("Samir Abdelwaffy", "Samir Abdel Wafy"),
        ("al-Hadidi", "Karim Al Hadidi"),
    ],
)
def test_one_person_over_transliterations_of_a_last_name(a: str, b: str) -> None:
    assert are_one(person(a), person(b, "2031-03-05"))


@pytest.mark.parametrize(
    ("a", "b"), [("Nima Naghavi", "Omid Naqavi"), ("Karim al-Hadidi", "Samir Alhadidi"), ("Al Marsh", "Karim Marsh")]
)
def test_transliterations_do_not_make_one_of_two_persons(a: str, b: str) -> None:
    assert not are_one(person(a), person(b, "2031-03-05"))


CHAIR = {"office": "chair of the union", "side": "Norland"}


def test_a_slip_of_the_pen_in_a_last_name_is_seen_through() -> None:
    office = CHAIR | {"office": "chair"}
    assert are_one(person("Anna Vernon", **CHAIR), person("Anna Vermon", "2031-03-05", **office))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Anna Vermon", CHAIR | {"side": "Southmark"}),
        ("Anna Vermon", CHAIR | {"office": "minister"}),
        ("Anna Vermon", {"office": "chair of the union"}),
        ("Anna Vermon", {"side": "Norland"}),
        ("Agnes Vermon", CHAIR),
        ("A. Vermon", CHAIR),
    ],
    ids=["another side", "another office", "no side", "no office", "another first name", "an initial"],
)
def test_two_names_a_letter_apart_are_two_persons_otherwise(name: str, told: dict[str, str]) -> None:
    assert not are_one(person("Anna Vernon", **CHAIR), person(name, "2031-03-05", **told))


def union(name: str, *names: str) -> Report:
    report = Report(f"{name} spoke.")
    report.actor(name, ActorKind.UNION, names=(name, *names))
    return report


def test_an_acronym_joins_the_one_body_that_is_called_so() -> None:
    crews, cooks = union("Norland Union of Crews", "NUC"), union("Northern Union of Cooks", "NUC")
    assert are_one(union("NUC"), crews)
    assert not are_one(union("NUC"), cooks, crews)
    assert not are_one(union("NUX"), crews)


def test_a_union_that_is_called_by_the_end_of_its_name_is_the_one_of_those_days() -> None:
    short, crews = union("crews' union"), union("Norland Crews' Union")
    assert are_one(short, crews)
    assert not are_one(short, union("Southmark Crews' Union"), crews)
    assert not are_one(short, union("Norland Cooks' Union"))


def body(name: str, day: str) -> Report:
    report = Report(f"{name} spoke on {day}.", day)
    report.actor(name, ActorKind.ORGANISATION)
    return report


def test_a_body_that_is_called_by_whom_it_joins_alone_is_the_one_of_those_days() -> None:
    short, owners = body("Norland Ship Owners", "2031-03-04"), body("Norland Ship Owners' Association", "2031-03-05")
    assert are_one(short, owners)
    assert not are_one(short, body("Norland Ship Owners' Alliance", "2031-03-06"), owners)
    assert not are_one(body("Norland Harbour", "2031-03-04"), body("Norland Harbour Board", "2031-03-05"))


@pytest.mark.parametrize("name", ["Vernon", "Anna Vernon"])
def test_a_name_that_a_reader_took_for_a_bodys_is_the_person_of_those_days_who_bears_it(name: str) -> None:
    anna = person("Anna Vernon")
    assert are_one(body(name, "2031-03-08"), anna)
    assert not are_one(body(name, "2032-03-08"), anna)


def test_a_name_that_two_persons_bear_is_neither() -> None:
    assert not are_one(body("Vernon", "2031-03-08"), person("Carl Vernon"), person("Anna Vernon"))


def test_a_state_or_a_body_of_that_name_is_no_person() -> None:
    assert not are_one(body("Hamas", "2031-03-08"), person("Anna Hamas"))
    assert not are_one(body("NUC", "2031-03-08"), person("Anna Nuc"))


def test_a_last_name_alone_joins_the_only_bearer() -> None:
    assert are_one(person("Bell"), person("Anna Bell"))
    assert not are_one(person("Bell"), person("Carl Bell"), person("Anna Bell"))


def test_a_last_name_alone_joins_nobody_of_another_side() -> None:
    assert not are_one(person("Bell", side="Norland"), person("Anna Bell", side="Southmark"))


def test_an_initial_does_not_make_one_of_two_persons() -> None:
    assert not are_one(person("Anna Bell"), person("A. Bell", "2031-03-06"), person("Agnes Bell", "2031-03-05"))


@pytest.mark.parametrize(("a", "b"), [("Turkey", "Türkiye"), ("Ivory Coast", "Côte d'Ivoire")])
def test_a_state_is_one_over_its_names(a: str, b: str) -> None:
    one, two = Report(f"{a} hosts the talks."), Report(f"The talks are hosted by {b}.")
    one.actor(a, ActorKind.STATE)
    two.actor(b, ActorKind.STATE)
    assert are_one(one, two)


def test_officials_without_a_name_are_never_one() -> None:
    one, two = Report("An official spoke."), Report("An official was silent.")
    for report in (one, two):
        report.actor("An official", ActorKind.UNNAMED)
    assert not are_one(one, two)
