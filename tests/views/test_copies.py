"""Copies and versions side by side."""

from pathlib import Path

import pytest

from memcon.record import Record, open_record
from memcon.views.copies import (
    Difference,
    How,
    Relation,
    compare_with_copies,
    find_differences,
    list_copies,
    say_changed,
)
from memcon.views.detail import show_entry
from memcon.views.excerpts import excerpts_of
from memcon.views.filed import list_articles
from tests.record.test_versions import PAGE, corrected, first, items, keep


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = open_record(tmp_path / "record.db")
    keep(record, first(), corrected(), first(outlet="Southmark Echo", cleaning="plain-1"))
    return record


@pytest.fixture
def versions(tmp_path: Path) -> Record:
    record = open_record(tmp_path / "versions.db")
    keep(record, first(), corrected())
    return record


def test_what_differs_is_told_by_sentence() -> None:
    text = "The talks are on 3 June in Seaville. The host is glad. The rest is as it was."
    other = "The talks are on 2 June in Seaville. The rest is as it was. Nobody else came."
    assert find_differences(text, other) == (
        Difference(
            how=How.CHANGED,
            words="The talks are on 3 June in Seaville.",
            instead_of="The talks are on 2 June in Seaville.",
        ),
        Difference(how=How.ADDED, words="The host is glad."),
        Difference(how=How.LEFT_OUT, words="Nobody else came."),
    )


def test_the_same_words_have_no_difference() -> None:
    assert find_differences("One. Two.", "One.\n\nTwo.") == ()


def test_changed_words_are_shown_with_what_stood_there() -> None:
    assert say_changed("on 3 June in Seaville", "on 2 June at Seaville") == "2 → 3; at → in"


def test_an_earlier_version_is_compared_with_the_newest(versions: Record) -> None:
    (table,) = list_copies(versions.view())
    assert {(row[0], row[1], row[2]) for row in table.rows} == {
        (first().id[:10], "earlier version", corrected().id[:10])
    }
    assert any("Norland thanked the hosts." in row[4] for row in table.rows if row[3] == "added")


def test_a_copy_that_stands_is_compared_with_the_fullest(record: Record) -> None:
    assert {row[1] for table in list_copies(record.view()) for row in table.rows} == {"copy"}


def test_an_article_is_shown_with_its_versions(versions: Record) -> None:
    view = versions.view()
    (comparison,) = compare_with_copies(view, view.article(corrected().id))
    assert (comparison.relation, comparison.other) == (Relation.LATER, first().id)


def test_articles_say_which_is_an_earlier_version(versions: Record) -> None:
    (table,) = list_articles(versions.view())
    states = {row[0]: row[table.columns.index("state")] for row in table.rows}
    assert states == {first().id[:10]: f"earlier version of {corrected().id[:10]}", corrected().id[:10]: ""}


def test_an_entry_that_only_an_earlier_version_bears_out_says_so(versions: Record) -> None:
    note = show_entry(versions.view(), first().findings[1].id).note
    assert note == f"stands only in an earlier version of its text: {first().id[:10]} (now {corrected().id[:10]})"
    assert show_entry(versions.view(), first().findings[0].id).note is None


def test_items_of_one_page_stand_together_and_say_what_is_gone(tmp_path: Path) -> None:
    one, two, _ = items()
    with open_record(tmp_path / "live.db") as record:
        keep(record, one, first(published="2031-05-28T08:30:00Z"), two)
        record.saw_page(PAGE, [two.id], "2031-05-30T12:00:00Z")
        (table,) = list_articles(record.view())
    state, page = table.columns.index("state"), table.columns.index("page")
    assert [bool(row[page]) for row in table.rows] in ([True, True, False], [False, True, True])
    assert {row[0]: row[state] for row in table.rows}[one.id[:10]] == ("no longer on its page (missed on 30 May 2031)")


def test_an_excerpt_says_that_its_words_are_no_longer_there_and_where_they_stood(tmp_path: Path) -> None:
    url = "https://post.example/talks"
    with open_record(tmp_path / "gone.db") as record:
        keep(record, first(url=url))
        record.saw_page(url, [], "2031-05-30T12:00:00Z")
        view = record.view()
        excerpt = excerpts_of(view, view.entry(first().findings[1].id))[0]
    assert excerpt.where == "Seaville Post, 28 May 2031, no longer on its page (missed on 30 May 2031)"
    assert excerpt.address == f"{url}#:~:text=Norland%20thanked%20the%20hosts"
