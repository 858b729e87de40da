"""Proposes issues from what was read: noun phrases of moves and statements, grouped, each group named by a phrase that
occurs.

Phrases are one group where the general list files them under one issue, or where they share the noun at their head. Of
these groups those of like meaning are joined, by the vectors of the encoder that ships; never two issues of the list.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from memcon.views.issues.grouping import group
from memcon.views.issues.lists import shipped
from memcon.views.tables import Table
from memcon.views.wording import one_line

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LEAST = 3  # entries that must speak of a matter
_SHOWN = 6  # phrases of a group that are listed
_LONGEST = 4  # words before the head of a phrase
_MOST = 300  # groups, the commonest, that are tried for like meaning
_HYPHENS = frozenset("-‐‑")


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: as it stands, its form with the noun at its head in the singular, and that noun."""

    words: str
    form: str
    head: str


Said = dict[str, set[Phrase]]
"""The phrases of a group, by the entry in which they stand."""


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
    groups: dict[str, Said] = defaultdict(lambda: defaultdict(set))
    for kind in (FindingKind.MOVE, FindingKind.STATEMENT):
        for entry in view.entries(kind):
            for phrase in (one for one in _phrases_of(entry) if one.head not in parties):
                for name in told_by(phrase):
                    groups[name][entry.id].add(phrase)
    alike = [(names, _united(groups[name] for name in names)) for names in of_like_meaning(groups)]
    often = [(names, said) for names, said in alike if len(said) >= least and _is_anchored(names, groups)]
    proposed = [_propose(names, said.values()) for names, said in often]
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
    told = dict.fromkeys(one_line(p.quote) for claim in entry.claims for p in claim.passages)
    return list(dict.fromkeys(phrase for words in told for phrase in phrases_in(words)))


def phrases_in(words: str) -> list[Phrase]:
    """The noun phrases of words that can name a matter, in their order."""
    from memcon.reading.language import annotate

    return [phrase for chunk in annotate(words).noun_chunks for phrase in _phrase(chunk)]


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


def told_by(phrase: Phrase) -> tuple[str, ...]:
    """The issues of the general list that a phrase is filed under, by name; else the noun at its head, in small
    letters after an equals sign."""
    if filed := file_under(phrase.form, shipped().issues):
        return filed
    return () if phrase.head in _passed_over() else (f"={phrase.head}",)


def of_like_meaning(groups: Mapping[str, Said]) -> list[list[str]]:
    """The names of the groups, those of like meaning together; beyond the commonest, each by itself."""
    import numpy as np

    from memcon.reading.tagger.meaning import meanings

    names = sorted(groups, key=lambda name: (-len(groups[name]), name))
    tried = names[:_MOST]
    means = [meanings(_common(groups[name].values())[:_SHOWN]).mean(axis=0) for name in tried]
    known = [n for n, name in enumerate(tried) if shipped().named(name)]
    joined = group(np.array(means), apart=known) if means else []
    return [[tried[n] for n in members] for members in joined] + [[name] for name in names[_MOST:]]


def _is_anchored(names: Sequence[str], groups: Mapping[str, Said]) -> bool:
    """Whether one of the joined groups is spoken of more than once: words that each stand in one entry, and are only
    somewhat alike, are no matter at stake."""
    return len(names) == 1 or any(len(groups[name]) > 1 for name in names)


def _united(parts: Iterable[Said]) -> Said:
    whole: Said = defaultdict(set)
    for said in parts:
        for entry, phrases in said.items():
            whole[entry] |= phrases
    return whole


def _common(said: Iterable[set[Phrase]]) -> tuple[str, ...]:
    """The words of phrases, those that stand in the most entries first."""
    words = Counter(words for phrases in said for words in {phrase.words for phrase in phrases})
    return tuple(sorted(words, key=lambda one: (-words[one], len(one), one)))


def _propose(names: Sequence[str], said: Iterable[set[Phrase]]) -> Proposed:
    said = list(said)
    common = _common(said)
    known = next(filter(None, map(shipped().named, names)), None)
    heads = [name.removeprefix("=") for name in names if name.startswith("=")]
    told = (*(known.told_by if known else ()), *heads)
    forms = {phrase.form for phrases in said for phrase in phrases if phrase.head not in heads}
    more = sorted(form for form in forms if known and known.name not in file_under(form, shipped().issues))
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
