"""Words are filed under issues by the list alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.issues import Issue
from memcon.model.kinds import FindingKind, MoveKind
from memcon.record.fold import fold
from memcon.record.material import Material, Source
from memcon.record.matters import words_telling
from memcon.record.view import RecordView
from memcon.views.issues import IssueList, file_under, shipped
from memcon.views.stands import file_entries
from tests.record.builders import Report
from tests.working import no_more_work_than

ISSUES = (
    Issue(name="pay", words=("pay", "salary"), but=("pay tribute",)),
    Issue(name="truce", words=("cease-fire",)),
    Issue(name="disarmament", words=("disarm*",)),
    Issue(name="harbour dues"),
)
SENTENCES = ("wants more pay", "wants a ceasefire", "will never disarm", "wants lower harbour dues", "wants tea")
OURS = IssueList(issues=ISSUES, origin="ours")


@pytest.mark.parametrize(
    ("words", "filed"),
    [
        ("Their pay is too low.", ["pay"]),
        ("Salaries must rise.", ["pay"]),
        ("PAY comes first", ["pay"]),
        ("They paid tribute and will pay tribute again.", []),
        ("They pay tribute, and the pay is low.", ["pay"]),
        ("a payable sum", []),
        ("The ceasefire, the cease fire and the cease-fires", ["truce"]),
        ("The cease‑\nfire holds", ["truce"]),
        ("disarming the militia", ["disarmament"]),
        ("the harbour  dues’ level and their pay", ["pay", "harbour dues"]),
        ("", []),
    ],
)
def test_words_are_filed_under_the_issues_that_they_tell(words: str, filed: list[str]) -> None:
    assert list(file_under(words, ISSUES)) == filed


def test_the_words_that_tell_an_issue_can_be_shown() -> None:
    assert words_telling("Salaries and pay", ISSUES[0]) == ("Salaries", "pay")


@pytest.mark.parametrize("issue", shipped().issues, ids=lambda issue: issue.name)
def test_an_issue_of_the_general_list_is_told_by_its_example_and_not_by_its_counterexample(issue: Issue) -> None:
    assert issue.name in file_under(issue.example or "", shipped().issues)
    assert issue.counter
    assert issue.name not in file_under(issue.counter, shipped().issues)


@pytest.mark.parametrize("issue", shipped().issues, ids=lambda issue: issue.name)
def test_every_word_of_the_general_list_tells_its_issue(issue: Issue) -> None:
    plain = (words.replace("*", "") for words in issue.words)
    assert [words for words in plain if issue.name not in file_under(words, shipped().issues)] == []


def test_the_issues_of_the_general_list_have_names_and_words_of_their_own() -> None:
    names = [issue.name for issue in shipped().issues]
    assert len(set(names)) == len(names)
    assert [issue.name for issue in shipped().issues if len(set(issue.words)) != len(issue.words)] == []


@given(st.text(), st.text())
def test_any_words_can_be_filed_and_more_words_after_them_take_no_issue_away(one: str, other: str) -> None:
    list_ = tuple(issue for issue in ISSUES if not issue.but)
    assert set(file_under(one, list_)) <= set(file_under(f"{one} | {other}", list_))


@given(st.lists(st.sampled_from(["pay", "cease-fire", "-", "tribute", "a", "   "]), max_size=20).map(" ".join))
def test_an_issue_that_is_added_to_the_list_moves_nothing_from_the_others(words: str) -> None:
    assert [name for name in file_under(words, ISSUES) if name != "truce"] == list(
        file_under(words, (ISSUES[0], *ISSUES[2:]))
    )


@pytest.mark.parametrize("words", ["cease ", "a", "pay tribut ", "-", " "])
def test_the_time_that_filing_takes_grows_with_the_words_alone(words: str) -> None:
    with no_more_work_than(10):
        file_under(words * (50_000 // len(words)), shipped().issues)


def filed_in(*reports: Report) -> dict[str, tuple[str, ...]]:
    """By the id of each finding, the issues that it is filed under in a record of these reports."""
    sources = []
    for report in reports:
        article = report.article
        published = article.context.published
        sources.append(Source(article.text, (article.publication,), published, report.id, report.reading()))
    material = Material(tuple(sources))
    view = RecordView(material, fold(material))
    entries = [entry for kind in (FindingKind.MOVE, FindingKind.STATEMENT) for entry in view.entries(kind)]
    return {stand.claim.finding.id: stand.issues for stand in file_entries(view, entries, OURS.issues)}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    day = draw(st.integers(1, 28))
    said = draw(st.sampled_from(SENTENCES))
    body = f"The union {said}. {draw(st.sampled_from(SENTENCES))} {day}."
    report = Report(body=body, published=f"2031-03-{day:02d}", outlet=draw(st.sampled_from(["Post", "Gazette"])))
    report.move(f"The union {said}", MoveKind.DEMAND, "Union")
    report.statement(said, "Ada Holm", side="Union")
    return report


@settings(max_examples=40, deadline=None)
@given(st.lists(reports(), min_size=2, max_size=4, unique_by=lambda report: report.body))
def test_filing_one_article_never_moves_another(several: list[Report]) -> None:
    together = filed_in(*several)
    for report in several:
        alone = filed_in(report)
        assert {id_: together[id_] for id_ in together if id_ in alone}.items() <= alone.items()


@given(
    st.lists(st.sampled_from(["Cease-Fire", "ceaseﬁre", "taſk", "KILN", "İmports", "ımport", "gas", "flies", "re-entry",
                              "strikes", "x", "wages’", "pay-day", "reentry", "fuels", "un", "|", "ß"]), max_size=6),
    st.sampled_from([" ", "-", " – ", ""]),
)  # fmt: skip
def test_what_is_not_tried_would_not_have_told_it(words: list[str], between: str) -> None:
    names = (
        "cease-fire",
        "task",
        "kiln",
        "import",
        "gas",
        "fly",
        "re-entry",
        "strike",
        "x",
        "wages",
        "pay day",
        "fu*",
        "u*",
    )
    issues = tuple(Issue(name=name) for name in names) + shipped().issues
    text = between.join(words)
    assert file_under(text, issues) == tuple(issue.name for issue in issues if words_telling(text, issue))
