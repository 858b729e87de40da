"""Rules for commitments: the words of an undertaking, its construction, and what became of it."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from memcon.model.kinds import CommitmentStatus
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.lemmas import by_lemma
from memcon.reading.knowledge import table

_MODALS = frozenset({"would", "could", "should", "must", "can", "may", "might"})


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `knowledge/commitments.toml`, whose head explains the fields."""

    words: tuple[str, ...]
    status: CommitmentStatus
    example: str
    of: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    told: CommitmentStatus | None = None
    by: Literal["subject", "patient", "all", "speaker"] = "subject"
    to: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    perfect: bool = False
    over: bool = False
    dated: bool = False
    agreed: bool = False
    polarity: Literal["affirmed", "negated"] = "affirmed"
    counter: str | None = None


@cache
def all_rules() -> tuple[Rule, ...]:
    return tuple(msgspec.convert(_spelled_out(row), Rule) for row in table("commitments")["rule"])


@cache
def _by_lemma() -> Mapping[str, tuple[Rule, ...]]:
    return by_lemma(all_rules())


def matching(clause: Clause) -> tuple[Rule, ...]:
    """The rules whose words and construction this clause has, in the order of the table."""
    return tuple(rule for rule in _by_lemma().get(clause.lemma, ()) if _fits(rule, clause))


def _fits(rule: Rule, clause: Clause) -> bool:
    if clause.negated != (rule.polarity == "negated") or clause.weakness:
        return False
    if rule.status is CommitmentStatus.BROKEN and any(t.lower_ == "yet" for t in clause.verb.children):
        return False
    if rule.by == "speaker" and not (clause.is_passive and clause.agent is None):
        return False
    if (
        clause.is_passive != (rule.by in {"patient", "speaker"})
        and clause.agent is None
        and not (rule.modals and is_promised(clause))
    ):
        return False
    helpers = {t.lower_ for t in clause.auxiliaries}
    if rule.modals and not helpers & set(rule.modals):
        return False
    if not rule.modals and helpers & _MODALS:
        return False
    if (rule.perfect and not _is_perfect(clause)) or (rule.over and not (clause.is_past or clause.is_charged)):
        return False
    if not clause.says(*rule.words):
        return False
    if rule.of and not any(clause.slot(name) is not None for name in rule.of):
        return False
    return not any(clause.slot(name) is not None for name in rule.but)


def is_undertaking(rule: Rule) -> bool:
    """Whether its words are those of giving one's word, which another side could dispute."""
    return rule.status is CommitmentStatus.PENDING and rule.told is CommitmentStatus.DISPUTED


def is_promised(clause: Clause) -> bool:
    """Whether it is what somebody promises, without saying who will do it: "the list will be sent, Chad promised"."""
    promised = table("commitments")["outcomes"]["promised"]
    return clause.verb.dep_ == "ccomp" and clause.agent is None and clause.verb.head.lemma_ in promised


def _is_perfect(clause: Clause) -> bool:
    return clause.verb.tag_ == "VBN" and any(t.lemma_ == "have" for t in clause.auxiliaries) and not clause.is_future


def _spelled_out(row: Mapping[str, Any]) -> dict[str, Any]:
    nouns = table("commitments")["nouns"]
    spelled = dict(row)
    for key in ("of", "but"):
        spelled[key] = [_spell(value, nouns) for value in row.get(key, ())]
    spelled["words"] = [w for value in row["words"] for w in (nouns[value[1:]] if value.startswith("@") else [value])]
    return spelled


def _spell(name: str, nouns: Mapping[str, list[str]]) -> str:
    slot, at, listed = name.partition("=@")
    return f"{slot}={'|'.join(nouns[listed])}" if at else name
