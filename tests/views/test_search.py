import datetime as dt

from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.views.filters import Filter
from memcon.views.paging import entries_page
from memcon.views.search import Piece, mark_hits, parse_search, snip
from memcon.views.tables import list_entries
from tests.record.builders import Report, put


def hits(words: str, search: str) -> list[str]:
    return [piece.words for piece in mark_hits(words, parse_search(search)) if piece.hit]


def test_what_is_found_is_marked_as_it_stands() -> None:
    words = "Without a pay rise, says <b>Çırağan</b>, there is no pay"
    assert hits(words, 'PAY "pay rise" ciragan -nothing') == ["pay rise", "Çırağan", "pay"]
    assert "".join(piece.words for piece in mark_hits(words, parse_search("pay"))) == words
    assert mark_hits(words, None) == (Piece(words),)


def test_a_snippet_stands_around_what_was_found(record: Record) -> None:
    long = Report(f"{'We said so. ' * 60}The ferry sails. {'We said so. ' * 60}", "2025-06-01")
    long.statement(long.body.strip(), "Tom Reed")
    put(record, long)
    search = parse_search("ferry")
    (entry,) = entries_page(record.view(), FindingKind.STATEMENT, Filter(search=search)).things
    pieces = snip(entry, search)
    assert [piece.words for piece in pieces if piece.hit] == ["ferry"]
    assert (pieces[0].words, pieces[-1].words) == ("… ", " …")
    assert len("".join(piece.words for piece in pieces)) < 340


def test_a_listing_holds_only_what_is_searched_for(record: Record) -> None:
    view = record.view()
    assert [row[3] for row in list_entries(view, FindingKind.STATEMENT, Filter(search=parse_search("rise"))).rows] == [
        "Tom Reed"
    ]
    assert list_entries(view, FindingKind.STATEMENT, Filter(search=parse_search("rise -pay"))).rows == ()
    earlier = view.as_of(dt.date(2025, 5, 20))
    assert len(list_entries(earlier, FindingKind.MOVE, Filter(search=parse_search("pay"))).rows) == 1
