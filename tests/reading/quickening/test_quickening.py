"""What the quick pipes find is what spaCy's own find."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.reading.language import model_name
from memcon.reading.quickening import steps
from memcon.reading.quickening.encoder import encoder_of
from memcon.reading.quickening.wordforms import WordForms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Quick = tuple[Language, tuple[Callable[[list[Doc]], None], ...]]

REPORTS = (
    "Chad's foreign minister, Mahamat Ali, said on Tuesday that his government would not sign. \"We ain't gonna pay,\" "
    "he told Radio Niger in N'Djamena.\n\nThere are 40 captives left. There 's no list of them; let's wait, he said.",
    "GENEVA (Agency) - The Nurses' Union of Western Chile broke off talks with Andes Health Group Ltd. on 3 May 2031, "
    "after offering $2.5 million.\n\n  They were told y'all come on Monday, or get nothin' at all.",
    "CHAD WILL NOT PAY!!! c'm on... i told you it is over :-) http://example.org/a?b=c 12:30pm Mrs. O'Neill-Diaz",
)
WORDS = st.lists(
    st.sampled_from(
        [
            *("there", "is", "are", "'s", "let", "us", "gon", "na", "y'", "all", "ai", "n't", "that", "said"),
            *("the", "Chad", "Ali", "Union", "12", "May", "“", "”", ".", ",", "\n"),
        ]
    )
)


@pytest.fixture(scope="module")
def plain() -> "Language":
    nlp: Language = import_module(model_name()).load(exclude=["senter"])
    return nlp


@pytest.fixture(scope="module")
def quick() -> "Quick":
    nlp: Language = import_module(model_name()).load(exclude=["senter"])
    return nlp, steps(nlp)


def told(doc: "Doc") -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.ent_iob_, bool(t.is_sent_start))
        for t in doc
    ]


def read(quick: "Quick", text: str) -> "Doc":
    return read_together(quick, [text])[0]


def read_together(quick: "Quick", texts: "Sequence[str]") -> "list[Doc]":
    nlp, taken = quick
    docs = [nlp.make_doc(text) for text in texts]
    for step in taken:
        step(docs)
    return docs


@pytest.mark.parametrize("text", [*REPORTS, "\n\n".join(REPORTS * 4), "", " ", "Chad"])
def test_words_names_and_parse_of_a_report_are_those_of_the_plain_pipes(plain, quick, text) -> None:
    assert told(read(quick, text)) == told(plain(text))


@settings(max_examples=30, deadline=None)
@given(words=WORDS)
def test_words_in_any_order_are_told_as_by_the_plain_pipes(plain, quick, words) -> None:
    text = " ".join(words)
    assert told(read(quick, text)) == told(plain(text))


def test_texts_that_are_read_together_are_told_as_by_the_plain_pipes(plain, quick) -> None:
    texts = ["", *REPORTS, "Chad", " ", *reversed(REPORTS)]
    assert [told(doc) for doc in read_together(quick, texts)] == [told(plain(text)) for text in texts]


def test_a_text_read_a_second_time_is_told_in_the_same_words(quick) -> None:
    assert told(read(quick, REPORTS[0])) == told(read(quick, REPORTS[0]))


def test_a_text_is_told_alike_whatever_was_read_before_it(quick) -> None:
    alone = told(read(quick, REPORTS[1]))
    read(quick, "\n\n".join(reversed(REPORTS)))
    assert told(read(quick, REPORTS[1])) == alone


def test_vectors_differ_from_the_plain_ones_by_rounding_only(plain) -> None:
    doc = plain.make_doc(REPORTS[0])
    model = plain.get_pipe("tok2vec").model
    assert abs(encoder_of(model).encode(doc) - model.predict([doc])[0]).max() < 1e-4


def test_a_ruler_with_rules_over_three_words_is_left_as_it_is(plain) -> None:
    ruler = plain.get_pipe("attribute_ruler")
    assert WordForms.knows(ruler)
    longer = plain.create_pipe("attribute_ruler")
    longer.add([[{"LOWER": word} for word in ("no", "such", "thing")]], {"POS": "NOUN"})
    assert not WordForms.knows(longer)
