"""Which of the names that a page has are those of persons: by what the language model says of them, the offices and
honorifics beside them, what explains them and what they do."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from memcon.reading.actors.bodies import body_kind, is_told_to_report, tells_matter
from memcon.reading.actors.scene import Run, Scene
from memcon.reading.actors.titles import title_of
from memcon.reading.actors.wording import (
    body_kinds,
    company_tails,
    folded,
    honorifics,
    is_office,
    is_proper,
    place_nouns,
    roles,
    telling,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGE = re.compile(r"[1-9][0-9]")
_SHORTEST = 5  # letters of a surname that is known by its end
_AT = frozenset({"in", "at", "near", "outside", "around"})
_BELIEVED = frozenset({"confidence", "trust", "faith", "interest", "belief", "believe", "confide", "anger"})


def persons_among(scene: Scene, runs: list[Run]) -> list[Run]:
    """The runs that name a person in full, or with an office or honorific."""
    votes = Counter(folded(scene.words(r.start, r.end)) for r in runs if r.label in {"PERSON", "TITLED"})
    against = Counter(folded(scene.words(r.start, r.end)) for r in runs if r.label not in {"PERSON", "TITLED"})
    speaking = {folded(scene.words(r.start, r.end)) for r in runs if _speaks_as_person(scene, r)}
    persons = [run for run in runs if _is_person(scene, run, votes, against, speaking)]
    elsewhere = {folded(scene.words(r.start, r.end)) for r in persons if not _is_where(scene, r)}
    return [run for run in persons if folded(scene.words(run.start, run.end)) in elsewhere]


def _is_where(scene: Scene, run: Run) -> bool:
    """Whether it says where something is or happens, as a place does: "killed four people in Khan Younis"."""
    head = scene.doc[run.start : run.end].root
    over = head.head
    if head.dep_ != "pobj" or over.lower_ not in _AT or over.i != run.start - 1 or run.label == "TITLED":
        return False
    return over.head.lemma_.lower() not in _BELIEVED


def _speaks_as_person(scene: Scene, run: Run) -> bool:
    head = scene.doc[run.end - 1]
    return head.dep_ == "nsubj" and scene.speaks(head) and (not run.start or scene.doc[run.start - 1].tag_ != "DT")


def _is_person(scene: Scene, run: Run, votes: Counter[str], against: Counter[str], speaking: set[str]) -> bool:
    doc = scene.doc
    words = folded(scene.words(run.start, run.end))
    if not ends_name(doc[run.end - 1]) or any(is_office(doc[i]) for i in range(run.start, run.end)):
        return False
    if tells_matter(scene, run.start, run.end):
        return False
    if run.label != "TITLED" and run.end - run.start == 1 and is_told_to_report(doc[run.start]) and run.start:
        return False  # an outlet
    if run.end - run.start == 1 and run.end < len(doc) and doc[run.end].text.istitle() and is_office(doc[run.end]):
        return False  # "Deputy Foreign Minister": what somebody is minister of
    if body_kind(scene, run.start, run.end) is not None or doc[run.end - 1].lower_ in place_nouns():
        return False
    if run.end - run.start > 1 and run.label != "TITLED" and doc[run.end - 1].lower_ in telling("of_company_names"):
        return False
    begins = doc[run.start].is_sent_start and not scene.is_titled(run.start)
    before = doc[run.start - 1] if run.start and not begins else None
    if before is not None and (before.lower_ in honorifics() or (is_office(before) and _can_bear_office(scene, run))):
        return True
    if before is not None and before.lower_ in body_kinds():
        return False
    if _words_of(scene, run) in {2, 3} and (
        _beside_person(doc[run.end - 1])
        or _has_title(scene, run)
        or _explains_a_person(doc[run.end - 1])
        or _is_told_as_one(scene, run)
    ):
        return True
    if run.end - run.start == 1 and words in speaking and words.endswith(tuple(telling("surname_ends"))):
        return len(words) > _SHORTEST and run.label in {"ORG", "PERSON"}
    return votes[words] > 0 and votes[words] >= against[words] and (run.end - run.start > 1 or words in speaking)


def _words_of(scene: Scene, run: Run) -> int:
    """How many words a name has, those that a hyphen joins counted as one: "Ana-Maria Costa" has two."""
    joins = sum(token.text == "-" for token in scene.doc[run.start + 1 : run.end - 1])
    return run.end - run.start - 2 * joins


def _can_bear_office(scene: Scene, run: Run) -> bool:
    """Whether a name after an office is that of its holder, though it is marked as a body's: "minister Jo Tadesse" is
    one of two or three words that are capitalised and no more, after an office in small letters."""
    if run.label != "ORG":
        return True
    tokens = scene.doc[run.start : run.end]
    words = [t for t in tokens if t.text != "-"]
    plain = all(t.text.istitle() and is_proper(t) and t.lower_ not in company_tails() for t in words)
    return _words_of(scene, run) in {2, 3} and plain and scene.doc[run.start - 1].text.islower()


def _is_told_as_one(scene: Scene, run: Run) -> bool:
    """Whether an age, "who" or what somebody does for a living explains the name: "Jo Tadesse, 52, a driver"."""
    doc, last = scene.doc, scene.doc[run.end - 1]
    if not all(is_proper(t) or t.text == "-" for t in doc[run.start : run.end]) or last.lower_ in company_tails():
        return False
    after = run.end + (run.end < len(doc) and doc[run.end].text == ",")
    if after + 1 >= len(doc) or (run.start and doc[run.start - 1].lower_ == "the"):
        return False
    aged = after > run.end and _AGE.fullmatch(doc[after].text) and doc[after + 1].text in {",", "."}
    told = any(t.dep_ == "relcl" and t.i > after for t in last.children)
    return bool(aged) or (after > run.end and doc[after].lower_ == "who" and told) or _is_one_who_works(scene, last)


def _is_one_who_works(scene: Scene, name: "Token") -> bool:
    """Whether "a driver" or "a hydrologist" stands in apposition to a name."""
    nouns = (t for t in name.children if t.dep_ == "appos" and t.i > name.i and t.tag_ == "NN")
    callings, ends = telling("callings"), tuple(telling("calling_ends"))
    works = (t for t in nouns if t.lower_ in roles() or t.lower_ in callings or t.lower_.endswith(ends))
    return any(scene.doc[t.left_edge.i].lower_ in {"a", "an"} for t in works)


def ends_name(token: "Token") -> bool:
    """Whether the word can end a person's name: "Ana Costa", "Kim Min-jae"."""
    joined = token.i > 1 and token.nbor(-1).text == "-" and is_proper(token.nbor(-2))
    return is_proper(token) or (joined and token.tag_ in {"NNP", "NN", "NNS"})


def _has_title(scene: Scene, run: Run) -> bool:
    """Whether an office explains the name, between commas after it."""
    following = scene.doc[run.end].text if run.end < len(scene.doc) else ""
    return (
        following == ","
        and all(is_proper(t) or t.text == "-" for t in scene.doc[run.start : run.end])
        and title_of(scene, run.start, run.end, {}) is not None
    )


def _beside_person(token: "Token") -> bool:
    """Whether a name is joined by "and" to one that is marked as a person's."""
    return (token.dep_ == "conj" and token.head.ent_type_ == "PERSON") or any(
        other.dep_ == "conj" and other.ent_type_ == "PERSON" for other in token.children
    )


def _explains_a_person(token: "Token") -> bool:
    """Whether a name is in apposition to the noun for one person: "a hydrologist at the university, Ana Costa"."""
    noun = token.head
    if token.dep_ != "appos" or noun.tag_ != "NN" or noun.i > token.i:
        return False
    return noun.lower_ in telling("callings") or noun.lower_.endswith(tuple(telling("calling_ends")))
