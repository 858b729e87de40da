"""How likely each attribution is right: its words are those that are told, and they are told of the one named.

A logistic model over a few signs. The weights are fitted to reports that the tagger was not trained on
(`training/confidence`), and hold for the model of the tagger that they name. Two sets of them: one for what the tagger
found, the other for what only a rule did.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from memcon.model.kinds import Attitude
from memcon.reading.actors.scene import Scene
from memcon.reading.statements.attributions import Attribution, Way
from memcon.reading.statements.phrases import words_in

LEAST = {Attitude.SAID: 0.25, Attitude.HELD: 0.15}  # what is less likely is left out; what is held claims less
DIGITS = 2
_SHORT = 2  # words of a content that hardly says anything
_SURE = 0.99  # a share that is nearer to 1 or 0 tells no more than this one
_QUOTED = frozenset({Way.QUOTED_AT_CUE, Way.QUOTED_ON, Way.QUOTED_AFTER, Way.NAMED_BESIDE})

Signs = Mapping[str, float]
"""What speaks for and against an attribution, by name; a sign that is absent is 0."""


@dataclass(frozen=True)
class Weights:
    """What each sign weighs; `model` is the checksum of the tagger's model that they were fitted with."""

    model: str
    tagged: Signs
    ruled: Signs

    def of(self, attribution: Attribution) -> Signs:
        return self.ruled if attribution.signs is None else self.tagged


@cache
def weights() -> Weights:
    """The weights that ship with Memcon."""
    table = tomllib.loads((files("memcon.reading.tagger") / "model" / "confidence.toml").read_text("utf-8"))
    return Weights(model=table["model"], tagged=table["tagged"], ruled=table["ruled"])


def weighed(scene: Scene, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, each with its confidence; those that are rather wrong than right are left out."""
    fitted = weights()
    sure = (replace(a, confidence=likelihood(signs_of(scene, a), fitted.of(a))) for a in attributions)
    return tuple(a for a in sure if a.confidence is not None and a.confidence >= LEAST[a.attitude])


def likelihood(signs: Signs, weighing: Signs) -> float:
    """From 0 to 1, rounded, so that the last bit of a processor does not show."""
    total = sum(weighing[name] * value for name, value in signs.items())
    return round(1 / (1 + math.exp(-total)), DIGITS)


def signs_of(scene: Scene, attribution: Attribution) -> Signs:
    """The signs of an attribution, "always" among them, which is 1. Lengths are counted in words: the length of a
    state's name must not decide."""
    return {
        "always": 1.0,
        "held": float(attribution.attitude is Attitude.HELD),
        "direct": float(attribution.direct),
        "short": float(len(words_in(scene, attribution.content)) <= _SHORT),
        **(_by_rule(scene, attribution) if attribution.signs is None else _by_tagger(attribution)),
    }


def _by_tagger(attribution: Attribution) -> Signs:
    tags, edges, to_cue, to_source = map(_odds, attribution.signs or ())
    return {
        "tags": tags,
        "edges": edges,
        "to cue": to_cue,
        "to source": 0.0 if attribution.only_rule_names else to_source,
        "no cue": float(not attribution.cue),
        "no source": float(not attribution.source),
        "alike": attribution.alike,
        "same speaker": float(attribution.same_speaker),
        "only rule names": float(attribution.only_rule_names),
    }


def _by_rule(scene: Scene, attribution: Attribution) -> Signs:
    head = scene.doc[attribution.head] if attribution.head is not None else None
    return {
        "quoted" if attribution.way in _QUOTED else str(attribution.way): 1.0,
        "unseen": float(attribution.unseen),
        "no source": float(head is None),
        "pronoun": float(head is not None and head.pos_ == "PRON"),
    }


def _odds(share: float) -> float:
    """The logarithm of the odds."""
    share = min(max(share, 1 - _SURE), _SURE)
    return math.log(share / (1 - share))
