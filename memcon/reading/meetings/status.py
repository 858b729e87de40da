"""Where a meeting stands by one mention: proposed, scheduled, held, and so on; and how surely the words say so."""

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from memcon.model.edtf import When
from memcon.model.kinds import MeetingStatus
from memcon.reading.grammar.phrases import Mood, is_negated, is_supposed, mood_of, settled_mood
from memcon.reading.meetings.details import Details
from memcon.reading.meetings.governing import rule_for
from memcon.reading.meetings.lexicon import Verb, lexicon
from memcon.reading.meetings.starting import is_planned, was_only_due

if TYPE_CHECKING:
    from spacy.tokens import Token


class Surety(IntEnum):
    """How a status is told: by a date that has passed or has not, by the circumstances, or outright."""

    BY_DATE = 0
    IMPLIED = 1
    OUTRIGHT = 2


_ANSWERS = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.REJECTED, MeetingStatus.CANCELLED})
_INSTEAD = frozenset({"now", "instead"})
_MET = Verb(lemma="meet", status=MeetingStatus.HELD, example="")


@dataclass(frozen=True)
class Standing:
    """The status that a mention gives its meeting, and how surely."""

    status: MeetingStatus
    surety: Surety


def standing_of(details: Details) -> Standing | None:
    """The status that a mention gives its meeting. None where it does not tell, or only supposes it."""
    if any(is_supposed(verb) or _is_asked(verb) for verb, _ in details.mention.verbs) or is_disowned(details):
        return None
    ways = (
        _by_leaving,
        _by_change,
        _by_beginning,
        _by_verbs,
        _by_description,
        _by_proposal,
        _by_modifier,
        _by_circumstance,
        _by_length,
        _by_plan,
    )
    told = next((standing for way in ways if (standing := way(details))), None)
    if told is not None and told.status is MeetingStatus.HELD and _is_to_be(details):
        return Standing(MeetingStatus.SCHEDULED, told.surety)
    return told or (None if _is_denied(details) or _is_wished(details) else _by_date(details))


def is_disowned(details: Details) -> bool:
    """Whether somebody only denies that it was: "denied that its envoys had met", "denied any meeting with them"."""
    known, head = lexicon().lists, details.mention.head
    telling = [verb for verb, rule in details.mention.verbs if rule is not None or verb == head]
    over = [v.head for v in telling if v.dep_ in {"ccomp", "xcomp", "pcomp", "acl"}]
    claims = [c.head for c in over if c.lemma_.lower() in known["denied"]]
    outright = [head.head] if head.dep_ in {"dobj", "obj"} and not details.mention.is_definite else []
    saying = [v for v in (*over, *outright) if v.lemma_.lower() == "deny"]
    return bool(saying) or any(v.lemma_.lower() in known["denying"] for v in claims)


def _by_leaving(details: Details) -> Standing | None:
    """What somebody has only set out for lies ahead: "left for Lima on Monday for a second round"."""
    verb = details.leaving
    sure = verb is not None and not is_negated(verb) and mood_of(verb) is not Mood.POSSIBLE
    return Standing(MeetingStatus.SCHEDULED, Surety.IMPLIED) if sure else None


def _by_change(details: Details) -> Standing | None:
    """What had been due and will be on another day: "had been due to meet on Tuesday, but will now meet on Friday"."""
    verbs = [v for verb, _ in details.mention.verbs[:1] for v in (verb, *verb.conjuncts, *_over(verb))]
    changed = any(c.lower_ in _INSTEAD for v in verbs[:1] for c in v.children if c.dep_ in {"advmod", "npadvmod"})
    return Standing(MeetingStatus.POSTPONED, Surety.OUTRIGHT) if changed and any(map(_had_been_due, verbs)) else None


def _by_beginning(details: Details) -> Standing | None:
    """What had been due and began: "had been due to open on Tuesday and began a day late"."""
    return Standing(MeetingStatus.HELD, Surety.OUTRIGHT) if details.beginning is not None else None


def _by_plan(details: Details) -> Standing | None:
    """What was due on a day that is over was fixed for it, and is not said to have been held."""
    due = any(was_only_due(verb) for verb, _ in details.mention.verbs[:1])
    return Standing(MeetingStatus.SCHEDULED, Surety.IMPLIED) if due and details.date is not None else None


def was_due(details: Details) -> bool:
    """Whether its day is one on which it was to be, and is not said to have been: "had been due to meet on Tuesday",
    "had been due to meet on Tuesday, but will now ..."."""
    if details.beginning is None and any(was_only_due(verb) for verb, _ in details.mention.verbs[:1]):
        return True
    due = (v for verb, _ in details.mention.verbs[:1] for v in (verb, *_over(verb)) if _had_been_due(v))
    return any(c.lower_ in _INSTEAD for v in due for other in v.conjuncts if other.i > v.i for c in other.children)


def _over(verb: "Token") -> "tuple[Token, Token]":
    return verb.head, verb.head.head


def _had_been_due(verb: "Token") -> bool:
    return any(c.lower_ == "had" for c in verb.children) and is_planned(verb)


def _is_to_be(details: Details) -> bool:
    """Whether what is told as of now lies ahead: "is travelling to Lima on Friday", "talks begin on Friday"."""
    of_now = (_is_under_way(verb) or mood_of(verb) is Mood.PRESENT for verb, _ in details.mention.verbs[:1])
    return any(of_now) and _lies_ahead(details)


def _is_asked(verb: "Token") -> bool:
    """Whether it is left open: "where the delegations will meet next"."""
    return verb.dep_ in {"ccomp", "ROOT", "csubj", "pcomp"} and any(
        c.tag_ == "WRB" and c.i < verb.i for c in verb.children
    )


def _is_denied(details: Details) -> bool:
    """Whether the text says that there was none: "no third round", "did not"."""
    return "no" in details.mention.words_before or any(is_negated(verb) for verb, _ in details.mention.verbs)


def _is_wished(details: Details) -> bool:
    """Whether someone only wishes for it: "had hoped for talks in January"."""
    beside = details.mention.beside if details.mention.over.lower_ == "for" else None
    verbs = [*(verb for verb, _ in details.mention.verbs[:1]), *([beside] if beside is not None else [])]
    return any(verb.lemma_.lower() in lexicon().lists["wished"] for verb in verbs)


def _by_proposal(details: Details) -> Standing | None:
    """What becomes of "a proposal of talks": it is accepted or rejected, or else it has been made."""
    proposal = details.proposal
    if proposal is None:
        return None
    rule = rule_for(proposal.head) if proposal.dep_ in {"dobj", "nsubjpass"} else None
    answered = rule is not None and rule.status in _ANSWERS and mood_of(proposal.head) is Mood.PAST
    status = rule.status if rule is not None and answered and not is_negated(proposal.head) else MeetingStatus.PROPOSED
    return Standing(status, Surety.OUTRIGHT)


def _by_verbs(details: Details) -> Standing | None:
    """The verb farthest up says most: in "agreed to hold talks" it is "agreed"."""
    mention = details.mention
    meeting = {m.lemma for m in lexicon().meets if m.form == "talks" or mention.meets}
    if _is_absence(details) or _is_only_thought(details):
        return None
    for verb, known in reversed(mention.verbs):
        itself = verb == mention.head
        rule = known or (_MET if itself or (verb.lemma_.lower() in meeting and verb.lemma_ != "be") else None)
        if rule and rule.moves and verb in details.moving:
            if details.is_moved or "to" not in rule.words:
                return Standing(_of_moved(details, rule), Surety.OUTRIGHT)
            continue
        if rule and (status := _by_verb(rule, verb, denied="no" in mention.words_before)):
            never_set = status is MeetingStatus.CANCELLED and rule.denied and _is_only_proposed(details)
            return Standing(MeetingStatus.REJECTED if never_set else status, Surety.OUTRIGHT)
        if rule and rule.status is MeetingStatus.SCHEDULED and _is_tried(verb):
            return Standing(MeetingStatus.PROPOSED, Surety.IMPLIED)
    return None


def _of_moved(details: Details, rule: Verb) -> MeetingStatus:
    """Put off, where the verb says so or its new day is later than was planned; else it is fixed anew."""
    old, new = (When.maybe(date.value) if date else None for date in (details.days.planned, details.date))
    later = old and new and old.last and new.is_after(old.last)
    return MeetingStatus.POSTPONED if later else rule.status


def _is_only_proposed(details: Details) -> bool:
    """Whether it is spoken of as what someone has proposed: "the summit that Peru had proposed"."""
    told = lexicon().modifiers_among(details.mention.words_before)
    return bool(details.asking) or any(modifier.status is MeetingStatus.PROPOSED for modifier in told)


def _is_absence(details: Details) -> bool:
    """Whether one side only stays away: "declined to attend"."""
    rules = [rule for _, rule in details.mention.verbs if rule]
    return any(r.alone for r in rules) and any(r.status is MeetingStatus.REJECTED for r in rules)


def _is_only_thought(details: Details) -> bool:
    """Whether someone only turns it over in their mind: "considered suspending the talks"."""
    verbs = [verb for verb, _ in details.mention.verbs]
    thinking = (v.head for v in verbs if v.dep_ in {"xcomp", "ccomp", "pcomp"})
    return any(v.lemma_.lower() in lexicon().lists["only_thought"] for v in thinking)


def _is_tried(verb: "Token") -> bool:
    """Whether someone only tries to bring it about: "worked to arrange a meeting"."""
    coming = lexicon().lists["coming"]
    return mood_of(verb) is Mood.OPEN and verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_.lower() not in coming


def _by_description(details: Details) -> Standing | None:
    """What a clause on the noun says: "talks, which were cancelled", "a meeting scheduled for Monday"."""
    own = {t.i for t in details.mention.phrase}
    on_noun = (c for c in details.mention.head.subtree if c.dep_ in {"acl", "relcl"} and c.head.i in own)
    for clause in (*on_noun, *details.clause_behind):
        if details.asks_for_it(clause):
            return Standing(MeetingStatus.PROPOSED, Surety.OUTRIGHT)
        if not _is_about_noun(clause):
            continue
        verb = next((c for c in clause.children if c.dep_ == "xcomp" and clause.lemma_ == "be"), clause)
        rule = rule_for(verb)
        if rule is None:
            continue
        status = rule.status if clause.dep_ == "acl" else _by_verb(rule, verb, denied=False)
        if status:
            return Standing(status, Surety.OUTRIGHT)
    return None


def _is_about_noun(verb: "Token") -> bool:
    """Whether the noun is what the verb is about, and nobody else: "which opened", "held in", "which were held"."""
    around = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    relative = any(c.tag_ in {"WDT", "WP"} for c in around)
    return (verb.tag_ == "VBN" or relative) and not any(c.tag_ not in {"WDT", "WP"} for c in around)


def _by_verb(rule: Verb, verb: "Token", *, denied: bool) -> MeetingStatus | None:
    mood = _mood(verb)
    if denied or is_negated(verb):
        if rule.denied is MeetingStatus.REJECTED and _is_unanswered(verb):
            return None
        if rule.denied is MeetingStatus.LAPSED and mood is Mood.FUTURE:
            return MeetingStatus.CANCELLED
        return rule.denied if mood is Mood.PAST or rule.denied is MeetingStatus.REJECTED else None
    if mood is Mood.POSSIBLE:
        return None
    if rule.when == "past":
        return rule.status if mood is Mood.PAST else None
    if rule.status is MeetingStatus.SCHEDULED and _is_tried(verb):
        return None
    if rule.when == "any" or rule.status is not MeetingStatus.HELD:
        return None if mood is Mood.FUTURE and rule.status is MeetingStatus.PROPOSED else rule.status
    if mood is Mood.FUTURE:
        return MeetingStatus.SCHEDULED
    there = rule.lemma == "be" and mood is Mood.PRESENT
    return MeetingStatus.HELD if there or mood is Mood.PAST or _is_under_way(verb) else None


def _is_unanswered(verb: "Token") -> bool:
    """Whether no answer has come, and none that is a refusal: "has not been agreed", "has not yet accepted"."""
    return any(c.lower_ == "yet" or c.dep_ == "auxpass" for c in verb.children)


def _mood(verb: "Token") -> Mood:
    """The mood of a verb; what is "due to" or "set to" happen is to come, and what someone said "would" happen."""
    mood = mood_of(verb)
    if mood is Mood.POSSIBLE and _was_said_to_come(verb):
        return Mood.FUTURE
    if mood is Mood.PRESENT and any(c.lower_ == "due" and c.dep_ == "acomp" for c in verb.children):
        return Mood.FUTURE
    over = verb.head.lemma_.lower()  # "is to take place"
    coming = verb.dep_ in {"xcomp", "advcl"} and (over == "be" or over in lexicon().lists["coming"])
    return Mood.FUTURE if mood is Mood.OPEN and coming else mood


def _was_said_to_come(verb: "Token") -> bool:
    """Whether "would" is the "will" of what was said: "said that they would meet again", and not under a condition."""
    would = any(c.lower_ in {"would", "'d", "’d"} and c.tag_ == "MD" for c in verb.children)
    supposed = any(is_supposed(c) for c in verb.children if c.dep_ == "advcl")
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"}
    return would and not supposed and (reported or _has_source(verb))


def _has_source(verb: "Token") -> bool:
    """Whether the clause names who says so: "according to the ministry"."""
    return any(c.lower_ == "according" for c in verb.children)


def _is_under_way(verb: "Token") -> bool:
    """Whether it goes on now: "are holding", "have been meeting"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.tag_ == "VBG" and bool(helpers & {"is", "are", "been"})


def _by_modifier(details: Details) -> Standing | None:
    told = lexicon().modifiers_among(details.mention.words_before)
    if not told:
        return None
    return Standing(told[0].status, Surety.OUTRIGHT if told[0].sure else Surety.IMPLIED)


def _by_circumstance(details: Details) -> Standing | None:
    """A meeting at, during or after which something happened has been held, or was being held."""
    verb = details.occasion_of
    if verb is None or settled_mood(verb) is not Mood.PAST or is_negated(verb) or is_supposed(verb):
        return None
    return None if _lies_ahead(details) else Standing(MeetingStatus.HELD, Surety.IMPLIED)


def _by_length(details: Details) -> Standing | None:
    """Talks that took eight hours have been held; "after eight hours of talks" stands beside any verb."""
    after = details.mention.over.lower_ in {"after", "following"}
    return Standing(MeetingStatus.HELD, Surety.IMPLIED) if details.mention.timed is not None and after else None


def _lies_ahead(details: Details) -> bool:
    date, published = _when(details)
    return bool(date and published and published.last and date.is_after(published.last))


def _by_date(details: Details) -> Standing | None:
    date, published = _when(details)
    if date is None or published is None or published.first is None or published.last is None:
        return None
    if date.is_before(published.first):
        return Standing(MeetingStatus.HELD, Surety.BY_DATE)
    return Standing(MeetingStatus.SCHEDULED, Surety.BY_DATE) if date.is_after(published.last) else None


def _when(details: Details) -> tuple[When | None, When | None]:
    page, found = details.cast.page, details.cast.found
    value = details.date.value if details.date else None
    return When.maybe(value), When.maybe(page.context.published or found.published_inferred)
