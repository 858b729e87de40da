"""What parties do away from the table: attacks, aid, sanctions, releases, protests, as the report tells them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from memcon.model.findings import DateMention, Deed, Names
from memcon.model.ids import finding_id
from memcon.model.kinds import ActorKind, DeedKind, FindingKind
from memcon.model.passages import Span
from memcon.reading.dates import dates_within
from memcon.reading.deeds.happenings import happening_in, without_states
from memcon.reading.grammar.clauses import Clause, told_clauses
from memcon.reading.grammar.lemmas import by_lemma
from memcon.reading.grammar.parties import Parties, is_ethnic, speaking
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page

_BOUND = re.compile(
    r"\b(?:until|till|through|to|by|before|after|ahead of|for|expires?|ends?|ending)\s+(?:the\s+|at\s+)?$",
    re.IGNORECASE,
)
_OF_THE_PEOPLE = frozenset({DeedKind.STRIKE, DeedKind.PROTEST})
_SHORTEST = 20  # characters: less does not say who did what


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `knowledge/deeds.toml`, whose head explains the fields."""

    kind: DeedKind
    words: tuple[str, ...]
    example: str
    of: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    own: bool = False
    directed: bool = False
    anyone: bool = False
    toward: tuple[str, ...] = ()
    counter: str | None = None


def find_deeds(page: Page, found: Found) -> tuple[Deed, ...]:
    """The deeds of the page in the order of their words."""
    parties = Parties(page, found)
    deeds: dict[str, Deed] = {}
    for clause in told_clauses(page):
        for deed in _in_clause(clause, parties):
            deeds.setdefault(deed.id, deed)
    return tuple(deeds.values())


@cache
def all_rules() -> tuple[Rule, ...]:
    return tuple(msgspec.convert(_spelled_out(row), Rule) for row in table("deeds")["rule"])


@cache
def _by_lemma() -> Mapping[str, tuple[Rule, ...]]:
    return by_lemma(all_rules())


def _in_clause(clause: Clause, parties: Parties) -> Iterator[Deed]:
    span = clause.span
    if span.end - span.start < _SHORTEST or not is_told_as_done(clause):
        return
    for rule in _by_lemma().get(clause.lemma, ()):
        if _fits(rule, clause) and (deed := _deed(rule, clause, parties)):
            yield deed
            return
    if (deed := _happening(clause, parties)) is not None:
        yield deed


def is_told_as_done(clause: Clause) -> bool:
    """Whether the clause tells of something that was done or is being done: not asked, denied, supposed or planned."""
    if (
        clause.is_asked
        or clause.is_denied
        or clause.is_supposed
        or clause.negated
        or clause.weakness
        or clause.is_future
    ):
        return False
    helpers = {t.lower_ for t in clause.auxiliaries}
    if helpers & {"must", "should", "can", "would", "to", "do", "does"} or not clause.is_carried_out:
        return False
    if _is_begun(clause):
        return True
    goes_on = clause.verb.tag_ == "VBG" and (bool(helpers) or clause.verb.dep_ == "advcl")
    participle = clause.verb.tag_ == "VBN" and not helpers and clause.verb.dep_ in {"acl", "advcl", "conj"}
    return clause.is_past or goes_on or participle


def _is_begun(clause: Clause) -> bool:
    """Whether it is told that somebody has begun to do it: "began releasing the sailors"."""
    verb, above = clause.verb, clause.verb.head
    if verb.dep_ != "xcomp" or verb.tag_ not in {"VBG", "VB"} or above.lemma_ not in {"begin", "start"}:
        return False
    begun = Clause(clause.page, above, above)
    return begun.is_past and not begun.negated


def _fits(rule: Rule, clause: Clause) -> bool:
    if not clause.says(*rule.words):
        return False
    if rule.of and not any(clause.slot(name) is not None for name in rule.of):
        return False
    if rule.doers and not any(clause.slot(name) is not None for name in rule.doers):
        return False
    return not any(clause.slot(name) is not None for name in rule.but)


def _deed(rule: Rule, clause: Clause, parties: Parties) -> Deed | None:
    by = _doers(rule, clause, parties)
    toward = _toward(rule, clause, parties, by)
    if (rule.directed and not toward) or (by and all(parties.is_private_person(name) for name in by)):
        return None
    freed = rule.kind is DeedKind.RELEASE and clause.is_passive and clause.agent is None
    told = bool(toward) and (rule.anyone or clause.subject is not None)
    if not (by or told or freed or _is_by_people(rule, clause, parties)):
        return None
    return _told(rule.kind, by, toward, clause, parties)


def _happening(clause: Clause, parties: Parties) -> Deed | None:
    """The deed that the subject of the clause names."""
    told = happening_in(clause, parties)
    if told is None:
        return None
    happening, by, toward = told
    if by and all(parties.is_private_person(name) for name in by):
        return None
    return _told(happening.kind, by, toward, clause, parties)


def _told(kind: DeedKind, by: Names, toward: Names, clause: Clause, parties: Parties) -> Deed | None:
    statement = parties.statement_at(clause.verb)
    if parties.is_hearsay(by, toward, statement):
        return None  # an accusation, which is a move and no deed
    page = clause.page
    return Deed(
        id=finding_id(FindingKind.DEED, page.text_id, [clause.span], kind),
        kind=kind,
        what=" ".join(clause.span.of(page.text).split()),
        by=by,
        toward=toward,
        date=_date(clause, parties.found),
        place=_place(clause, parties),
        status_by=speaking(statement),
        evidence=(clause.span,),
    )


def _doers(rule: Rule, clause: Clause, parties: Parties) -> Names:
    subject = clause.subject
    if subject is None:
        thing = clause.slot("object") if rule.own and clause.is_passive else None
        return parties.beside(thing) if thing is not None else ()
    if names := parties.of(subject):
        of_people = rule.kind in _OF_THE_PEOPLE and subject.tag_ == "NNS"
        return without_states(names, parties) if of_people else names
    organ = subject.lemma_.lower() in table("deeds")["nouns"]["organs"]
    private = is_ethnic(subject) or (parties.is_private(subject) and not organ) or rule.kind in _OF_THE_PEOPLE
    return () if private else parties.beside(subject)


def _is_by_people(rule: Rule, clause: Clause, parties: Parties) -> bool:
    """Whether people without a name do it, who stand for no party: "the dockers", "farmers in Chad"."""
    subject = clause.subject
    if subject is None or subject.pos_ != "NOUN":
        return False
    return rule.kind in _OF_THE_PEOPLE or bool(parties.beside(subject))


def _date(clause: Clause, found: Found) -> str | None:
    """When it was done: the first date of the clause that does not say until when it holds, or before or after what."""
    told = (d for d in dates_within(found, clause.span) if d.value and not _BOUND.search(_before(clause, d)))
    return next((mention.value for mention in told), None)


def _before(clause: Clause, mention: DateMention) -> str:
    return clause.page.text[clause.span.start : mention.span[0]]


def _toward(rule: Rule, clause: Clause, parties: Parties, by: Names) -> Names:
    for slot in rule.toward:
        token = clause.slot(slot)
        if token is None:
            continue
        if others := tuple(n for n in (parties.of(token) or parties.named_in(token)) if n not in by):
            return others
    return ()


def _place(clause: Clause, parties: Parties) -> str | None:
    """The state that the clause puts it in: "in Niger"."""
    token = clause.slot("prep:in")
    actor = parties.cast.actor_at(Span(token.idx, token.idx + len(token))) if token is not None else None
    return actor.name if actor and actor.kind is ActorKind.STATE else None


def _spelled_out(row: Mapping[str, Any]) -> dict[str, Any]:
    nouns = table("deeds")["nouns"]

    def spell(name: str) -> str:
        slot, at, listed = name.partition("=@")
        return f"{slot}={'|'.join(nouns[listed])}" if at else name

    return {key: [spell(v) for v in value] if key in {"of", "but", "doers"} else value for key, value in row.items()}
