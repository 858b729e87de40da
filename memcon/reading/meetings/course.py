"""What kind of meeting it is, how long it went on, and that nothing came of it: in the words of the text."""

import re
from functools import cache

from memcon.model.kinds import MeetingKind
from memcon.reading.meetings.lexicon import lexicon

_FORMS = {"call": MeetingKind.CALL, "visit": MeetingKind.VISIT}
_KINDS = (  # the words of its name that tell
    (MeetingKind.SIGNING, re.compile(r"\bsigning\b", re.IGNORECASE)),
    (MeetingKind.SUMMIT, re.compile(r"\bsummit\b", re.IGNORECASE)),
    (
        MeetingKind.WORKING_GROUP,
        re.compile(r"\b(?:working|technical|expert)[- ](?:group|level|team)s?\b", re.IGNORECASE),
    ),
    (MeetingKind.ROUND, re.compile(r"\b(?:rounds?|cycle)\b", re.IGNORECASE)),
)


def kind_of(form: str, what: str) -> MeetingKind | None:
    """The kind that its form or its name tells; None for what is only called talks or a meeting."""
    return _FORMS.get(form) or next((kind for kind, word in _KINDS if word.search(what)), None)


def duration_in(evidence: str) -> str | None:
    """How long the text says that it went on: "almost four hours", "three-hour"."""
    match = _duration().search(evidence)
    return next((found for found in match.groups() if found), None) if match else None


def outcome_in(evidence: str) -> str | None:
    """That nothing came of it, as the text says it: "no breakthrough", "without agreement"."""
    match = _outcome().search(evidence)
    return match.group() if match else None


@cache
def _duration() -> re.Pattern[str]:
    words = lexicon().lists
    number = rf"(?:\d+(?:\.\d+)?|an?|half an|several|{'|'.join(words['cardinals'])})"
    length = rf"(?:(?:{'|'.join(words['roughly'])})\s+)*{number}(?:\s+and\s+a\s+half)?\s+(?:hours?|minutes?|days?)"
    short = length.replace("|days?", "")
    nouns = "|".join(noun.word for noun in lexicon().noun)
    told = rf"\b(?:lasted|ran for|spent|went on for)\s+({length})\b|\bfor\s+({short})\b"
    of = rf"\b({length})\s+of\s+(?:[\w-]+\s+){{0,2}}(?:{nouns})\b|\b({number}-(?:hour|minute|day))\b"
    return re.compile(f"{told}|{of}", re.IGNORECASE)


@cache
def _outcome() -> re.Pattern[str]:
    nothing = "|".join(lexicon().lists["came_of_it"])
    return re.compile(
        rf"\b(?:without\s+(?:an?\s+|any\s+|even\s+an?\s+)?|no\s+)(?:[\w-]+\s+)?(?:{nothing})\b", re.IGNORECASE
    )
