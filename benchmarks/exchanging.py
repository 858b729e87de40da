"""Exchanging two states in a text, for rule 5: sides are treated alike.

Names, adjectives, demonyms, capitals and seats of government of the one become those of the other; people keep their
names. Marked forms ("ambiguous" in states.toml) stay, for they may be something else. The capital letters of a dateline
are kept.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.gazetteer import KnownName, NameForm, bearer_of, find_known_names, form_of, known_forms
from memcon.reading.knowledge import table

WITH_ARTICLE = frozenset(
    {
        "Bahamas", "Central African Republic", "Comoros", "Czech Republic", "Democratic Republic of the Congo",
        "Dominican Republic", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines",
        "Republic of the Congo", "Seychelles", "Solomon Islands", "Soviet Union", "United Arab Emirates",
        "United Kingdom", "United States",
    }
)  # fmt: skip
_INDEFINITE = re.compile(r"\b([Aa])(n?)(?= $)")
_DATELINE = re.compile(r"^[^\W\d_a-z][^\n,(a-z]+(?=,| \()", re.MULTILINE)
_VOWEL_SOUND = re.compile(r"(?!U(?:kr|ga|ru|[SKN]\b|\.|nited)|Eu)[AEIOU]")


@dataclass(frozen=True)
class Piece:
    """Characters of the new text and those of the old that they stand for."""

    new: Span
    old: Span
    same: bool


@dataclass(frozen=True)
class Exchanged:
    """A text with two states exchanged, and the way back to the places of the old one."""

    text: str
    pieces: tuple[Piece, ...]

    def old(self, span: Span) -> Span:
        """The characters of the old text that stand at `span` of the new one; an exchanged name counts as a whole."""
        return Span(self._old(span.start, at_end=False), self._old(span.end, at_end=True))

    def _old(self, position: int, *, at_end: bool) -> int:
        for piece in self.pieces:
            inside = piece.new.start < position <= piece.new.end if at_end else (
                piece.new.start <= position < piece.new.end
            )  # fmt: skip
            if inside:
                if piece.same:
                    return piece.old.start + position - piece.new.start
                return piece.old.end if at_end else piece.old.start
        return self.pieces[-1].old.end if position and self.pieces else 0


def exchange(text: str, a: str, b: str) -> Exchanged:
    """`text` with the states `a` and `b` exchanged, each form replaced by the other's first of its kind."""
    forms = {a: forms_of(b), b: forms_of(a)}
    pieces: list[Piece] = []
    written: list[str] = []
    at = length = 0

    def write(words: str, upto: int, *, same: bool) -> None:
        nonlocal at, length
        if words or upto > at:
            pieces.append(Piece(Span(length, length + len(words)), Span(at, upto), same))
            written.append(words)
            at, length = upto, length + len(words)

    for name in _names(text, forms):
        new = forms[name.bearer.name][name.form]
        if _is_in_capitals(text, name):
            new = new.upper()
        article = _INDEFINITE.search(text, at, name.span.start)
        if article and _sounds_differ(article, new):
            write(text[at : article.start()], article.start(), same=True)
            write(article[1] if article[2] else f"{article[1]}n", article.end(), same=False)
        write(text[at : name.span.start], name.span.start, same=True)
        write(new, name.span.end, same=False)
    write(text[at:], len(text), same=True)
    return Exchanged("".join(written), tuple(pieces))


def neutral(text: str, roles: Mapping[str, str]) -> str:
    """`text` with each unmarked name of a state replaced by the role that `roles` gives the state, and the form."""
    written, at = [], 0
    for name in _names(text, roles):
        written += [text[at : name.span.start], f"⟨{roles[name.bearer.name]} {name.form}⟩"]
        at = name.span.end
    return "".join([*written, text[at:]])


def forms_of(state: str) -> dict[NameForm, str]:
    """The first unmarked form of each kind that the state has."""
    row = next(row for row in table("states")["state"] if row["name"] == state)
    marked = set(row.get("ambiguous", ()))
    forms = {form: [name for name in row.get(form, ()) if name not in marked] for form in NameForm}
    return {form: names[0] for form, names in forms.items() if names}


def exchangeable(text: str, a: str, b: str) -> bool:
    """Whether the exchange leaves plain English and can be told apart again.

    Both or neither take an article, and each form has a counterpart that is no other form as well (as "Vietnamese",
    the adjective and the people, is).
    """
    forms = {a: forms_of(b), b: forms_of(a)}
    counterparts = [(name.form, forms[name.bearer.name].get(name.form, "")) for name in _names(text, forms)]
    return all(form_of(new) is form for form, new in counterparts) and (a in WITH_ARTICLE) == (b in WITH_ARTICLE)


def most_named(text: str) -> list[str]:
    """The states that `text` names, most often first."""
    names = [name for name in find_known_names(text) if name.bearer.kind is ActorKind.STATE and not name.ambiguous]
    return [state for state, _ in Counter(name.bearer.name for name in names).most_common()]


def _names(text: str, states: Mapping[str, object]) -> list[KnownName]:
    names = [*find_known_names(text), *_datelines(text)]
    told = [name for name in names if name.bearer.name in states and not name.ambiguous]
    return sorted(told, key=lambda name: name.span.start)


def _datelines(text: str) -> Iterator[KnownName]:
    """The capitals under whose name, in capital letters, a report stands."""
    for place in _DATELINE.finditer(text):
        name = _capitals().get(place.group())
        bearer = bearer_of(name) if name else None
        if bearer is not None:
            yield KnownName(Span(*place.span()), NameForm.CAPITAL, bearer, ambiguous=False)


@cache
def _capitals() -> Mapping[str, str]:
    """Each capital by its name in capital letters."""
    return {name.upper(): name for name, form in known_forms().items() if form is NameForm.CAPITAL}


def _is_in_capitals(text: str, name: KnownName) -> bool:
    return name.form is NameForm.CAPITAL and text[name.span.start : name.span.end].isupper()


def _sounds_differ(article: re.Match[str], name: str) -> bool:
    return bool(article[2]) != bool(_VOWEL_SOUND.match(name))
