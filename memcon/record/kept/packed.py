"""Gists and claims out of the form in which they are kept: of each kind in the shape of its findings."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

import msgspec

from memcon.model.entries import Claim, Gist
from memcon.model.findings import CLASS_OF, Step
from memcon.model.kinds import FindingKind
from memcon.record.material import AnyClaim

_STEP = "!"  # before a claim that tells of a step, and of no promise


@cache
def gist_decoder(kind: FindingKind) -> Callable[[str], Gist[Any]]:
    decode: Callable[[str], Gist[Any]] = msgspec.json.Decoder(cast("Any", Gist)[CLASS_OF[kind]]).decode
    return decode


def pack_claim(claim: AnyClaim) -> str:
    """A claim without its publications, which are those of its text, and are kept there."""
    packed = msgspec.json.encode(msgspec.structs.replace(claim, publications=())).decode()
    return f"{_STEP}{packed}" if isinstance(claim.finding, Step) else packed


@cache
def claim_decoder(kind: FindingKind) -> Callable[[str], AnyClaim]:
    decode: Callable[[str], AnyClaim] = msgspec.json.Decoder(cast("Any", Claim)[CLASS_OF[kind]]).decode
    if kind is not FindingKind.COMMITMENT:
        return decode
    step: Callable[[str], AnyClaim] = msgspec.json.Decoder(cast("Any", Claim)[Step]).decode
    return lambda packed: step(packed[1:]) if packed.startswith(_STEP) else decode(packed)
