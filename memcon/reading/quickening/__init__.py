"""spaCy's small model worked out in fewer and quicker steps, with the same result.

The tokenizer, the tagger and the parser are spaCy's own. `encoder` works out the vectors that tagger and parser judge
by, `entities` finds names, `wordforms` says of which kind each word is and its lemma. A model of another make than
spaCy's small ones keeps its own pipes. Nothing here is imported before a text is read.
"""

from typing import TYPE_CHECKING, Any

from memcon.reading.quickening.encoder import Product, as_model, encoder_of, is_known
from memcon.reading.quickening.entities import EntityFinder
from memcon.reading.quickening.wordforms import WordForms

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc


def steps(
    nlp: "Language", before_parse: "Callable[[Doc], Doc] | None" = None
) -> "tuple[Callable[[list[Doc]], None], ...]":
    """What is done to the tokens of texts, in order: tags, parse, kinds of words, lemmas, names. What is done
    `before_parse` is done when the words are tagged."""
    plain: dict[str, Any] = dict(nlp.pipeline)
    pipes: dict[str, Callable[[Doc], Doc]] = dict(plain)
    if "tok2vec" in plain and is_known(plain["tok2vec"].model):
        plain["tok2vec"].model = as_model(encoder_of(plain["tok2vec"].model))
    if "parser" in plain:
        for node in plain["parser"].model.walk():
            if node.name in {"linear", "precomputable_affine"}:
                node.ops = Product()
    if "ner" in plain and EntityFinder.knows(plain["ner"]):
        pipes["ner"] = EntityFinder.of(plain["ner"])
    if {"attribute_ruler", "lemmatizer"} <= plain.keys() and WordForms.knows(plain["attribute_ruler"]):
        pipes["lemmatizer"] = WordForms(nlp.vocab, plain["attribute_ruler"], plain["lemmatizer"])
        del pipes["attribute_ruler"]
    done = list(pipes.values())
    if before_parse is not None and "parser" in pipes:
        done.insert(list(pipes).index("parser"), before_parse)
    return tuple(map(_for_all, done))


def _for_all(pipe: Any) -> "Callable[[list[Doc]], None]":
    """The step that a pipe takes with some texts: at once where it is a network's, for the parser gains by it."""

    def step(docs: "list[Doc]") -> None:
        if hasattr(pipe, "predict"):
            pipe.set_annotations(docs, pipe.predict(docs))
        else:
            for doc in docs:
                pipe(doc)

    return step
