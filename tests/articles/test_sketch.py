"""Sketches and the comparison of words: which texts are brought together, and which are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.wire import BACKGROUND, FOOTER, seeded, write_another, write_report
from memcon.articles.sketch import BANDS, SIZE, Shingled, are_near, bands, is_cut, may_be_copies, sketch, sketching

STORY = " ".join(f"Envoy {n} of the harbour towns spoke about water, roads and grain." for n in range(60))


def near(a: str, b: str) -> bool:
    return are_near(Shingled.of(a), Shingled.of(b))


def cut(shorter: str, longer: str) -> bool:
    return is_cut(Shingled.of(shorter), Shingled.of(longer))


def test_case_and_punctuation_do_not_count() -> None:
    assert sketch("The ferry, at last, RUNS again.") == sketch("the ferry at last runs again")


def test_a_sketch_is_the_same_on_every_machine_and_its_version_says_which_it_is() -> None:
    made = sketch("The ferry to Seaville runs again on Monday.")
    assert sketching() == "rensa-2-5-192"
    assert (made[:3], made[-1]) == ((3263472567, 3448562107, 3400943551), 3268296804)


def test_a_wire_story_cut_and_with_another_opening_is_near() -> None:
    assert near(STORY, "From our own correspondent in Seaville. " + STORY[: int(len(STORY) * 0.85)])


def test_a_corrected_version_is_near() -> None:
    assert near(STORY, STORY.replace("Envoy 7 ", "Envoy 77 ").replace("Envoy 20 of", "Delegate 20 of"))


def test_a_quarter_of_a_report_is_a_cut_of_it_and_not_near() -> None:
    report = write_report(seeded(3), 800).body
    quarter = report[: len(report) // 4]
    assert cut(quarter, report)
    assert not near(quarter, report)


def test_a_line_that_a_report_quotes_is_no_cut_of_it() -> None:
    assert not cut("Envoy 7 of the harbour towns spoke about water, roads and grain.", STORY)


def test_a_text_that_shares_a_third_is_neither() -> None:
    other = " ".join(f"Clerk {n} of the inland courts wrote of wages, rents and bread." for n in range(40))
    mixed = STORY[: len(STORY) // 3] + other
    assert not near(STORY, mixed)
    assert not cut(mixed, STORY)


@pytest.mark.parametrize("shared", [BACKGROUND, FOOTER, f"{BACKGROUND}\n\n{FOOTER}"], ids=["before", "foot", "both"])
def test_two_reports_that_share_a_paragraph_are_two(shared: str) -> None:
    chance = seeded(5)
    short, long = write_another(chance, shared, 200).body, write_another(chance, shared, 500).body
    assert not near(short, long)
    assert not cut(short, long)


@pytest.mark.parametrize("body", ["", "   ", "…!?"])
def test_a_text_without_words_is_like_nothing(body: str) -> None:
    assert sketch(body) == bands(()) == ()
    assert not near(body, body)


@given(st.text(), st.text())
def test_the_same_is_told_from_both_ends(a: str, b: str) -> None:
    assert near(a, b) == near(b, a)
    assert may_be_copies(sketch(a), sketch(b), (1, 2)) == may_be_copies(sketch(b), sketch(a), (2, 1))


@given(st.text())
def test_numbers_fit_the_columns_that_keep_them(body: str) -> None:
    made = sketch(body)
    assert (len(made), len(bands(made))) in {(SIZE, BANDS), (0, 0)}
    assert all(0 <= number < 1 << 32 for number in made)
    assert all(0 <= band < 1 << 63 for band in bands(made))


def test_copies_share_a_band() -> None:
    assert not set(bands(sketch(STORY))).isdisjoint(bands(sketch(STORY[: len(STORY) // 4])))
