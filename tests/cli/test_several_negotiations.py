"""Several negotiations in one record, from the command line: made, named, split, merged, and asked for one by one."""

import json
from pathlib import Path

import pytest

from memcon.model.kinds import FindingKind

from .conftest import OTHER, Run, first_id, view


@pytest.fixture
def with_two(with_report: Run) -> Run:
    """As `run`, with a report on the ferry and one on grain, and a negotiation for each."""
    Path("grain.json").write_text(json.dumps({"id": "grain", "text": OTHER, "published": "2031-03-05"}), "utf-8")
    assert with_report("read", "grain.json").exit_code == 0
    assert with_report("name", "Ferry talks", "--about", "ferry").exit_code == 0
    assert with_report("name", "Grain talks", "--new", "--about", "grain").exit_code == 0
    return with_report


def first_words(run: Run, *asked: str) -> set[str]:
    """The first words of what is said."""
    rows = json.loads(run("statements", "--format", "json", *asked).stdout)
    return {" ".join(row["words"].strip("“").split()[:2]) for row in rows}


def test_a_listing_of_each_has_its_own_and_all_has_both(with_two: Run) -> None:
    assert first_words(with_two, "--negotiation", "Grain talks") == {"We want"}
    assert first_words(with_two, "--negotiation", "ferry") == {"We will", "Nobody has"}
    assert first_words(with_two, "--negotiation", "all") == {"We want", "We will", "Nobody has"}


@pytest.mark.parametrize("command", [("brief",), ("diff", "2031-03-01"), ("positions",), ("timeline",), ("meetings",)])
def test_without_a_name_one_line_says_which_there_are(with_two: Run, command: tuple[str, ...]) -> None:
    result = with_two(*command)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "memcon: it holds several negotiations; say which with --negotiation: Ferry talks, Grain talks"
    ]
    assert with_two(*command, "--negotiation", "Ferry talks").exit_code == 0


@pytest.mark.parametrize(
    ("asked", "said"), [("talks", "may be Ferry talks, Grain talks"), ("tariffs", "no negotiation")]
)
def test_a_name_that_fits_none_or_several_is_refused(with_two: Run, asked: str, said: str) -> None:
    result = with_two("statements", "--negotiation", asked)
    assert (result.exit_code, said in result.stderr) == (1, True)


def test_the_heading_of_the_brief_is_its_name(with_two: Run) -> None:
    assert with_two("brief", "--negotiation", "grain").stdout.startswith("Grain talks")


def test_name_shows_all_with_their_words(with_two: Run) -> None:
    lines = with_two("name").stdout.splitlines()
    assert [line for line in lines if line.startswith(("Negotiation", "About"))] == [
        "Negotiation: Ferry talks",
        "About: ferry",
        "Negotiation: Grain talks",
        "About: grain",
    ]


def test_one_of_several_is_renamed_by_its_old_name(with_two: Run) -> None:
    assert with_two("name", "Corn talks", "--of", "Grain talks").exit_code == 0
    assert [one.name for one in view().negotiations()] == ["Ferry talks", "Corn talks"]
    assert "--new makes a further one" in with_two("name", "Fish talks").stderr
    assert with_two("name", "Ferry talks", "--of", "corn").exit_code == 1


def test_what_becomes_part_of_another_comes_back_by_undo(with_two: Run) -> None:
    result = with_two("name", "Ferry talks", "--merge", "Grain talks")
    assert [one.name for one in view().negotiations()] == ["Ferry talks"]
    assert first_words(with_two) == {"We want", "We will", "Nobody has"}
    assert with_two("undo").exit_code == 0
    assert [one.name for one in view().negotiations()] == ["Ferry talks", "Grain talks"]
    assert "memcon undo k-" in result.stdout


def test_an_entry_is_split_off_into_a_negotiation_of_its_own(with_two: Run) -> None:
    id_ = first_id(FindingKind.COMMITMENT)
    assert with_two("name", "Pay talks", "--split", "Ferry talks", "--with", id_).exit_code == 0
    pay = view().negotiations()[-1]
    assert pay.name == "Pay talks"
    assert view().filed_under([id_]) == {id_: frozenset({pay.id})}
    with_two("name", "Pay talks", "--without", id_)
    assert view().filed_under([id_]) == {id_: frozenset()}
    assert "out of Pay talks" in with_two("decisions", "--format", "csv").stdout


@pytest.mark.parametrize(
    "arguments",
    [("--new",), ("Pay talks", "--split", "Ferry talks"), ("Pay talks", "--new", "--of", "Ferry talks")],
)
def test_what_says_too_little_or_too_much_is_wrong_usage(with_two: Run, arguments: tuple[str, ...]) -> None:
    before = view().decisions()
    assert with_two("name", *arguments).exit_code == 2
    assert view().decisions() == before


def test_each_may_have_issues_of_its_own(with_two: Run) -> None:
    with_two("issues", "set", "money=pay")
    with_two("issues", "set", "price=price", "--negotiation", "Grain talks")
    grain, ferry = (view().within(find(name)) for name in ("Grain talks", "Ferry talks"))
    assert [list(issues.fields) for one in (grain, ferry) if (issues := one.issues_set())] == [["price"], ["money"]]
    assert "price" in with_two("issues", "--negotiation", "Grain talks").stdout
    assert "price" not in with_two("issues").stdout
    with_two("undo")
    assert "money" in with_two("issues", "--negotiation", "Grain talks").stdout


def test_an_entry_says_where_it_is_filed(with_two: Run) -> None:
    assert "Ferry talks" in with_two("show", first_id(FindingKind.COMMITMENT)).stdout


def find(name: str) -> str:
    return next(one.id for one in view().negotiations() if one.name == name)
