"""The names that stand before the turns of a transcript: "MS. COSTA:", "JO TADESSE, HOST:"."""

from bisect import bisect_left
from collections.abc import Iterable

from memcon.model.passages import Span
from memcon.reading.actors.scene import Run, Scene
from memcon.reading.actors.wording import body_kinds, honorifics, is_office, is_proper, organs, roles
from memcon.reading.turns import signature_after

_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
TURN = "TURN"
"""What a run is marked as that names who speaks next."""


def runs_of_labels(scene: Scene) -> tuple[Run, ...]:
    """The names of persons before turns, without office or honorific, in order."""
    found = []
    for turn in scene.page.turns:
        start, end = bisect_left(scene.starts, turn.name.start), bisect_left(scene.starts, turn.name.end)
        while start < end and _is_address(scene, start):
            start += 1
        words = [scene.doc[i].lower_ for i in range(start, end)]
        unnamed = turn.asked or turn.answered or "the" in words[:1]
        if words and not unnamed and not {words[-1], *words[:1]} & (organs() | body_kinds().keys() | roles()):
            found.append(Run(start, end, TURN))
    return tuple(found)


def runs_of_signatures(scene: Scene) -> tuple[Run, ...]:
    """The names of persons that stand under quotations, in order: two words or three."""
    ends = (quotation.outer.end for quotation in scene.page.quotations if not quotation.is_turn)
    signed = [where for end in ends if (where := signature_after(scene.page.text, end)) is not None]
    runs = (run for where in signed if (run := name_signed(scene, where)) is not None)
    return tuple(r for r in runs if r.end - r.start in {2, 3} and _is_a_persons(scene, r))


def name_signed(scene: Scene, where: Span) -> Run | None:
    """The name that a signature begins with; None where it is a sentence."""
    first, last = bisect_left(scene.starts, where.start), bisect_left(scene.starts, where.end)
    end = next((i for i in range(first, last) if scene.doc[i].text in {",", "("} or scene.doc[i].lower_ == "of"), last)
    told = any(scene.doc[i].tag_ in _VERBS for i in range(first, last))
    return Run(first, end, TURN) if end > first and not told and is_proper(scene.doc[end - 1]) else None


def _is_a_persons(scene: Scene, run: Run) -> bool:
    tokens = scene.doc[run.start : run.end]
    nouns = organs() | body_kinds().keys() | roles()
    return all(is_proper(t) and t.i not in scene.known and t.lower_ not in nouns for t in tokens)


def _is_address(scene: Scene, at: int) -> bool:
    token = scene.doc[at]
    return token.is_punct or token.text == "." or token.lower_ in honorifics() or is_office(token)


def without_labels(scene: Scene, runs: Iterable[Run], labels: Iterable[Run]) -> list[Run]:
    """The runs apart from the names before turns, and apart from the one word that says what somebody is there."""
    taken = {i for run in labels for i in range(run.start, run.end)}
    for turn in scene.page.turns:
        if turn.role is not None and len(turn.role.of(scene.page.text).split()) == 1:
            taken.add(bisect_left(scene.starts, turn.role.start))
    return [run for run in runs if not any(i in taken for i in range(run.start, run.end))]


def as_written(words: str) -> str:
    """A name in capitals as it is written elsewhere."""
    return words.title() if words.isupper() and len(words) > 1 else words
