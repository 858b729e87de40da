"""What the joining of one kind may know of the kinds that were joined before it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from memcon.record.material import AnyClaim
from memcon.record.merge.parties import Parties


@dataclass(frozen=True)
class Scene:
    """Parties over all texts, the group of every finding that has been joined so far, and which groups are of meetings
    that some report gives a time or number."""

    parties: Parties = field(default_factory=Parties)
    group_of: Mapping[str, str] = field(default_factory=dict)
    timed: Collection[str] = frozenset()

    def after(self, groups: Iterable[Sequence[str]]) -> "Scene":
        """The scene when these groups have been joined too."""
        return replace(self, group_of={**self.group_of, **{id_: group[0] for group in groups for id_ in group}})

    def timing(self, claims: Iterable[AnyClaim]) -> "Scene":
        """The scene with what is known of when meetings are that have been joined."""
        told = (c.finding for c in claims if c.finding.round is not None or c.finding.date)
        return replace(self, timed=frozenset(self.group_of[meeting.id] for meeting in told))

    def among(self, parties: Parties) -> "Scene":
        return replace(self, parties=parties)

    def speaker(self, claim: AnyClaim, name: str | None) -> str | None:
        return self.parties.key(claim.text_id, name) if name else None

    def is_named(self, claim: AnyClaim, name: str | None) -> bool:
        return self.parties.is_named(claim.text_id, name)

    def party(self, claim: AnyClaim, name: str | None) -> str | None:
        """The one that stands at the table: a person for their side."""
        return self.parties.side_key(claim.text_id, name) if name else None

    def all_parties(self, claim: AnyClaim, names: Iterable[str]) -> frozenset[str]:
        """Those that stand at the table: a person for their side."""
        return frozenset(self.parties.side_key(claim.text_id, name) for name in names)

    def group(self, id_: str | None) -> str | None:
        """The group of a finding of a kind that was joined before; None where it is unknown."""
        return self.group_of.get(id_) if id_ else None
