"""What several say together, and names that were marked as one. Read as published on 4 March 2024."""

import pytest

from tests.reading.stage import reading_of

TOLD = "Dockworkers' union FNV and port operator ECT broke off talks on Monday over night shifts, both said."


def test_what_both_sides_say_of_themselves_accuses_neither() -> None:
    (move,) = reading_of(TOLD).moves
    assert (move.kind, sorted(move.by), move.toward) == ("withdrawal", ["ECT", "FNV"], ())


def test_a_promise_that_two_give_together_is_owed_by_each() -> None:
    (promise,) = reading_of("Chad and Niger said they would reopen the bridge by 20 March.").commitments
    assert sorted(promise.by) == ["Chad", "Niger"]


def test_two_names_that_are_marked_as_one_are_two_where_one_stands_alone_elsewhere() -> None:
    text = "The union Havna and the operator Nordkai met. Havna wants more. Havna and Nordkai signed a protocol."
    names = {actor.name for actor in reading_of(text).actors}
    assert {"Havna", "Nordkai"} <= names
    assert "Havna and Nordkai" not in names


@pytest.mark.parametrize("firm", ["Holm and Brandt"])
def test_a_name_with_and_in_it_stays_one(firm: str) -> None:
    text = f"Peru paid {firm} 40 million dollars. The auditors of {firm} said the sum was right."
    assert not {"Holm", "Brandt"} & {actor.name for actor in reading_of(text).actors}
