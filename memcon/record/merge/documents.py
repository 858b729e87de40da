"""One paper over many texts: the same owner and a name that may be the same."""

from collections.abc import Hashable, Mapping
from functools import lru_cache

from memcon.record.material import AnyClaim, near_in_time
from memcon.record.merge.copies import key_in_copies, same_in_copies
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.scene import Scene
from memcon.record.merge.ties import Ties, across, both, near, put_together
from memcon.record.words import listed, stem, stems, words_of

_APART = 120  # days between two mentions of one paper, at most
_OF_ANOTHER_MATTER = 30  # the same, where each name says of what it is something that the other does not
_UNNAMED = 30  # the same, from one that is called just a document to the paper that it is
_LINKS = frozenset(
    {"of", "on", "for", "with", "about", "to", "from", "in", "by", "that", "which", "outlining", "setting"}
)


def marks_of_document(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    owner = scene.party(claim, claim.finding.owner)
    return {"owner": owner} if owner else {}


def join_documents(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    """Papers with a name of their own first; then those without an owner, and those called just a document, where
    only one paper can be meant."""
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda c: _signature(c, scene))
    owned = [c for c in distinct if c.finding.owner]
    by_id = groups.claims
    groups.join_all(alike(owned, lambda c: [_owner_and_head(c, scene)], lambda a, b: _same_paper(by_id[a], by_id[b])))
    firm = [c for c in owned if not _is_generic(c)]
    ownerless = [c for c in distinct if not c.finding.owner and not _is_generic(c)]
    among = candidates(ownerless, firm, lambda c: [head_of(c.finding.what)])
    groups.attach(among, lambda a, b: _same_paper(by_id[a], by_id[b]), among)
    generic = [c for c in owned if _is_generic(c)]
    among = candidates(generic, [c for c in firm if not _is_listing(c)], lambda c: [scene.party(c, c.finding.owner)])
    groups.attach(among, lambda a, b: near_in_time(by_id[a], by_id[b], _UNNAMED), among)


def ties_of_document(claim: AnyClaim, scene: Scene) -> Ties:
    """By owner and noun; one without an owner by its noun, one called just a document by its owner."""
    owner = scene.party(claim, claim.finding.owner)
    head, whose = [("head", head_of(claim.finding.what))], [("whose", owner)]
    if owner is None:
        firm = across([] if _is_generic(claim) else head, [], claim, _APART)
    elif _is_generic(claim):
        firm = across(whose, [], claim, _UNNAMED)
    else:
        firm = put_together(across([], head, claim, _APART), across([], whose, claim, _UNNAMED))
    owned = near([_owner_and_head(claim, scene)] if owner else [], claim, _APART)
    return put_together(both((key_in_copies(claim), _signature(claim, scene))), owned, firm)


@lru_cache(maxsize=1 << 14)
def head_of(what: str) -> str:
    """The stem of the noun that says what sort of paper it is: "a draft memorandum on security" is a memorandum."""
    words = [w for w in words_of(what) if w not in listed("plain") or w in _LINKS]
    before = next((words[:at] for at, word in enumerate(words) if word in _LINKS and at), words)
    return stem(before[-1]) if before else ""


@lru_cache(maxsize=1 << 14)
def rest_of(what: str) -> frozenset[str]:
    """What the paper is of or about, where that follows its noun."""
    words = words_of(what)
    at = next((at for at, word in enumerate(words) if word in _LINKS and at), len(words))
    return frozenset(stem(w) for w in words[at:] if w not in listed("plain") and w not in _LINKS)


def may_be_one_paper(a: str, b: str) -> bool:
    """Whether two names may be of one paper: the same noun, and for lists and the like also the same matter."""
    if head_of(a) != head_of(b) or not head_of(a):
        return False
    ours, theirs = rest_of(a), rest_of(b)
    if head_of(a) in stems("listing_papers"):
        return not ours or not theirs or bool(ours & theirs)
    return True


def _is_generic(claim: AnyClaim) -> bool:
    head = head_of(claim.finding.what)
    return not head or head in stems("generic_papers")


def _is_listing(claim: AnyClaim) -> bool:
    return head_of(claim.finding.what) in stems("listing_papers")


def _same_paper(a: AnyClaim, b: AnyClaim) -> bool:
    if not may_be_one_paper(a.finding.what, b.finding.what):
        return False
    ours, theirs = rest_of(a.finding.what), rest_of(b.finding.what)
    of_one_matter = ours <= theirs or theirs <= ours
    return near_in_time(a, b, _APART if of_one_matter else _OF_ANOTHER_MATTER)


def _owner_and_head(claim: AnyClaim, scene: Scene) -> Hashable:
    return (scene.party(claim, claim.finding.owner), head_of(claim.finding.what))


def _signature(claim: AnyClaim, scene: Scene) -> Hashable:
    month = (claim.published or claim.published_from or claim.text_id)[:7]
    return (_owner_and_head(claim, scene), rest_of(claim.finding.what), month)
