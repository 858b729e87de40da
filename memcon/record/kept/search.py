"""What a person searches for: words, “phrases” and -not, the same on every database.

    prisoners exchange      both words, wherever they stand
    "all for all"           these words one after the other
    -Minsk                  not this word (or -"this phrase")
    memorand*               every word that begins so

What is written never reaches a database as its own language: it is folded to terms of letters and digits first.
"""

import re
from collections.abc import Sequence

import msgspec

from memcon.record.errors import RecordError
from memcon.record.kept.terms import terms_in

MOST_WORDS = 32  # in one search
_PIECE = re.compile(
    r"(?P<less>[-−–]?)(?:(?P<mark>[\"“„«”])(?P<phrase>[^\"“”„«»]*)(?P<end>[\"“”»]?)|(?P<word>[^\s\"“”„«»]+))"
)


_OPERATORS = {
    "AND": "leave it out, for all words must stand there as it is",
    "OR": "search for each of the alternatives by itself",
    "NOT": "put - right before a word that must not stand there",
}


class WrongSearch(RecordError):  # noqa: N818 - names what was found
    """A search that cannot be made; the message says why, on one line."""


class Sought(msgspec.Struct, frozen=True):
    """Terms that must stand one after the other; with `begins` the last is the beginning of a word."""

    terms: tuple[str, ...]
    begins: bool = False

    def stands_in(self, told: str) -> bool:
        """Whether it stands in terms that are written with a blank before and behind each."""
        return f" {' '.join(self.terms)}{'' if self.begins else ' '}" in told

    def places(self, terms: Sequence[str]) -> list[int]:
        """Where in `terms` it begins."""
        found = []
        for at in range(len(terms) - len(self.terms) + 1):
            if terms[at] == self.terms[0] or self.begins:
                here = terms[at : at + len(self.terms)]
                if all(map(self._fits, here, self.terms, [*[False] * (len(here) - 1), self.begins])):
                    found.append(at)
        return found

    @staticmethod
    def _fits(term: str, wanted: str, begins: bool) -> bool:
        return term.startswith(wanted) if begins else term == wanted


class Search(msgspec.Struct, frozen=True):
    """What all must hold, of what they must hold some, and what none may; nothing unless something is looked for."""

    wanted: tuple[Sought, ...]
    unwanted: tuple[Sought, ...] = ()
    some: tuple[Sought, ...] = ()

    def finds(self, terms: str) -> bool:
        """Whether a text of these terms, with blanks between, is one that is looked for."""
        told = f" {terms} "
        if self.some and not any(sought.stands_in(told) for sought in self.some):
            return False
        left_out = any(sought.stands_in(told) for sought in self.unwanted)
        return not left_out and all(sought.stands_in(told) for sought in self.wanted)

    def weigh(self, terms: Sequence[str]) -> float:
        """How well such a text fits: how much of it is what is looked for."""
        return sum(len(sought.places(terms)) for sought in (*self.wanted, *self.some)) / (10 + len(terms))


def parse_search(written: str) -> Search:
    """The search that a person wrote. Raises WrongSearch."""
    wanted: list[Sought] = []
    unwanted: list[Sought] = []
    for piece in _PIECE.finditer(written):
        sought = _read(piece)
        if sought:
            (unwanted if piece["less"] else wanted).append(sought)
    if sum(len(sought.terms) for sought in [*wanted, *unwanted]) > MOST_WORDS:
        raise WrongSearch(f"search for at most {MOST_WORDS} words")
    if not wanted and unwanted:
        raise WrongSearch("say what to look for, and not only what to leave out")
    if not wanted:
        raise WrongSearch(f"{_shown(written)} has no word to look for")
    return Search(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def say_operator(written: str) -> str | None:
    """How to ask for what OR, AND or NOT between words is meant to ask for in other searches: here it is a word."""
    told = [piece["word"] for piece in _PIECE.finditer(written)]
    operator = next((word for word in told[1:-1] if word in _OPERATORS), None)
    return f"{operator} is looked for as a word like any other; {_OPERATORS[operator]}" if operator else None


def _read(piece: re.Match[str]) -> Sought | None:
    if piece["mark"] and not piece["end"]:
        raise WrongSearch(f"{_shown(piece['mark'] + piece['phrase'])}: a quotation mark is not closed")
    told = piece["phrase"] if piece["mark"] else piece["word"]
    terms = tuple(term.folded for term in terms_in(told))
    return Sought(terms, begins=told.endswith("*")) if terms else None


def _shown(written: str) -> str:
    line = " ".join(written.split())
    return f"“{line if len(line) <= 40 else f'{line[:40]} …'}”"


def in_sqlite(search: Search) -> str:
    """The search as FTS5 has it; terms are letters and digits alone."""
    some = " OR ".join(_quoted(sought) for sought in search.some)
    wanted = " AND ".join((*(_quoted(sought) for sought in search.wanted), *([f"({some})"] if some else [])))
    unwanted = " OR ".join(_quoted(sought) for sought in search.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def in_postgresql(search: Search) -> str:
    """The search as PostgreSQL's tsquery has it."""
    wanted = (_followed(sought) for sought in search.wanted)
    unwanted = (f"!{_followed(sought)}" for sought in search.unwanted)
    some = " | ".join(_followed(sought) for sought in search.some)
    return " & ".join((*wanted, *([f"({some})"] if some else []), *unwanted))


def _quoted(sought: Sought) -> str:
    return f'"{" ".join(sought.terms)}"{" *" if sought.begins else ""}'


def _followed(sought: Sought) -> str:
    last = len(sought.terms) - 1
    terms = (f"'{term}'{':*' if sought.begins and n == last else ''}" for n, term in enumerate(sought.terms))
    return f"({' <-> '.join(terms)})"
