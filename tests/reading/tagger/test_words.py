"""A page as the tagger sees it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.reading.page import Page
from memcon.reading.tagger.words import CASES, FEATURES, QUOTES, Word, words_of
from tests.cases import article_with


def words(body: str) -> list[Word]:
    return words_of(Page(article_with(body)))


def feature(word: Word, at: int) -> str:
    return FEATURES[at][word.features[at]]


def test_states_look_alike_to_the_model() -> None:
    one = words("Chile said on Monday that the Peruvian envoy had left Lima.")
    other = words("Kenya said on Monday that the Norwegian envoy had left Oslo.")
    assert [(w.letters, w.features) for w in one] == [(w.letters, w.features) for w in other]


def test_a_state_of_several_words_is_one_word() -> None:
    assert len(words("South Korea agreed.")) == len(words("Chile agreed."))


def test_paragraphs_are_counted_and_white_space_is_no_word() -> None:
    found = words("The envoy left.\n\n\nThe envoy came back.")
    assert [w.letters for w in found] == ["The", "envoy", "left", ".", "The", "envoy", "came", "back", "."]
    assert [w.paragraph for w in found] == [0] * 4 + [1] * 5


def test_words_inside_quotation_marks_are_known_as_quoted() -> None:
    marks = {w.letters: feature(w, FEATURES.index(QUOTES)) for w in words("“Talks failed,” she said.")}
    assert marks["“"] == "mark"
    assert marks["Talks"] == "inside"
    assert marks["she"] == "outside"


def test_the_case_of_words_is_a_feature_for_the_model_sees_none() -> None:
    cases = {w.letters: feature(w, FEATURES.index(CASES)) for w in words("The DPA and McCoy paid 12 dollars .")}
    assert (cases["The"], cases["DPA"], cases["McCoy"], cases["12"], cases["dollars"]) == (
        "title",
        "upper",
        "mixed",
        "other",
        "lower",
    )


def test_a_word_of_a_hundred_thousand_letters_is_cut() -> None:
    assert max(len(w.letters) for w in words("The envoy said " + "a" * 100_000 + " twice.")) < 50


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet="ab “”\"'.,\n\u200b\u202e", max_size=120))
def test_every_word_stands_where_its_token_does(body: str) -> None:
    page = Page(article_with(body))
    for word in words_of(page):
        token = page.doc[word.token]
        assert body[token.idx : token.idx + len(token.text)] == token.text
        assert not token.is_space
