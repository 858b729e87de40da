"""A paper in which a body says "we" of itself is in that body's voice; a newspaper's "we" is nobody at the table."""

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Reading
from memcon.model.ids import text_id
from memcon.reading import Reader

TEXT = (
    "On Friday the bidder spoke of the future. We demand a guarantee in writing that the mills will run until 2035. "
    "We are ready to talk about shifts. “We are glad,” said Ana Costa of Peru."
)


def moves_of(text: str, outlet: str | None) -> list[tuple[str, tuple[str, ...]]]:
    body = Text(id=text_id(text), body=text, cleaning="as-given")
    publication = Publication(published="2024-03-04", outlet=outlet)
    read: Reading = Reader().read(Article(id="one", text=body, publication=publication))
    return [(str(move.kind), move.by) for move in read.moves]


def test_a_unions_statement_is_in_its_own_voice() -> None:
    union = ("Paper Workers' Federation",)
    assert moves_of(TEXT, "Paper Workers' Federation") == [("demand", union), ("offer", union)]


def test_a_ministrys_statement_is_its_states() -> None:
    told = moves_of(TEXT, "Ministry of Foreign Affairs of the Republic of Kazakhstan")
    assert told == [("demand", ("Kazakhstan",)), ("offer", ("Kazakhstan",))]


def test_a_newspapers_we_is_nobody() -> None:
    assert moves_of(TEXT, "Harbour Gazette") == []
    assert moves_of(TEXT, None) == []


def test_one_we_is_not_yet_a_voice() -> None:
    assert moves_of("We demand a guarantee in writing that the mills will run until 2035.", "Paper Union") == []
