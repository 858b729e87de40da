from memcon.model.articles import Article, Context, Publication, Text
from memcon.model.ids import text_id


def article(**publication: str) -> Article:
    body = "The unions and the company meet again on Tuesday."
    return Article("a", Text(text_id(body), body, "1"), Publication(**publication))


def test_the_day_of_publication_is_what_a_reading_counts_from() -> None:
    assert article(published="2025-05-28T14:30+02:00", fetched="2026-01-02").context == Context(published="2025-05-28")


def test_the_day_of_fetching_counts_only_where_no_day_of_publication_is_known() -> None:
    assert article(fetched="2026-01-02T08:00:00Z").context == Context(fetched="2026-01-02")


def test_fetching_again_makes_no_new_publication() -> None:
    first = Publication(outlet="Harbour Post", published="2025-05-28", fetched="2025-05-29")
    again = Publication(outlet="Harbour Post", published="2025-05-28", fetched="2025-06-29")
    assert first.id_for("t-1") == again.id_for("t-1")


def test_who_gives_a_text_out_is_part_of_its_context_where_that_is_an_office_of_a_state() -> None:
    assert article(outlet="Kenyan Ministry of Trade").context == Context(issuer="Kenyan Ministry of Trade")
    assert article(outlet="Harbour Gazette").context == Context()


def test_contexts_that_differ_have_different_keys() -> None:
    assert Context(published="2025-05-28").key != Context(fetched="2025-05-28").key
