"""Decisions: what a person said of an entry, an article or the negotiation. Append only."""

import msgspec

from memcon.model.ids import DECISION, identify
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.model.passages import Passage


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision. `target` is the id of a finding (never of a row), of a text, of a negotiation other than the first,
    or of the decision that is undone.

    `fields` holds what the decision says: for `add` and `correct` the fields of the finding by name, for `set` those
    of the publication (`published`, `outlet`, `url`), for `name` those of the negotiation (`name`, `sides`,
    `mediators`, `about`, `but`; `new` where it makes one, `split` the id of the one that it is made of, `merged` the
    ids of those that become part of it), for `file` the ids of the negotiations that an entry or article is put `into`
    and taken `out_of`, for `issues` the words of each issue by its name, for `merge` the other id. `passage` is the
    words that an addition rests on; for every decision on a finding it keeps the finding's first passage, so that the
    decision finds its entry again after a re-read.
    """

    id: str
    kind: DecisionKind
    target: str | None = None
    finding_kind: FindingKind | None = None
    who: str
    made: str
    why: str | None = None
    fields: dict[str, str | int | float | bool | list[str] | None] = {}
    passage: Passage | None = None

    @classmethod
    def make(
        cls,
        kind: DecisionKind,
        *,
        who: str,
        made: str,
        target: str | None = None,
        finding_kind: FindingKind | None = None,
        why: str | None = None,
        fields: dict[str, str | int | float | bool | list[str] | None] | None = None,
        passage: Passage | None = None,
    ) -> "Decision":
        """A decision with its id. `made` is an ISO 8601 time with its offset."""
        said = fields or {}
        written = msgspec.json.encode(said, order="deterministic").decode()
        return cls(
            id=identify(DECISION, kind, target, who, made, why, written, passage),
            kind=kind,
            target=target,
            finding_kind=finding_kind,
            who=who,
            made=made,
            why=why,
            fields=said,
            passage=passage,
        )
