"""The model on disk and what it says of a window. Loaded once and lazily; one thread, one window at a time, so that
what it says of a text does not hang on what else is read with it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memcon.reading.tagger.windows import Window
from memcon.reading.tagger.words import FEATURES, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

SHA256 = "2c505aec14606f20b0b9996609db42f410c5a1a6f4dbd609641d8688cbd53112"
FILE, PIECES_FILE = "attribution.onnx", "tokenizer.json"


class TaggerError(RuntimeError):
    """The model of the tagger is missing or is not the one that Memcon was built with."""


@dataclass(frozen=True)
class Network:
    """The model. `marks` are the pieces that begin a window and end a paragraph; `transitions` [tags, tags] how well
    one tag follows another."""

    session: Any
    pieces: Any
    marks: tuple[int, int]
    transitions: "Scores"

    def split(self, words: Sequence[str]) -> list[list[int]]:
        """The numbers of each word's pieces; a word is split by itself, whatever stands beside it."""
        return [list(_split(word)) for word in words]

    def look_at(self, window: Window, words: Sequence[Word]) -> "tuple[Scores, Scores]":
        """The scores of each word's tags, and its pointers; the words of the window after its beginning mark."""
        import numpy as np

        features = np.zeros((len(window.words) + 1, len(FEATURES)), dtype=np.int64)
        features[1:] = [word.features for word in words[window.words.start : window.words.stop]]
        tags, pointers = self.session.run(
            None,
            {
                "pieces": np.array([window.pieces]),
                "features": features[list(window.owners)][None],
                "heads": np.array([window.heads]),
            },
        )
        return tags[0], pointers[0]


@cache
def load() -> Network:
    """The model that ships with Memcon. Raises TaggerError."""
    import numpy as np

    session = session_of(model_bytes())
    card = json.loads(session.get_modelmeta().custom_metadata_map["memcon"])
    tokenizer = _tokenizer()
    marks = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    return Network(session, tokenizer, marks, np.array(card["transitions"], dtype=np.float32))


def model_bytes() -> bytes:
    """The file of the model. Raises TaggerError where it is not the one that ships."""
    path = Path(str(files(__package__))) / "model" / FILE
    if not path.is_file():
        raise TaggerError(f"the model {FILE} is missing; install Memcon anew")
    model = path.read_bytes()
    if hashlib.sha256(model).hexdigest() != SHA256:
        raise TaggerError(f"the model {FILE} is not the one that Memcon was built with; install Memcon anew")
    return model


def session_of(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # a sixth slower where the two steps are one
    )


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(str(files(__package__))) / "model" / PIECES_FILE))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


_UNKNOWN = 100


@lru_cache(maxsize=50_000)
def _split(word: str) -> tuple[int, ...]:
    found = _tokenizer().encode([word], is_pretokenized=True, add_special_tokens=False).ids
    return tuple(found) or (_UNKNOWN,)
