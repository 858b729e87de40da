"""Gists and claims out of the form in which they are kept: of each kind in the shape of its findings."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

import msgspec

from memcon.model.entries import Claim, Gist
from memcon.model.findings import CLASS_OF
from memcon.model.kinds import FindingKind
from memcon.record.material import AnyClaim


@cache
def gist_decoder(kind: FindingKind) -> Callable[[str], Gist[Any]]:
    decode: Callable[[str], Gist[Any]] = msgspec.json.Decoder(cast("Any", Gist)[CLASS_OF[kind]]).decode
    return decode


@cache
def claim_decoder(kind: FindingKind) -> Callable[[str], AnyClaim]:
    decode: Callable[[str], AnyClaim] = msgspec.json.Decoder(cast("Any", Claim)[CLASS_OF[kind]]).decode
    return decode
