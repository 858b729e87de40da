"""Proposes issues from what was read: noun phrases of moves and statements, grouped, each group named by a phrase that
occurs.

Phrases are one group where the general list files them under one issue; else where they share the noun at their head.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

from memcon.model.entries import Entry
from memcon.model.issues import Issue
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.matters import file_under
from memcon.record.names import fold_name
from memcon.views.issues.lists import shipped
from memcon.views.tables import Table
from memcon.views.wording import one_line

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LEAST = 3  # entries that must speak of a matter
_SHOWN = 6  # phrases of a group that are listed
_LONGEST = 4  # words before the head of a phrase
_HYPHENS = frozenset("-‐‑")


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: as it stands, its form with the noun at its head in the singular, and that noun."""

    words: str
    form: str
    head: str


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """One issue that is proposed, in how many moves and statements it occurs, and the phrases that tell it, the
    commonest first."""

    issue: Issue
    entries: int
    phrases: tuple[str, ...]


def suggest_issues(view: RecordView, least: int = LEAST) -> tuple[Proposed, ...]:
    """The issues that at least `least` moves and statements speak of, those of the most first. Runs the language model
    over their words."""
    parties = _names_of_parties(view)
    groups: dict[str, dict[str, set[Phrase]]] = defaultdict(lambda: defaultdict(set))
    for kind in (FindingKind.MOVE, FindingKind.STATEMENT):
        for entry in view.entries(kind):
            for phrase in (one for one in _phrases_of(entry) if one.head not in parties):
                for group in _groups_of(phrase):
                    groups[group][entry.id].add(phrase)
    proposed = [_propose(name, said.values()) for name, said in groups.items() if len(said) >= least]
    return _told_apart(sorted(proposed, key=lambda one: (-one.entries, one.issue.name)))


def list_proposed(proposed: Iterable[Proposed]) -> Table:
    """What is proposed, with how often it occurs and by which phrases."""
    rows = tuple((one.issue.name, str(one.entries), ", ".join(one.phrases[:_SHOWN])) for one in proposed)
    return Table(what="issues", columns=("issue", "entries", "phrases"), rows=rows, wide=("phrases",))


def _names_of_parties(view: RecordView) -> frozenset[str]:
    """The last words of the names of actors: "the union" is no matter at stake where a union is at the table."""
    actors = (entry.fields for entry in view.entries(FindingKind.ACTOR))
    names = {name for actor in actors for name in (actor.name, *actor.names)}
    return frozenset(fold_name(name).split(" ")[-1] for name in names)


def _phrases_of(entry: Entry[Any]) -> list[Phrase]:
    """The noun phrases of the words of an entry, each once."""
    from memcon.reading.language import annotate

    found: dict[Phrase, None] = {}
    for words in dict.fromkeys(one_line(p.quote) for claim in entry.claims for p in claim.passages):
        for chunk in annotate(words).noun_chunks:
            found.update(dict.fromkeys(_phrase(chunk)))
    return list(found)


def _phrase(chunk: "Span") -> Iterator[Phrase]:
    head = chunk.root
    noun = head.lemma_.casefold()
    if head.pos_ != "NOUN" or head.ent_type_ or not noun.isalpha() or len(noun) < 3:
        return
    first = head.i
    while first > chunk.start and head.i - first < _LONGEST and _tells(chunk.doc[first - 1]):
        first -= 1
    told = chunk.doc[first : head.i + 1] if chunk.doc[first].is_alpha else head.doc[head.i : head.i + 1]
    words = "".join(_small(token) + token.whitespace_ for token in told).strip()
    yield Phrase(words, f"{words[: len(words) - len(head.text)].casefold()}{noun}", noun)


def _tells(token: "Token") -> bool:
    """Whether a word before the head of a phrase narrows what it is of, or joins another that does."""
    return token.text in _HYPHENS or (token.dep_ in {"compound", "nmod"} and token.is_alpha)


def _small(token: "Token") -> str:
    return token.text if token.pos_ == "PROPN" else token.lower_


def _groups_of(phrase: Phrase) -> tuple[str, ...]:
    """The issues of the general list that a phrase is filed under, by name; else the noun at its head, in small
    letters after an equals sign."""
    if filed := file_under(phrase.form, shipped().issues):
        return filed
    return () if phrase.head in _passed_over() else (f"={phrase.head}",)


def _propose(group: str, said: Iterable[set[Phrase]]) -> Proposed:
    said = list(said)
    words = Counter(words for phrases in said for words in {phrase.words for phrase in phrases})
    common = tuple(sorted(words, key=lambda one: (-words[one], len(one), one)))
    known = shipped().named(group)
    forms = {phrase.form for phrases in said for phrase in phrases}
    told = known.told_by if known else (group.removeprefix("="),)
    more = sorted(form for form in forms if known and group not in file_under(form, shipped().issues))
    issue = Issue(name=common[0], words=(*told, *more), but=known.but if known else ())
    return Proposed(issue=issue, entries=len(said), phrases=common)


def _told_apart(proposed: list[Proposed]) -> tuple[Proposed, ...]:
    """Each by a name that no other has: of two groups with one commonest phrase, the later goes by its next."""
    taken: set[str] = set()
    kept = []
    for one in proposed:
        name = next((phrase for phrase in one.phrases if phrase.casefold() not in taken), None)
        if name:
            taken.add(name.casefold())
            kept.append(msgspec.structs.replace(one, issue=msgspec.structs.replace(one.issue, name=name)))
    return tuple(kept)


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(tomllib.loads(files(__package__).joinpath("suggesting.toml").read_text("utf-8"))["passed_over"])
