"""Lists of issues: set, of a file, or the one that ships."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.decisions import Decision
from memcon.model.issues import Issue, issues_written, write_issues
from memcon.model.kinds import DecisionKind
from memcon.record import Record
from memcon.views.issues import WrongIssues, issues_of, read_issues
from memcon.views.issues.lists import list_issues, write_toml

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(lambda text: f"a{text}b")
ISSUE = st.builds(
    Issue, name=WORDS, words=st.lists(WORDS, min_size=1, max_size=3).map(tuple), but=st.lists(WORDS).map(tuple)
)
ISSUES = st.lists(ISSUE, min_size=1, max_size=4, unique_by=lambda issue: issue.name.casefold()).map(tuple)
PAY = '[[issue]]\nname = "pay"\nwords = ["pay rise"]\nbut = ["pay tribute"]\n'


def set_issues(record: Record, *issues: Issue) -> Decision:
    fields = write_issues(issues)
    return record.decide(Decision.make(DecisionKind.ISSUES, fields=fields, who="ada", made="2031-05-30T14:02+02:00"))


def names(record: Record, folder: Path | None = None) -> list[str]:
    return [issue.name for issue in issues_of(record.view(), folder).issues]


def test_until_one_is_set_the_general_list_serves(record: Record) -> None:
    assert issues_of(record.view()).general


def test_a_list_that_is_set_is_kept_in_its_order_with_who_set_it(record: Record) -> None:
    set_issues(record, Issue(name="rosters"), Issue(name="pay", words=("pay rise",), but=("pay tribute",)))
    found = issues_of(record.view())
    assert found.issues[1] == Issue(name="pay", words=("pay rise",), but=("pay tribute",))
    assert [issue.name for issue in found.issues] == ["rosters", "pay"]
    assert found.origin.startswith("Issues set by ada, 2031-05-30 14:02 (k-")


def test_a_list_that_is_set_survives_a_rebuild(record: Record) -> None:
    set_issues(record, Issue(name="rosters"))
    record.rebuild()
    assert names(record) == ["rosters"]


def test_taking_a_list_back_brings_the_one_before_back(record: Record) -> None:
    set_issues(record, Issue(name="rosters"))
    last = set_issues(record, Issue(name="pay"))
    record.decide(Decision.make(DecisionKind.UNDO, target=last.id, who="ada", made="2031-05-30T15:00+02:00"))
    assert names(record) == ["rosters"]


def test_the_list_of_a_folder_serves_until_one_is_set(record: Record, tmp_path: Path) -> None:
    (tmp_path / "memcon.toml").write_text(PAY, "utf-8")
    assert names(record, tmp_path) == ["pay"]
    set_issues(record, Issue(name="rosters"))
    assert names(record, tmp_path) == ["rosters"]


def test_settings_of_other_matters_are_no_list(record: Record, tmp_path: Path) -> None:
    (tmp_path / "memcon.toml").write_text("[other]\nkey = 1\n", "utf-8")
    assert issues_of(record.view(), tmp_path).general


def test_a_list_is_shown_with_its_words(record: Record) -> None:
    set_issues(record, Issue(name="pay", words=("pay rise",), but=("pay tribute",)), Issue(name="rosters"))
    assert list_issues(issues_of(record.view())).rows == (
        ("pay", "pay rise", "pay tribute"),
        ("rosters", "rosters", ""),
    )


@given(ISSUES)
def test_what_is_set_is_what_was_given(issues: tuple[Issue, ...]) -> None:
    assert issues_written(write_issues(issues)) == issues


@given(ISSUES)
def test_a_list_that_is_written_is_read_as_it_was(issues: tuple[Issue, ...]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "issues.toml"
        path.write_text(write_toml(issues), "utf-8", newline="")
        assert read_issues(path) == issues


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        (b"", "it names no issue"),
        (b"issue = 1", "issue: expected `array`, got `int`"),
        (b"[[issue]]\nwords = ['pay']", "issue[0]"),
        (b"[[issue]]\nname = ' '", "issue[0].name"),
        (b"[[issue]]\nname = 'pay'\nwrods = ['pay']", "unknown field `wrods`"),
        (b"[[issue]]\nname = 'pay'\nwords = ['*']", "'*' is no word"),
        (b"[[issue]]\nname = 'pay'\n[[issue]]\nname = 'Pay'", "'pay' stands there twice"),
        (b"[[issue]]\nname = 'pay'\nwords = ['not pay']", "but = [...]"),
        (b"[[issue", "it is no TOML"),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"[[issue]]\nname = 'p" + b"a" * 500 + b"y'", "longer than 200"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_cause(tmp_path: Path, written: bytes, cause: str) -> None:
    path = tmp_path / "issues.toml"
    path.write_bytes(written)
    with pytest.raises(WrongIssues) as refused:
        read_issues(path)
    assert cause in str(refused.value)
    assert "\n" not in str(refused.value)
