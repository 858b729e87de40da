"""Searching the words of the record: the same search finds the same on every database."""

import pytest

from memcon.model.kinds import FindingKind, MoveKind
from memcon.record import Record
from memcon.record.kept.asked import Asked, Sorting
from memcon.record.kept.search import WrongSearch, parse_search, say_operator
from memcon.record.kept.terms import terms_in
from tests.record.builders import Report, put

SAID = (
    "We shall hand over the draft memorandum in Çırağan",
    "There is no memorandum, and no draft of one",
    "Пан Умеров прибуде до Стамбула",
    "谈判代表团将于周一抵达日内瓦",
    "The cease-fire holds; the cease fire must hold; a ceasefire would",
    "It's 1,000 for 1,000 -- 'all for all', <b>they</b> said",
    "The memorandum memorandum memorandum is the memorandum",
)


def speeches() -> Report:
    report = Report(". ".join(SAID) + ". Speaker from Ardland.", "2031-03-04")
    for said in SAID:
        report.statement(said, "Ada Brook", side="Ardland")
    report.move(SAID[0], MoveKind.OFFER, "Ardland", what="the map of the crossings")
    return report


def found(record: Record, search: str, kind: FindingKind = FindingKind.STATEMENT) -> list[int]:
    """Which of the speeches are found, by number."""
    gists = record.view().select(kind, Asked(search=parse_search(search)))
    assert record.view().count(kind, Asked(search=parse_search(search))) == len(gists)
    return sorted(SAID.index(gist.claims[0].passages[0].quote) for gist in gists)


FOUND = {
    "memorandum": [0, 1, 6],
    "MEMORANDUM draft": [0, 1],
    '"draft memorandum"': [0],
    "“draft memorandum”": [0],
    "memorandum -draft": [6],
    'memorandum -"no memorandum"': [0, 6],
    "memo": [],
    "memo*": [0, 1, 6],
    '"draft memo*"': [0],
    "ciragan": [0],
    "Çırağan": [0],
    "C\u0327\u0131rag\u0306an": [0],
    "Umerov": [2],
    "умеров": [2],
    "代表": [3],
    "表代": [],
    "日内瓦": [3],
    "cease-fire": [4],
    "1,000": [5],
    "it's": [5],
    "brook cease": [4],
    '"brook the"': [],
    '"all for all"': [5],
    "zeppelin": [],
}
FOREIGN = [
    "draft OR zeppelin",
    "NOT AND OR NEAR",
    "sought:draft",
    "draft ^ NEAR(",
    "') OR 1 --",
    "a:* & !b | c <-> d",
    "{x}",
]


def test_words_phrases_and_exclusions_find_the_same_everywhere(record: Record) -> None:
    put(record, speeches())
    assert {search: found(record, search) for search in FOUND} == FOUND


def test_what_is_language_to_a_database_is_words_here(record: Record) -> None:
    put(record, speeches())
    assert [search for search in FOREIGN if found(record, search)] == []


def test_all_kinds_of_entries_are_searched_each_for_itself(record: Record) -> None:
    put(record, speeches())
    assert found(record, "crossings", FindingKind.MOVE) == [0]
    assert found(record, "crossings") == []


def test_what_fits_best_stands_first_where_that_is_asked(record: Record) -> None:
    put(record, speeches())
    asked = Asked(search=parse_search("memorandum"))
    best = record.view().select(FindingKind.STATEMENT, asked, sorting=Sorting.BEST)
    assert best[0].claims[0].passages[0].quote == SAID[6]


def test_later_words_are_found_and_words_of_forgotten_articles_are_not(record: Record) -> None:
    put(record, speeches())
    later = Report("Norland will sign the zebra accord.", "2031-04-01")
    later.statement("Norland will sign the zebra accord", "Tom Reed")
    put(record, later)
    search = Asked(search=parse_search("zebra"))
    assert record.view().count(FindingKind.STATEMENT, search) == 1
    record.forget(later.id)
    assert record.view().count(FindingKind.STATEMENT, search) == 0
    assert found(record, "zeppelin -memorandum") == []
    assert found(record, "memorandum") == [0, 1, 6]


@pytest.mark.parametrize(
    ("search", "words"),
    [
        ("", "no word to look for"),
        ("... --", "no word to look for"),
        ("-minsk", "not only what to leave out"),
        ('"minsk accords', "a quotation mark is not closed"),
        ("so " * 33, "at most 32 words"),
    ],
)
def test_a_search_that_cannot_be_made_is_told_in_one_line(search: str, words: str) -> None:
    with pytest.raises(WrongSearch, match=words) as error:
        parse_search(search)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("search", "hint"),
    [
        ("lorries OR ban", "OR is looked for as a word like any other; search for each of the alternatives by itself"),
        ("lorries AND ban", "leave it out"),
        ("lorries NOT ban", "put - right before"),
    ],
)
def test_a_word_that_joins_words_in_other_searches_is_told_to_be_a_word(search: str, hint: str) -> None:
    assert hint in (say_operator(search) or "")


@pytest.mark.parametrize("search", ["lorries or ban", 'lorries "OR" ban', "OR", "NOT lorries", "lorries ban"])
def test_no_other_search_needs_to_be_told_so(search: str) -> None:
    assert say_operator(search) is None


def test_terms_stand_where_their_words_do() -> None:
    text = "«Ö́ffnung», d’accord — 第二轮 2"
    assert [(text[term.start : term.end], term.folded) for term in terms_in(text)] == [
        ("Ö́ffnung", "offnung"),
        ("d", "d"),
        ("accord", "accord"),
        ("第", "第"),
        ("二", "二"),
        ("轮", "轮"),
        ("2", "2"),
    ]


def test_words_without_end_are_searched_by_their_beginning(record: Record) -> None:
    endless = Report(f"{'x' * 5000} {'so ' * 20_000}end.", "2031-03-04")
    endless.statement(endless.body, "Ada Brook")
    put(record, endless)
    assert record.view().count(FindingKind.STATEMENT, Asked(search=parse_search("x" * 400))) == 1
    assert record.view().count(FindingKind.STATEMENT, Asked(search=parse_search("so brook"))) == 1
