"""Names folded, so that the spellings of one name come out the same.

Reporting writes one name in many ways: with and without its marks (Çırağan, Ciragan, Chiragan), and as each outlet
transliterates it (Zelensky, Zelenskyy; Umerov, Umierov; Sergey, Serhii). Nothing here knows who is meant; it only says
which spellings cannot tell two bearers apart.
"""

import re
import unicodedata
from functools import lru_cache

from memcon.reading.gazetteer import Bearer, bearer_of

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ß": "ss", "æ": "e", "œ": "e", "ə": "a", "’": "'"}
)
# Digraphs of transliterations, in order: each pair of spellings stands for one letter of another script.
_SOUNDS = (
    (re.compile(r"shch|sch|sh|ch|cz|tch"), "c"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"dh"), "d"),  # Murtadha
    (re.compile(r"zh|j"), "z"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"aw(?![aeiouy])"), "au"),  # Awlaqi, Aulaqi
    (re.compile(r"w"), "v"),
    (re.compile(r"oo|ou"), "u"),  # Soo-min, Youssef
    (re.compile(r"ee"), "i"),  # Saleem
    (re.compile(r"(?<=[^aeiouy])[iy](?=e)"), ""),  # Umierov, Medvedyev
    (re.compile(r"[yi]+"), "i"),  # Zelenskyy, Medinskiy, Kyiv
    (re.compile(r"(?<=.)[e]i$"), "i"),  # Sergey, Andrei
    (re.compile(r"(.)\1+"), r"\1"),
)
# Arabic names: the article and "servant of" are written as words of their own, with a hyphen, or with what follows.
_OTHER_LETTERS = re.compile(r"[^\W\d_a-z]+")
_HYPHENED = re.compile(r"\b(al|el|abd|abd[aeou]l)[-‐‑]\s*(?=\w)", re.IGNORECASE)
_ARTICLES = frozenset({"al", "el"})
_SERVANT = re.compile(r"abd(?:[aeou]l)?")
_SERVANT_OF = re.compile(r"^abd[aeou]l(?=\w{3})")
# Korean and Taiwanese names stand with the last name first; the given name's second syllable is written small.
_LAST_NAME_FIRST = re.compile(
    r"(?P<last>[^\W\d_]+) (?P<one>(?!(?:al|el|abd)-)[^\W\d_]{2,6})-(?P<two>[a-z]{2,6})", re.IGNORECASE
)
_SLAVIC = re.compile(r"\w{2,}(?:enko|ski|cuk|iuk|uk|ak|ov|ev|iv|cin)a?")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "prof", "gen", "the"})
_LONG_ENOUGH = 5  # letters of a name in which one may be a slip


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """`name` in small Latin letters without marks, articles and punctuation: "the EU's" and "EU" are the same."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    if not plain.isascii():
        plain = _OTHER_LETTERS.sub(_in_latin, plain)
    words = re.findall(r"\w+", re.sub(r"'s\b", "", plain).replace(".", ""))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _in_latin(letters: re.Match[str]) -> str:
    """Letters of another script as the library anyascii transliterates them, signs of softness left out."""
    from anyascii import anyascii

    return re.sub(r"[^\w ]", "", str(anyascii(letters[0]))).casefold() or letters[0]


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """The key that all transliterations of a name should share: Kiev is not Kyiv here, but Umerov is Umierov."""
    key = fold_name(name)
    for pattern, letter in _SOUNDS:
        key = pattern.sub(letter, key)
    return key


@lru_cache(maxsize=1 << 16)
def parts_of_person(name: str) -> tuple[str, ...]:
    """The sounds of a person's names in order, titles and suffixes left out. An article is part of the name that it
    stands before: "al-Busaidi" and "Albusaidi" are one, and so are "Abdel Aty" and "Abdelaty"."""
    return tuple(sound(article + word) for article, word in _words_of_person(name))


@lru_cache(maxsize=1 << 16)
def last_names(name: str) -> frozenset[str]:
    """The sounds that a person's last name may have in other spellings: without its article, and with another letter
    where one sound is written as q by some and as gh by others, or as g and as h."""
    words = _words_of_person(name)
    if not words:
        return frozenset()
    article, word = words[-1]
    spellings = {article + word, word}
    sounds = {sound(s) for spelling in spellings for s in (spelling, spelling.replace("q", "gh"))}
    # One letter is g in Russian and h in Ukrainian: Gritsenko, Hrytsenko.
    return frozenset(sounds | {s.replace("g", "h") for s in sounds if _SLAVIC.fullmatch(s)})


def differ_by_a_letter(a: str, b: str) -> bool:
    """Whether two sounds differ as by a slip of the pen: one letter inside, in a name that is not short."""
    if min(len(a), len(b)) < _LONG_ENOUGH or abs(len(a) - len(b)) > 1 or a[0] != b[0] or a[-1] != b[-1]:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a != b and a[same + (len(a) >= len(b)) :] == b[same + (len(b) >= len(a)) :]


def _words_of_person(name: str) -> list[tuple[str, str]]:
    """The words of a name, each with the article before it. "Al" may be a first name where no hyphen follows it."""
    found: list[tuple[str, str]] = []
    before = ""
    written = _given_name_first(name.replace("_", " "))
    for nth, word in enumerate(fold_name(_HYPHENED.sub(r"\1_", written)).split()):
        *particles, bare = (before + word).split("_")
        before = ""
        if particles or bare not in _SUFFIXES | _TITLES:
            if (bare in _ARTICLES and (nth or particles)) or _SERVANT.fullmatch(bare):
                before = "_".join([*particles, bare, ""])
            else:
                found.append(_with_particles(particles, bare))
    return [*found, ("", before.replace("_", ""))] if before else found


def _given_name_first(name: str) -> str:
    match = _LAST_NAME_FIRST.fullmatch(name)
    return f"{match['one']}{match['two']} {match['last']}" if match and match["two"].islower() else name


def _with_particles(particles: list[str], bare: str) -> tuple[str, str]:
    if any(_SERVANT.fullmatch(particle) for particle in particles):
        return "", f"abdel{bare}"
    return ("al" if particles else "", _SERVANT_OF.sub("abdel", bare))


@lru_cache(maxsize=1 << 16)
def state_or_body(name: str) -> Bearer | None:
    """The state or body that bears `name`, with or without an article."""
    return bearer_of(name) or (bearer_of(name[4:]) if name[:4].casefold() == "the " else None)
