"""Rules for moves: the words of an act, its construction, whose act it is and towards whom."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from memcon.model.kinds import MoveKind
from memcon.reading.grammar.clauses import Clause
from memcon.reading.knowledge import table

ANY_WORD = "*"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `knowledge/moves.toml`.

    `words`: the predicate's lemma, further words that must hang on it ("call on"); "@list" for those of a list.
    `of`: complements of which one must be there, none when empty. `but`: complements that make it something else;
    `matter`: complements that say what it is about where those of `of` do not; `doers`: what the subject must be.
    `by`: whose act it is, the subject's or that of whoever speaks; `about`: whose act it then tells of. `modals`:
    auxiliaries of which one must be there. `near`: words of which some must stand in the clause, `without`: none of
    these. `directed`: whether it takes a party towards whom; `several`: whether it takes several parties.
    `imperative`: whether the predicate must be an order; `ordered`: whether it counts in what others are called on to
    do; `stance`: whether it must say how somebody stands to a thing; `past`: whether it must have been done; `hangs`:
    whether it must hang on an "if" or "unless". `polarity`: whether it holds affirmed, negated or both ways.
    `example` gives the move; `counter` must not.
    """

    kind: MoveKind
    words: tuple[str, ...]
    example: str
    of: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    by: Literal["subject", "speaker"] = "subject"
    about: Literal["other", "own", "any"] = "other"
    toward: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    directed: bool = False
    doers: tuple[str, ...] = ()
    several: bool = False
    imperative: bool = False
    ordered: bool = False
    stance: bool = False
    past: bool = False
    hangs: bool = False
    polarity: Literal["affirmed", "negated", "either"] = "affirmed"
    counter: str | None = None


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """The rules by the lemma of their predicate, in the order of the table."""
    found: dict[str, list[Rule]] = {}
    for rule in all_rules():
        for words in rule.words:
            listed = found.setdefault(words.split()[0], [])
            if rule not in listed:
                listed.append(rule)
    return {lemma: tuple(listed) for lemma, listed in found.items()}


@cache
def all_rules() -> tuple[Rule, ...]:
    return tuple(msgspec.convert(_spelled_out(row), Rule) for row in table("moves")["rule"])


def matching(clause: Clause) -> tuple[Rule, ...]:
    """The rules whose words and construction this clause has, by table order; those for any word come last, but for
    those on how an order is given."""
    any_word = rules().get(ANY_WORD, ())
    ordering = [rule for rule in any_word if rule.imperative]
    candidates = (*ordering, *rules().get(clause.lemma, ()), *(rule for rule in any_word if not rule.imperative))
    return tuple(rule for rule in candidates if _fits(rule, clause))


def _fits(rule: Rule, clause: Clause) -> bool:
    if rule.polarity != "either" and clause.negated != (rule.polarity == "negated"):
        return False
    if rule.modals and not {t.lower_ for t in clause.auxiliaries} & set(rule.modals):
        return False
    if (rule.imperative and not clause.is_imperative) or (rule.stance and not clause.is_state):
        return False
    if (rule.past and not clause.is_past) or (rule.hangs and not clause.has_condition):
        return False
    if not any(_has(words, clause) for words in rule.words):
        return False
    if rule.near and not _stands_near(rule.near, clause):
        return False
    if rule.without and _stands_near(rule.without, clause):
        return False
    if rule.of and not any(clause.slot(name) is not None for name in rule.of):
        return False
    if rule.doers and not any(clause.slot(name) is not None for name in rule.doers):
        return False
    return not any(clause.slot(name) is not None for name in rule.but)


def _has(words: str, clause: Clause) -> bool:
    return words.split()[0] == ANY_WORD or clause.says(words)


def _stands_near(phrases: tuple[str, ...], clause: Clause) -> bool:
    words = f" {clause.span.of(clause.page.text).lower()} "
    return any(phrase in words for phrase in phrases)


def _spelled_out(row: Mapping[str, object]) -> Mapping[str, object]:
    """`row` with its "@list" restrictions replaced by the words of that list."""
    nouns = table("moves")["nouns"]

    def spell(name: str) -> str:
        slot, at, listed = name.partition("=@")
        return f"{slot}={'|'.join(nouns[listed])}" if at else name

    words = [one for word in msgspec.convert(row["words"], list[str]) for one in listed_words(word, nouns)]
    spelled = {
        key: [spell(v) for v in value] if key in {"of", "but", "doers"} and isinstance(value, list) else value
        for key, value in row.items()
    }
    return {**spelled, "words": words}


def listed_words(word: str, nouns: Mapping[str, list[str]]) -> list[str]:
    """`word`, or those of the list that "@list" names."""
    return nouns[word.removeprefix("@")] if word.startswith("@") else [word]
