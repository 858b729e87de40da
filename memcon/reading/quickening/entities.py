"""Names by spaCy's own network and moves: a name begins, goes on, ends, or is one word.

What is said of a word outside a name hangs on that word alone, so all words are judged at once; only inside a name is
it asked word by word. spaCy asks for each word which of its 74 moves may be made, which takes most of its time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from memcon.reading.quickening.encoder import Encoder, encoder_of, is_known

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Vectors = NDArray[np.float32]

Entity = tuple[int, int, str]
"""Words [first, last) and what they are."""

HERE, BEGUN, BEFORE = range(3)  # the words that a move is judged by: this one, the first of its name, the one before
_NEVER = np.float32(-np.inf)


@dataclass(frozen=True)
class EntityFinder:
    """`reducing` takes the encoder's vectors to smaller ones, `weights` [inputs, words judged by * pieces * hidden]
    these to what each of the words judged by adds, `absent` what a missing one adds, `scoring` [hidden, moves]."""

    encoder: Encoder
    reducing: "tuple[Vectors, Vectors]"
    weights: "Vectors"
    bias: "Vectors"
    absent: "Vectors"
    scoring: "tuple[Vectors, Vectors]"
    moves: tuple[str, ...]

    @staticmethod
    def knows(ner: Any) -> bool:
        """Whether it is a pipe of the make that this one follows."""
        layers = ner.model.layers
        names = [layer.name for layer in (*layers[0].layers[-2:], *layers[1:])]
        if names != ["list2array", "linear", "precomputable_affine", "linear"] or ner.cfg["beam_width"] != 1:
            return False
        affine = layers[1]
        return affine.get_dim("nF") == 3 and affine.get_dim("nP") == 2 and is_known(layers[0].layers[0])

    @classmethod
    def of(cls, ner: Any) -> "EntityFinder":
        whole, affine, upper = ner.model.layers
        linear = whole.layers[-1]
        words, hidden, pieces, width = affine.get_param("W").shape
        weights = affine.get_param("W").transpose(3, 0, 2, 1).reshape(width, words * pieces * hidden)
        return cls(
            encoder=encoder_of(whole.layers[0]),
            reducing=(np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")),
            weights=np.ascontiguousarray(weights),
            bias=np.ascontiguousarray(affine.get_param("b").T.reshape(-1)),
            absent=np.ascontiguousarray(affine.get_param("pad")[0].transpose(0, 2, 1).reshape(words, -1)),
            scoring=(np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")),
            moves=tuple(ner.moves.get_class_name(nth) for nth in range(ner.moves.n_moves)),
        )

    def __call__(self, doc: "Doc") -> "Doc":
        """Marks the names in `doc`, whose sentences are known."""
        marks: Any = np.zeros((len(doc), 2), dtype=np.uint64)
        marks[:, 0] = 2  # outside
        for first, last, label in self.find(doc):
            marks[first:last] = 1, doc.vocab.strings[label]  # goes on
            marks[first, 0] = 3  # begins
        if len(doc):
            doc.from_array(["ENT_IOB", "ENT_TYPE"], marks)
        return doc

    def find(self, doc: "Doc") -> Iterator[Entity]:
        """The names in `doc`, in order; none reaches into the next sentence or begins with white space."""
        if not len(doc):
            return
        adds = self._what_words_add(doc)
        ends = np.append(doc.to_array("SENT_START")[1:] == 1, True)  # words that a name cannot go on after
        outside = self._best_outside(adds, ends, doc.to_array("IS_SPACE").astype(bool))
        at = 0
        while at < len(outside):
            first, move = at, self.moves[outside[at]]
            at += 1
            if move == "O":
                continue
            if move.startswith("B"):
                while not self._ends_with(at, first, move[2:], adds, ends):
                    at += 1
                at += 1
            yield first, at, move[2:]

    def _what_words_add(self, doc: "Doc") -> "Vectors":
        """What each word adds to the judgement of a move, by what it is to it: [words, 3, pieces * hidden]."""
        weights, bias = self.reducing
        adds: Any = (self.encoder.encode(doc) @ weights + bias) @ self.weights
        by_place: Vectors = adds.reshape(len(adds), len(self.absent), -1)
        return by_place

    def _best_outside(self, adds: "Vectors", ends: "NDArray[np.bool_]", blank: "NDArray[np.bool_]") -> list[int]:
        """The best move at each word, where no name has begun."""
        weights, bias = self.scoring
        scores: Any = self._hidden(adds[:, HERE] + self.absent[BEGUN] + self.absent[BEFORE]) @ weights + bias
        for nth, move in enumerate(self.moves):
            if move == "O":
                continue
            if move[0] not in "BU" or not move[2:]:
                scores[:, nth] = _NEVER
            else:
                scores[blank | ends if move[0] == "B" else blank, nth] = _NEVER
        best: list[int] = scores.argmax(axis=1).tolist()
        return best

    def _ends_with(self, at: int, first: int, label: str, adds: "Vectors", ends: "NDArray[np.bool_]") -> bool:
        """Whether the name that began with word `first` ends with word `at`."""
        if ends[at]:
            return True
        weights, bias = self.scoring
        hidden = self._hidden(adds[at, HERE] + adds[first, BEGUN] + adds[at - 1, BEFORE])
        on, end = self.moves.index(f"I-{label}"), self.moves.index(f"L-{label}")
        return bool(hidden @ weights[:, end] + bias[end] > hidden @ weights[:, on] + bias[on])

    def _hidden(self, added: "Vectors") -> "Vectors":
        added = added + self.bias
        half = added.shape[-1] // 2
        best: Vectors = np.maximum(added[..., :half], added[..., half:])
        return best
