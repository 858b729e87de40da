"""Organisations by the nouns that head their names: ministries, unions, courts, parties, outlets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.scene import MODIFIERS, Run, Scene
from memcon.reading.actors.wording import (
    adherents,
    body_kinds,
    head_word,
    is_acronym,
    is_office,
    is_proper,
    office_adjectives,
    organs,
    place_nouns,
    telling,
)
from memcon.reading.gazetteer import KnownName, NameForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_APPOSED = frozenset(
    {"daily", "newspaper", "weekly", "magazine", "broadcaster", "union", "company", "airline", "firm", "agency"}
)
_ODD = frozenset({"PERSON", "PRODUCT", "WORK_OF_ART", "FAC", "LAW"})
_OF_STATES = frozenset({NameForm.NAME, NameForm.ADJECTIVE, NameForm.SEAT, NameForm.CAPITAL})


def body_kind(scene: Scene, start: int, end: int) -> ActorKind | None:
    """The kind of body that tokens [start, end) name, by the noun that heads them; None where none tells."""
    head = head_word(scene.words(start, end))
    if head in organs():
        return ActorKind.ORGANISATION
    if body_kinds().get(head) is ActorKind.UNION:
        return ActorKind.PARTY if scene.tells_of_parties else ActorKind.UNION
    before = scene.doc[start - 1].lower_ if start and not scene.doc[start].is_sent_start else ""
    return body_kinds().get(head) or (body_kinds().get(before) if before in _APPOSED else None)


def body_side(scene: Scene, start: int, end: int) -> str | None:
    """Whom a body speaks for: the state whose organ it is, or the greater body that its name begins with."""
    first = scene.known.get(start)
    if _is_of_several(scene, start, end):
        return None
    if first is not None and first.bearer.kind is ActorKind.ORGANISATION and not first.ambiguous and end - start > 1:
        return first.bearer.name
    if head_word(scene.words(start, end)) not in organs():
        return None
    names = (scene.known[i] for i in range(start, end) if i in scene.known)
    return next((n.bearer.name for n in names if n.form in _OF_STATES and not _may_be_a_town(n)), None)


def _may_be_a_town(name: KnownName) -> bool:
    return name.form is NameForm.CAPITAL and name.ambiguous


def _is_of_several(scene: Scene, start: int, end: int) -> bool:
    """Whether it is a body of several, joined by a hyphen: "the Kenya-Peru Committee"."""
    joined = (i for i in range(start, end - 2) if scene.doc[i + 1].text in {"-", "–"})
    return any(i in scene.known and i + 2 in scene.known for i in joined)


def names_body(scene: Scene, start: int, end: int, label: str) -> bool:
    """Whether marked words name a body: by their noun, or marked so and more than a single odd word."""
    first, last = scene.doc[start], scene.doc[end - 1]
    if not (is_proper(last) or is_acronym(last)) or len(last) < 2 or is_office(last) or last.lower_ in place_nouns():
        return False
    if end - start > 2 and (is_office(first) or _are_sent(first)) and scene.doc[start + 1].lower_ in {"of", "for"}:
        return False
    if end - start == 1 and start and scene.doc[start - 1].text == "(":
        return False
    office = scene.doc[end : end + 3]
    of_vice = len(office) == 3 and office[0].lower_ in telling("of_offices") and is_office(office[2])
    before_office = end - start == 1 and (of_vice or (len(office) > 0 and is_office(office[0])))
    told_apart = first.is_sent_start and not (first.lower_ in office_adjectives() or _is_of_office(first))
    if before_office and not told_apart and not is_acronym(first):
        return False
    if end < len(scene.doc) and end - start == 1 and _is_body_noun(scene.doc[end]):
        return False  # "Education union chief X": what the union is for
    if body_kind(scene, start, end) is not None or (start and end - start == 1 and is_told_to_report(first)):
        return True
    if end - start > 1 and last.lower_ in telling("of_company_names"):
        return True
    if tells_matter(scene, start, end):
        return False
    before = scene.doc[start - 1] if start and not first.is_sent_start else None
    told = before is not None and before.text.islower() and before.lower_ in telling("before_names")
    if told and (label == "ORG" or last.dep_ == "appos"):
        return True  # "the environmental group Brainforêt"
    if end - start == 1 and start and label in _ODD and scene.doc[start - 1].lower_ == "the" and scene.speaks(last):
        return first.text.istitle()  # "The Tribuna said"
    return label == "ORG" and (end - start > 1 or last.text.isupper() or scene.speaks(last))


def _are_sent(first: "Token") -> bool:
    """Whether it stands for several whom others have sent: "Delegations of Kenya and Peru"."""
    return first.lower_.endswith("s") and first.lower_.removesuffix("s") in telling("delegations")


def _is_of_office(first: "Token") -> bool:
    """Whether a word tells with the next what a minister is for: "Interior Minister", "Defense Secretary"."""
    portfolios = telling("portfolios") | telling("in_ministries")
    return first.lower_ in portfolios and first.nbor().lemma_.lower() in telling("of_a_portfolio")


def tells_matter(scene: Scene, start: int, end: int) -> bool:
    """Whether words tell what an office before them is for: "Director for | Legal Affairs"."""
    if scene.doc[end - 1].lower_ not in telling("portfolios") | telling("in_ministries"):
        return False
    doc, at = scene.doc, start - 1
    while at > max(0, start - 6) and (is_proper(doc[at]) or doc[at].lower_ in {"and", "the"}):
        at -= 1
    return at > 0 and doc[at].lower_ in {"of", "for"} and is_office(doc[at - 1])


def _is_body_noun(token: "Token") -> bool:
    return token.text.islower() and (token.lower_ in body_kinds() or token.lower_ in organs())


def is_told_to_report(token: "Token") -> bool:
    """Whether a name stands where that of an outlet does: "X reports that the talks have failed"."""
    verb = token.head
    return token.dep_ == "nsubj" and verb.lemma_ == "report" and any(t.dep_ == "ccomp" for t in verb.children)


def noun_phrases_of_bodies(scene: Scene) -> Iterator[Run]:
    """Bodies named by an organ's or body's noun with a name before it or after "of", longest first at each place."""
    past = 0
    for token in scene.doc:
        if token.lower_ not in organs() and token.lower_ not in body_kinds() and not _is_one_of(token):
            continue
        if token.i < past or token.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or token.i in scene.passed_over:
            continue
        if is_proper(token) and _goes_on(token):
            continue
        start = _left_end(scene, token.i)
        end = _right_end(scene, token.i) if token.lower_ in organs() or is_proper(token) else token.i + 1
        if start >= past and _is_named(scene, start, token.i, end):
            past = end
            yield Run(start, end, "ORG")


def _is_one_of(token: "Token") -> bool:
    """Whether a capitalised noun is a body by the name after its "of": "the Community of San Teodoro"."""
    if token.lower_ not in telling("bodies_of") or not is_proper(token) or token.i + 2 >= len(token.doc):
        return False
    return token.nbor().lower_ == "of" and is_proper(token.nbor(2))


def _goes_on(token: "Token") -> bool:
    """Whether the next word is part of the name and a body's noun too: "Rail Staff | Union"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or not is_proper(following) or following.is_sent_start:
        return False
    return following.lower_ in organs() or following.lower_ in body_kinds()


def _left_end(scene: Scene, head: int) -> int:
    """Where the words before a body's noun begin: names and modifiers, a possessor that is a state included."""
    doc, start = scene.doc, head
    while start > 0 and not doc[start].is_sent_start:
        before = doc[start - 1]
        if before.tag_ == "POS" and start - 2 in scene.known:
            return start - 2
        joined = before.text == "–" and start > 1 and is_proper(scene.doc[start - 2])
        if not joined and (is_office(before) or before.tag_ not in MODIFIERS or before.tag_ == "CD"):
            break
        start -= 1
    while start < head and not (is_proper(doc[start]) or start in scene.known):
        start += 1
    return _past_members(scene, start)


def _past_members(scene: Scene, start: int) -> int:
    """Where the name of those begins whose body it is: "the Rail and Ferry Workers' | Union", "the Nurses' |
    Federation"."""
    doc = scene.doc
    of_many = start > 1 and doc[start - 1].text in {"'", "’"} and is_proper(doc[start - 2])
    at = start - 2 if of_many else start
    first = _first_listed(scene, at)
    return first if first < at or of_many else start


def _first_listed(scene: Scene, at: int) -> int:
    """The first of the capitalised words that go on to the left, over "and" and commas too where "the" stands before
    them and none of them is a name of its own."""
    doc, begins, joined = scene.doc, at, False
    while begins > 0 and not doc[begins].is_sent_start:
        before = doc[begins - 1]
        joins = before.lower_ in {"and", "&"} or (joined and before.text == ",")
        if not joins and (not is_proper(before) or begins - 1 in scene.known or before.ent_type_ == "PERSON"):
            break
        alone = is_office(before) and doc[begins].lower_ in {"and", "&", ","}
        if before.lower_ in organs() or before.lower_ in body_kinds() or alone:
            return at
        joined, begins = joined or joins, begins - 1
    if begins and not joined and _is_of_a_state(scene, begins - 1):
        begins -= 1
    opened = begins > 0 and doc[begins - 1].lower_ == "the"
    named = is_proper(doc[begins]) or begins in scene.known
    return begins if begins < at and named and (opened or not joined) else at


def _is_of_a_state(scene: Scene, at: int) -> bool:
    """Whether a state's adjective begins a name: "the | Norwegian Vessel Owners' Association"."""
    return at in scene.known and scene.known[at].form is NameForm.ADJECTIVE and not scene.doc[at].is_sent_start


def _right_end(scene: Scene, head: int) -> int:
    """Where the words after a body's noun end: "of" and the names that follow."""
    doc, end = scene.doc, head + 1
    if end + 1 < len(doc) and doc[end].lower_ in {"of", "for"}:
        after = end + 1 + (doc[end + 1].lower_ == "the")
        stop = after
        while stop < len(doc) and (is_proper(doc[stop]) or stop in scene.known) and not doc[stop].is_sent_start:
            stop += 1
        if stop > after:
            return _past_owner(scene, _past_portfolios(scene, after, stop)) if doc[head].lower_ in organs() else stop
    return end


def _past_owner(scene: Scene, end: int) -> int:
    """Where the state ends that an organ is of, which follows what it is for: "Ministry of Energy | of the Gambia"."""
    doc = scene.doc
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return end
    at = end + 1 + (doc[end + 1].lower_ == "the")
    owner = scene.known.get(at)
    is_state = owner is not None and owner.bearer.kind is ActorKind.STATE and owner.form is NameForm.NAME
    return at + 1 if is_state else end


def _past_portfolios(scene: Scene, first: int, stop: int) -> int:
    """Where the list of what a ministry is for ends: "Ministry of Trade, | Industry and Fisheries"."""
    doc, end, last = scene.doc, stop, False
    while _is_portfolio(doc, first) and end < len(doc) and doc[end].lower_ in {",", "and", "&"} and not last:
        last = doc[end].text != ","
        first = end + 1
        if not last and first < len(doc) and doc[first].lower_ in {"and", "&"}:
            first, last = first + 1, True
        end = first
        while _is_portfolio(doc, end):
            end += 1
    return end if last and end > first else stop


def _is_portfolio(doc: "Doc", at: int) -> bool:
    if at >= len(doc) or not is_proper(doc[at]) or (at + 1 < len(doc) and is_office(doc[at + 1])):
        return False
    return doc[at].lower_ in telling("portfolios") | telling("in_ministries")


def _is_named(scene: Scene, start: int, head: int, end: int) -> bool:
    """Whether a body's noun comes with a name: a state's for an organ, other capitalised words for the rest."""
    doc = scene.doc
    around = [i for i in (*range(start, head), *range(head + 1, end)) if i in scene.known or is_proper(doc[i])]
    if not around:
        return False
    if end < len(doc) and is_office(doc[end]) and end - start == 1:
        return False
    if doc[head].lower_ in organs():
        return is_proper(doc[head]) or any(i in scene.known for i in around)
    return is_proper(doc[head])


def is_party_by_its_people(scene: Scene, start: int, end: int) -> bool:
    """ "The Greens"; "the Liberal Democrats": the party of other people than those who are called by the last word
    alone."""
    first, last = scene.doc[start].text, scene.doc[end - 1].text
    if end - start == 1:
        return last in telling("party_peoples") and is_proper(scene.doc[start])
    return end - start > 1 and first in telling("of_other_parties") and last in adherents()
