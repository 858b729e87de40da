"""Attributions: words of a text that it tells as someone's, and the words that tell so."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto

from memcon.model.kinds import Attitude
from memcon.model.passages import Span, Spans, hull


class Way(StrEnum):
    """How an attribution was found: by which rule, or by the tagger alone."""

    QUOTED_AT_CUE = auto()
    QUOTED_ON = auto()
    QUOTED_AFTER = auto()
    NAMED_BESIDE = auto()  # a turn of a transcript, or a quotation with a signature
    CLAUSE = auto()
    ACCORDING = auto()
    REQUEST = auto()
    OBJECT = auto()
    NOUN = auto()
    HELD = auto()
    TAGGED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution.

    `content` are the words told, outer quotation marks left out; `source` the phrase of the speaker, with the pronoun
    of a relative clause, and `head` the token that stands for it; `cue` the words that attribute and `verb` their
    token; `to` the token of the phrase of the one addressed, `through` of the one who passes the words on. What the
    text does not give is None or empty.

    What its confidence is worked out from: `signs`, as the tagger gives them (`decoding.Told`), where the tagger found
    it, and, where a rule found it too, the share of words `alike` and whether both name the `same_speaker`; or
    `only_rule_names` where the tagger names none. `unseen` where only a rule found it and the tagger saw nothing told.
    """

    content: Spans
    way: Way
    attitude: Attitude = Attitude.SAID
    direct: bool = False
    source: Spans = ()
    head: int | None = None
    cue: Spans = ()
    verb: int | None = None
    to: int | None = None
    through: int | None = None
    signs: tuple[float, float, float, float] | None = None
    alike: float = 0.0
    same_speaker: bool = False
    only_rule_names: bool = False
    unseen: bool = False
    confidence: float | None = None

    @property
    def place(self) -> Span:
        """From the first to the last character of the content."""
        return hull(self.content)

    @property
    def extent(self) -> Span:
        """From the first to the last character of all that makes it."""
        return hull((*self.content, *self.cue, *self.source))


def in_order(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """By the place of their contents, longer ones first; of several at one cue with the same content, the first."""
    ordered = sorted(attributions, key=lambda a: (a.place.start, -a.place.end, a.extent))
    kept = {(a.content, a.cue, a.source): a for a in reversed(ordered)}
    return tuple(a for a in ordered if kept[a.content, a.cue, a.source] is a)


def shared(some: Spans, others: Spans) -> int:
    """How many characters two contents share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def length(content: Spans) -> int:
    return sum(span.end - span.start for span in content)
