"""What a report tells of a meeting that it says was put off."""

from collections.abc import Sequence

import msgspec

from memcon.model.findings import Meeting
from memcon.model.kinds import MeetingStatus
from memcon.record.material import AnyClaim


def weigh_putting_off(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """`claims`, in which a day on which a meeting will not take place is one on which it was due, where the same text
    tells that it was put off: it did not fall through."""
    moved = {c.text_id for c in claims if _is_meeting(c, MeetingStatus.POSTPONED)}
    return [_due(c) if c.text_id in moved and _is_meeting(c, MeetingStatus.CANCELLED) else c for c in claims]


def _is_meeting(claim: AnyClaim, status: MeetingStatus) -> bool:
    return isinstance(claim.finding, Meeting) and claim.finding.status is status


def _due(claim: AnyClaim) -> AnyClaim:
    meeting = msgspec.structs.replace(claim.finding, status=MeetingStatus.SCHEDULED)
    return msgspec.structs.replace(claim, finding=meeting)
