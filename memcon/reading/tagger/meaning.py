"""What a phrase means, as a vector: the mean of what the encoder makes of its words.

The vectors are those of the third of its six layers: the layers behind it, trained towards telling who says what, put
more together that is not alike (docs/issues.md has the figures). The session is another one than the reader's, which
gives nothing but tags and pointers. It is loaded once and lazily.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from memcon.reading.gazetteer import known_forms
from memcon.reading.tagger.network import load, model_bytes, session_of
from memcon.reading.tagger.words import FEATURES, LONGEST, STAND_IN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LAYER = "/network/encoder/encoder/layer.2/output/LayerNorm/LayerNormalization_output_0"
_GRAPH, _OUTPUT, _NAME = 7, 12, 1  # fields of ONNX's ModelProto, GraphProto and ValueInfoProto
_MOST_WORDS = 32
SIZE = 384  # of a vector


def meanings(phrases: Sequence[str]) -> "NDArray[np.float32]":
    """The vectors of phrases [phrases, 384], each of length 1. Names of states are all alike. Raises TaggerError."""
    import numpy as np

    found = [_meaning(phrase) for phrase in phrases]
    return np.array(found, dtype=np.float32).reshape(len(found), SIZE)


def _meaning(phrase: str) -> "NDArray[np.float32]":
    import numpy as np

    network = load()
    words = [_seen(word) for word in phrase.replace("-", " - ").split()[:_MOST_WORDS]]
    begin, end = network.marks
    pieces = [begin, *(piece for one in network.split(words) for piece in one), end]
    given = {
        "pieces": np.array([pieces]),
        "features": np.zeros((1, len(pieces), len(FEATURES)), dtype=np.int64),
        "heads": np.arange(len(pieces))[None],
    }
    (hidden,) = _session().run([_LAYER], given)
    mean = hidden.reshape(len(pieces), -1)[1:-1].mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


def _seen(word: str) -> str:
    form = known_forms().get(word)
    return STAND_IN[form] if form is not None else word[:LONGEST]


@cache
def _session() -> Any:
    """The model with one output more. A message of protocol buffers that is written behind another of its type is
    merged into it, so that the name of the layer behind the model's bytes adds it to its outputs."""
    return session_of(model_bytes() + _field(_GRAPH, _field(_OUTPUT, _field(_NAME, _LAYER.encode()))))


def _field(number: int, content: bytes) -> bytes:
    """A field of a message in protocol buffers with fewer than 128 bytes in it."""
    return bytes((number << 3 | 2, len(content))) + content
