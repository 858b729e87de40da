"""What is said by the way, and what is said of others: an issue that is named only there tells nobody's position."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from memcon.model.entries import Claim
from memcon.model.findings import Statement
from memcon.model.passages import Span
from memcon.record import RecordView

_LONGEST = 200  # characters of an aside


def without_asides(words: str) -> str:
    """`words` without what stands in brackets, between dashes, in clauses on something just named ("the mine, which
    ...,"), in circumstances ("..., with back pay, ...") and in whom it is known from ("according to ...")."""
    return _pattern().sub(" ", words)


def only_charges(view: RecordView, claim: Claim[Statement]) -> bool:
    """Whether a statement is reported as an accusation, a denial or thanks: of the other side, or of what was."""
    text = view.text(claim.text_id) if claim.finding.cue else ""
    cues = (Span(*span).of(text).lower().split() for span in claim.finding.cue)
    return any(word.startswith(_known("charges")) for words in cues for word in words)


@cache
def _pattern() -> re.Pattern[str]:
    relative = rf"(?:(?:\w+ )?(?:of|in|for|to|by|from|at) )?(?:{_any(_known('relatives'))})"
    later = rf"(?!(?:and|but|or|then) )(?:[\w-]+ ){{0,3}}(?:{_any(_known('periods'))})s? after"
    opened = rf",\s+(?:{relative}|{later}|{_any(_known('openers'))})\b[^,;:.!?|“”\"]{{1,{_LONGEST}}}"
    enclosed = rf",\s+(?:{_any(_known('enclosed'))})\b[^,;:.!?|“”\"]{{1,{_LONGEST}}}(?=,)"
    dashed = rf"\s[–—]\s[^–—|.!?]{{1,{_LONGEST}}}\s[–—]\s"
    return re.compile(rf"{opened}|{enclosed}|{dashed}|\([^()]{{1,{_LONGEST}}}\)", re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _known(name: str) -> tuple[str, ...]:
    return tuple(tomllib.loads(files(__package__).joinpath("asides.toml").read_text("utf-8"))[name])
