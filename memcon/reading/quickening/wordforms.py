"""Kinds of words and lemmas, by spaCy's attribute ruler and lemmatizer, asked once for each word in each role.

What these two say of a word hangs on its letters, its tag and its role in the parse, and in a few pairs ("there is",
"gonna") on the word beside it. So they are asked for words that they have not been asked for before, all of a text
together, and their answers are kept. The forms of words (`token.morph`) are not kept: nothing asks for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

KEPT = 100_000  # answers; beyond that they are asked for anew
APART = "·"  # stands between words that are asked for together and have nothing to do with each other
_ASKED_BY = {"TAG", "LOWER", "DEP", "IS_SPACE"}
_ANSWERS: list[int | str] = ["TAG", "DEP", "POS", "LEMMA"]

Key = tuple[int, ...]
"""Letters, tag and role of one word or of two that stand side by side, by spaCy's numbers."""
Answer = tuple[int, ...]
"""Tag, role, kind and lemma of each of these, by spaCy's numbers."""


class WordForms:
    """Says of which kind each word is, and its lemma."""

    def __init__(self, vocab: "Vocab", ruler: Any, lemmatizer: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab, self._ruler, self._lemmatizer = vocab, ruler, lemmatizer
        self._answers: dict[Key, Answer] = {}
        self._pairs = Matcher(vocab)
        for nth, rule in enumerate(ruler.patterns):
            if pairs := [pattern for pattern in rule["patterns"] if len(pattern) == 2]:
                self._pairs.add(str(nth), pairs)

    @staticmethod
    def knows(ruler: Any) -> bool:
        """Whether the rules hang on what is asked here, and on no more than two words."""
        patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
        return all(len(pattern) <= 2 and all(word.keys() <= _ASKED_BY for word in pattern) for pattern in patterns)

    def __call__(self, doc: "Doc") -> "Doc":
        if not len(doc):
            return doc
        keys = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        pairs = {start: keys[start] + keys[start + 1] for _, start, _ in self._pairs(doc, allow_missing=True)}
        self._learn({*keys, *pairs.values()})
        answers = [self._answers[key] for key in keys]
        for start, key in pairs.items():
            both = self._answers[key]
            answers[start : start + 2] = both[:4], both[4:]
        told: Any = np.array(answers, dtype=np.uint64)
        doc.from_array(_ANSWERS, told)
        return doc

    def _learn(self, keys: set[Key]) -> None:
        """Asks spaCy for what is not known yet."""
        if len(self._answers) > KEPT:
            self._answers.clear()
        missing = sorted(keys - self._answers.keys())
        if not missing:
            return
        asked = self._sheet(missing)
        self._lemmatizer(self._ruler(asked))
        told = iter(asked.to_array(_ANSWERS).tolist())
        for key in missing:
            self._answers[key] = tuple(value for _ in range(len(key) // 3) for value in next(told))
            next(told)  # what stands between

    def _sheet(self, keys: Sequence[Key]) -> "Doc":
        """A text of these words, each or each two apart from the next."""
        from spacy.tokens import Doc

        rows = list(_rows(keys, (self._vocab.strings.add(APART), self._vocab.strings.add("NFP"), 0)))
        words = [self._vocab.strings[row[0]] for row in rows]
        sheet = Doc(self._vocab, words=words, spaces=[False] * len(words))
        roles: Any = np.array([row[1:] for row in rows], dtype=np.uint64)
        sheet.from_array(["TAG", "DEP"], roles)
        return sheet


def _rows(keys: Iterable[Key], between: Key) -> Iterator[Key]:
    for key in keys:
        for start in range(0, len(key), 3):
            yield key[start : start + 3]
        yield between
