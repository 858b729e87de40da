"""Persons by their last names, after their names in full."""

from collections import Counter
from typing import TYPE_CHECKING

from memcon.reading.actors.bodies import body_kind
from memcon.reading.actors.scene import Run, Scene
from memcon.reading.actors.wording import first_surname, folded, is_office, is_proper, last_word, telling

if TYPE_CHECKING:
    from spacy.tokens import Token


def last_names(scene: Scene, runs: list[Run], persons: list[Run], covered: set[int]) -> list[Run]:
    """Later mentions of the persons by their last names, whatever they were marked as."""
    names = [scene.words(r.start, r.end) for r in persons]
    full = {last_word(name) for name in names} | {folded(n.split()[0]) for n in names if _puts_surname_first(n)}
    middle = Counter(first_surname(name) for name in {folded(n) for n in names})
    given = Counter(folded(name.split()[0]) for name in {folded(n) for n in names} if len(name.split()) > 1)
    done = {i for run in persons for i in range(run.start, run.end)} | covered
    found = []
    for token in scene.doc:
        if (
            token.i in done
            or not _may_be_surname(scene, token)
            or token.i in scene.passed_over
            or token.i in scene.known
        ):
            continue
        word = folded(token.text)
        named = word in full or (given[word] == 1 and _has_kin(token))
        named = named or (middle[word] == 1 and not given[word] and scene.speaks(token))
        if named and _stands_alone(scene, token, done):
            found.append(Run(token.i, token.i + 1, "PERSON"))
    found += [
        r
        for r in runs
        if r.start not in done
        and r.end - r.start > 1
        and last_word(scene.words(r.start, r.end)) in full
        and folded(scene.words(r.start, r.end)).removeprefix("al-") in full
    ]
    inside = {run.start for run in found}
    wider = [r for r in runs if r.end - r.start > 1 and r.end - 1 in inside and r.start not in inside]
    cut = {r.end - 1 for r in wider}
    return [r for r in found if r.start not in cut] + [r for r in wider if body_kind(scene, r.start, r.end) is None]


def _may_be_surname(scene: Scene, token: "Token") -> bool:
    """Whether a capitalised word is a name, or is taken for a noun where it begins a sentence and says something."""
    if is_proper(token):
        return True
    return bool(token.is_sent_start) and token.tag_ == "NN" and token.text.istitle() and scene.speaks(token)


def _has_kin(token: "Token") -> bool:
    """Whether somebody’s relative is told of by a given name: "Ana’s mother"."""
    return token.dep_ == "poss" and token.head.lower_ in telling("kin")


def _puts_surname_first(name: str) -> bool:
    """Whether the part after a hyphen in lower case tells a given name that comes last: "Kim Min-jae"."""
    words = name.split()
    return len(words) == 2 and "-" in words[1] and words[1].split("-")[1].islower()


def _stands_alone(scene: Scene, token: "Token", done: set[int]) -> bool:
    """Whether the token is a whole name: no part of a longer one such as a building's."""
    following = scene.doc[token.i + 1] if token.i + 1 < len(scene.doc) else None
    return following is None or not (is_proper(following) and token.head.i == following.i and not is_office(following))
