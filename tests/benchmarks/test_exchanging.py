"""The exchange of two states that rule 5 is tested with."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.exchanging import exchange, exchangeable, most_named, neutral
from memcon.model.passages import Span

WORDS = st.sampled_from(
    ["Peru", "Peruvian", "Lima", "Kenya", "Kenyan", "Nairobi", "talks", "met,", "a", "envoy’s", "\n"]
)


def test_every_form_becomes_the_other_states_form_of_its_kind() -> None:
    text = "Kenya’s envoy met Peruvian officials in Lima; Kenyans waited."
    assert exchange(text, "Kenya", "Peru").text == "Peru’s envoy met Kenyan officials in Nairobi; Peruvians waited."


def test_people_and_other_states_keep_their_names() -> None:
    text = "Ana Soto of Chile spoke in Quito."
    assert exchange(text, "Kenya", "Peru").text == text


def test_the_capital_in_a_dateline_keeps_its_capital_letters() -> None:
    new = exchange("LIMA, May 26 — Peru waits.\n\nLIMA (Lake Wire) — Oman came to Lima.", "Peru", "Oman").text
    assert new == "MUSCAT, May 26 — Oman waits.\n\nMUSCAT (Lake Wire) — Peru came to Muscat."


def test_an_indefinite_article_follows_the_sound_of_the_new_name() -> None:
    assert exchange("A Peruvian met an Omani.", "Peru", "Oman").text == "An Omani met a Peruvian."
    assert exchange("a Peruvian plan", "Peru", "Ukraine").text == "a Ukrainian plan"


def test_a_place_in_the_new_text_leads_back_to_its_words_in_the_old() -> None:
    old = "A Peruvian envoy met an Omani envoy."
    new = exchange(old, "Peru", "Oman")
    at = new.text.index("a Peruvian envoy")
    back = new.old(Span(at, at + len("a Peruvian envoy")))
    assert back.of(old) == "an Omani envoy"


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_exchanging_twice_gives_the_text_back(text: str) -> None:
    once = exchange(text, "Kenya", "Peru")
    assert exchange(once.text, "Kenya", "Peru").text == text


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_pieces_of_an_exchange_cover_both_texts_without_gaps(text: str) -> None:
    once = exchange(text, "Kenya", "Peru")
    assert "".join(piece.new.of(once.text) for piece in once.pieces) == once.text
    assert "".join(piece.old.of(text) for piece in once.pieces) == text
    assert all(piece.new.of(once.text) == piece.old.of(text) for piece in once.pieces if piece.same)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_a_text_and_its_exchange_are_the_same_but_for_the_roles(text: str) -> None:
    new = exchange(text, "Kenya", "Peru").text
    there = neutral(new, {"Kenya": "one", "Peru": "other"})
    assert there == neutral(text, {"Kenya": "other", "Peru": "one"})


def test_states_are_exchangeable_where_plain_english_comes_of_it() -> None:
    assert exchangeable("Kenya and Peru met.", "Kenya", "Peru")
    assert not exchangeable("Kenya and the Netherlands met.", "Kenya", "Netherlands")
    assert not exchangeable("Kenyans waited.", "Kenya", "Vietnam")


def test_the_states_of_a_text_come_most_named_first() -> None:
    assert most_named("Peru, the Peruvian and Lima; Kenya and Nairobi; Chile") == ["Peru", "Kenya", "Chile"]
