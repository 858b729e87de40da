"""The same words told twice in one text."""

import pytest

from memcon.model.findings import Statement
from memcon.model.ids import finding_id
from memcon.model.kinds import Attitude, FindingKind, StatementKind
from memcon.model.passages import Span
from memcon.reading.knowledge import table
from memcon.reading.statements.repeats import mark_repeats
from tests.reading.stage import page_of

OFFER = "We stand by our offer to open the northern ports to every foreign ship before the talks begin"


def told(*statements: tuple[str, str | None], **fields: object) -> tuple[Statement, ...]:
    """Statements of (words, speaker), each in a line of its own, with the repeats marked."""
    page = page_of("\n".join(words for words, _ in statements))
    found, start = [], 0
    for words, speaker in statements:
        content = (Span(start, start + len(words)),)
        found.append(
            Statement(
                id=finding_id(FindingKind.STATEMENT, page.text_id, content),
                speaker=speaker,
                kind=StatementKind.DIRECT,
                attitude=Attitude.SAID,
                content=content,
            )
        )
        start += len(words) + 1
    return tuple(mark_repeats(page, (msg if not fields else _with(msg, fields) for msg in found)))


def _with(statement: Statement, fields: dict[str, object]) -> Statement:
    import msgspec

    return msgspec.structs.replace(statement, **fields)


def are_same(a: str, b: str, **fields: object) -> bool:
    first, second = told((a, "Ana Soto"), (b, "Ana Soto"), **fields)
    assert first.same_as is None
    return second.same_as == first.id


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (OFFER, OFFER),
        (OFFER, OFFER.upper() + "."),
        (OFFER, "open the northern ports to every foreign ship"),
        ("open the northern ports to every foreign ship", OFFER),
        (f"The crews have waited long enough. {OFFER}. Nobody should doubt that.", f"{OFFER}."),
        (OFFER, "We stand by our offer… to every foreign ship before the talks begin"),
        (
            OFFER,
            "We remain true to our offer that the northern ports be opened for any foreign ship before talks begin",
        ),
        (
            "We confirm Peru’s readiness for a complete and unconditional ceasefire and further diplomatic work",
            "We reaffirm Peru's readiness for a full and unconditional ceasefire and continued diplomatic engagement",
        ),
    ],
    ids=["once more", "in capitals", "in part", "in full", "one of several sentences", "cut", "translated", "again"],
)
def test_the_same_words_are_one_statement(a: str, b: str) -> None:
    assert are_same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (OFFER, OFFER.replace("stand", "do not stand").replace("every", "any")),
        ("The owners will pay 40 million for the northern ports next year",
         "The owners would pay 60 million for northern ports in the next year"),
        (OFFER, "We stand by our crews and their families, whatever foreign owners may offer them"),
        ("We agree", "We agree"),
        ("to the talks", OFFER + " on the way to the talks"),
    ],
    ids=["denied", "another number", "another matter", "two words", "a phrase"],
)  # fmt: skip
def test_other_words_are_another_statement(a: str, b: str) -> None:
    assert not are_same(a, b)


def test_nobody_says_what_another_says() -> None:
    first, second = told((OFFER, "Ana Soto"), (OFFER, "Luis Rojas"))
    assert (first.same_as, second.same_as) == (None, None)


def test_long_words_of_whom_it_is_not_told_are_those_of_the_one_who_said_them() -> None:
    first, second = told((OFFER, "Ana Soto"), (OFFER, None))
    assert second.same_as == first.id
    first, second = told(("We will stay until they pay", "Ana Soto"), ("We will stay until they pay", None))
    assert second.same_as is None


def test_every_repeat_names_the_first() -> None:
    first, second, third = told((OFFER, "Ana Soto"), (OFFER, "Ana Soto"), (OFFER, "Ana Soto"))
    assert (second.same_as, third.same_as) == (first.id, first.id)


def test_two_reports_of_what_was_said_are_no_translations() -> None:
    a = "they stood by their offer to open the northern ports to every foreign ship before talks"
    b = "the northern ports would be opened to every foreign ship before the talks, they offered"
    assert not are_same(a, b, kind=StatementKind.INDIRECT)


def test_what_is_said_and_what_is_held_are_two() -> None:
    page = page_of(f"{OFFER}\n{OFFER}")
    first, second = told((OFFER, "Ana Soto"), (OFFER, "Ana Soto"))
    held = _with(second, {"attitude": Attitude.HELD, "same_as": None})
    assert [s.same_as for s in mark_repeats(page, (first, held))] == [None, None]


@pytest.mark.parametrize("pair", [("Peru", "United Arab Emirates"), ("Peru", "Kenya")])
def test_a_state_with_a_long_name_is_read_as_one_with_a_short_name(pair: tuple[str, str]) -> None:
    a, b = "We thank {} and our hosts for the long and patient work", "We thank our hosts and {} for their patient work"
    assert len({are_same(a.format(state), b.format(state)) for state in pair}) == 1


def test_idle_words_do_not_tell_quotations_apart_and_turning_words_do() -> None:
    idle, turning = (table("repeats")[name]["example"] for name in ("idle", "turning"))
    assert are_same(*(f"Foreign ships bring grain to northern ports, and {words}" for words in idle))
    assert not are_same(*turning)
