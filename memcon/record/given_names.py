"""Given names over their spellings, where these have other consonants, and names that only have the same ones."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from memcon.record.names import sound

_VOICED = str.maketrans("dbgvz", "tpkfs")
_VOWELS = "aeiou"
_ENOUGH = 3  # consonants by which a name is told, whatever its vowels


def may_be_one_first_name(a: str, b: str) -> bool:
    """Whether two sounds may be one first name: the same, an initial, or the same name in another language."""
    return (min(len(a), len(b)) == 1 and a[0] == b[0]) or first_name_key(a) == first_name_key(b)


def first_name_key(sounded: str) -> str:
    """The same for one first name in two languages (Volodymyr, Vladimir; Alasdair, Alistair): the listed name that it
    is, or the only one with its bones; else its bones."""
    bones = _bones(sounded)
    listed = _by_sound().get(sounded) or _by_bones().get(bones)
    return f"={listed}" if listed else bones


def _bones(sounded: str) -> str:
    """The consonants of a name, where there are three or more, and the kind of its ending; of four or more whether they
    are voiced does not count."""
    bones = "".join(c for c in sounded.replace("h", "g") if c not in _VOWELS)
    if len(bones) < _ENOUGH:
        return sounded.replace("h", "g")
    if len(bones) > _ENOUGH:
        bones = bones.translate(_VOICED)
    return f"{bones}-{sounded[-1] if sounded[-1] in _VOWELS else ''}"


@cache
def given_names() -> tuple[tuple[str, ...], ...]:
    """The rows of `merge/given_names.toml`: each the spellings of one name."""
    text = files("memcon.record").joinpath("merge/given_names.toml").read_text("utf-8")
    return tuple(tuple(row.split()) for row in tomllib.loads(text)["names"])


@cache
def _by_sound() -> Mapping[str, str]:
    return {sound(spelling): row[0] for row in given_names() for spelling in row}


@cache
def _by_bones() -> Mapping[str, str]:
    """The listed names by the bones that one of them alone has."""
    rows: dict[str, set[str]] = {}
    for row in given_names():
        for spelling in row:
            rows.setdefault(_bones(sound(spelling)), set()).add(row[0])
    return {bones: next(iter(names)) for bones, names in rows.items() if len(names) == 1 and "-" in bones}
