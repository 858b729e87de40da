"""One actor over many texts: a person over spellings, a state or body over its names."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import pairwise

from memcon.model.findings import Actor
from memcon.model.kinds import ActorKind
from memcon.record.given_names import first_name_key, may_be_one_first_name
from memcon.record.material import AnyClaim
from memcon.record.merge.forms import NAMED_IN_SHORT, IsNear, may_be_a_persons
from memcon.record.merge.groups import Groups, alike, candidates
from memcon.record.merge.ties import Ties, both, meet, put_together
from memcon.record.names import differ_by_a_letter, fold_name, last_names, parts_of_person, state_or_body
from memcon.record.words import words_of

_IN_SHORT = 60  # days between a text that gives a name in full and one that gives it in short


def marks_of_actor(claim: AnyClaim) -> Mapping[str, str]:
    """A person is no body; two states are not one; nor are two persons with different first names."""
    actor: Actor = claim.finding
    if actor.kind is ActorKind.PERSON:
        parts = _parts(claim)
        known = len(parts) == 2 and len(parts[0]) > 1
        return {"person": "yes"} | ({"first": first_name_key(parts[0])} if known else {})
    bearer = state_or_body(actor.name)
    if bearer is None and may_be_a_persons(actor.name):
        return {}
    return {"person": "no"} | ({"bearer": bearer.name} if bearer else {})


def join_actors(claims: list[AnyClaim], groups: Groups, is_near: IsNear) -> None:
    """Bodies by name; persons by their full names, spellings of one name included; a surname alone where only one
    person of that side can be meant. `claims` are one for each form; `is_near` asks for a form by the id of its one."""
    named = [c for c in claims if c.finding.kind is not ActorKind.UNNAMED]
    persons = [c for c in named if c.finding.kind is ActorKind.PERSON]
    full = [c for c in persons if len(_parts(c)) > 1]
    bodies = [c for c in named if c.finding.kind is not ActorKind.PERSON]
    groups.join_all(_same_bodies(bodies))
    _attach_acronyms(bodies, groups)
    _attach_short_names(bodies, groups, is_near)
    groups.join_all(_same_names(persons))
    by_id = groups.claims
    groups.join_all(alike(_one_of_each(full, _parts), _last_names, lambda a, b: _same_person(by_id[a], by_id[b])))
    roles = _one_of_each(full, lambda c: (_parts(c), c.finding.side, c.finding.office))
    groups.join_all(alike(roles, _first_name_and_side, lambda a, b: _may_be_a_slip(by_id[a], by_id[b])))
    short = _one_of_each(
        [c for c in persons if len(_parts(c)) == 1], lambda c: (groups.root(c.finding.id), _parts(c), c.finding.side)
    )
    firm = _one_of_each(full, lambda c: (groups.root(c.finding.id), frozenset(_single_names(c)), c.finding.side))
    groups.attach((c.finding.id for c in short), _sides_agree(groups), candidates(short, firm, _single_names))
    _attach_misread_names(bodies, full, groups, is_near)


def ties_of_actor(claim: AnyClaim) -> Ties:
    """By what two forms of actors find one another that may be one."""
    if claim.finding.kind is ActorKind.UNNAMED:
        return both(())
    return _ties_of_person(claim) if claim.finding.kind is ActorKind.PERSON else _ties_of_body(claim)


def _ties_of_person(claim: AnyClaim) -> Ties:
    parts = _parts(claim)
    called = both(("called", name) for name in _single_names(claim))
    if len(parts) < 2:
        return called
    slips = (
        ("slip", parts[:-1], key, spelling)
        for key in _first_name_and_side(claim)
        for spelling in {parts[-1], *(parts[-1][:at] + parts[-1][at + 1 :] for at in range(len(parts[-1])))}
    )
    return put_together(called, both(slips), meet((), (("misread", name) for name in _last_names(claim))))


def _ties_of_body(claim: AnyClaim) -> Ties:
    misread = (("misread", name) for name in _last_names(claim)) if _may_be_misread(claim) else ()
    short, endings = (_in_short(claim), _endings(claim)) if _is_named_in_short(claim) else ([], [])
    return put_together(
        both([("named", name_key(claim.finding.name)), *(("acronym", name) for name in _acronyms(claim))]),
        meet((("ending", name) for name in short), (("ending", name) for name in endings)),
        meet(misread, ()),
    )


def _attach_acronyms(bodies: list[AnyClaim], groups: Groups) -> None:
    """A body that a text calls by an acronym alone is the one that is called so elsewhere beside its name."""
    unknown = [c for c in bodies if _is_acronym(c.finding.name) and not state_or_body(c.finding.name)]
    acronyms = _one_of_each(unknown, lambda c: (groups.root(c.finding.id), c.finding.name))
    told = [c for c in bodies if not _is_acronym(c.finding.name) and _acronyms(c)]
    firm = _one_of_each(told, lambda c: (groups.root(c.finding.id), frozenset(_acronyms(c))))
    groups.attach((c.finding.id for c in acronyms), lambda a, b: True, candidates(acronyms, firm, _acronyms))


def _attach_short_names(bodies: list[AnyClaim], groups: Groups, is_near: IsNear) -> None:
    """A union or organisation that a text calls by the end of its name alone, "the nurses' union", or by whom it is of,
    "the Port Operators", is the one of those days whose name ends or begins so."""
    own = [c for c in bodies if _is_named_in_short(c)]
    by_ending: dict[str, list[str]] = {}
    for claim in own:
        for ending in _endings(claim):
            by_ending.setdefault(ending, []).append(claim.finding.id)
    among = {c.finding.id: by_ending.get(whole, []) for c in own for whole in _in_short(c)}
    groups.attach(among, lambda a, b: is_near(a, b, _IN_SHORT), among)


def _is_named_in_short(body: AnyClaim) -> bool:
    return body.finding.kind in NAMED_IN_SHORT and not state_or_body(body.finding.name)


def _endings(body: AnyClaim) -> list[str]:
    """The ends of a body's name by which it may be called; its beginning too, where this names those whom it joins."""
    words = fold_name(body.finding.name).split()
    members = words[:-1] if len(words) > 2 and words[-2].endswith("s") else []
    return [" ".join(words[at:]) for at in range(1, len(words) - 1)] + [" ".join(members)] * bool(members)


def _in_short(body: AnyClaim) -> list[str]:
    """A body's name, where that may be the end of another's."""
    words = fold_name(body.finding.name).split()
    return [" ".join(words)] if len(words) > 1 else []


def _attach_misread_names(bodies: list[AnyClaim], full: list[AnyClaim], groups: Groups, is_near: IsNear) -> None:
    """What a text leaves open to be a body or a person, a name alone, is the one person of those days who bears it."""
    loose = [c for c in bodies if _may_be_misread(c)]

    def fits(a: str, b: str) -> bool:
        ours, theirs = groups.claims[a], groups.claims[b]
        whole = len(_parts(ours)) == 1 or _parts(ours) == _parts(theirs)
        return whole and is_near(a, b, _IN_SHORT)

    groups.attach((c.finding.id for c in loose), fits, candidates(loose, full, _last_names))


def _may_be_misread(body: AnyClaim) -> bool:
    return not state_or_body(body.finding.name) and may_be_a_persons(body.finding.name)


def _parts(claim: AnyClaim) -> tuple[str, ...]:
    return parts_of_person(claim.finding.name)


def _same_bodies(bodies: list[AnyClaim]) -> Iterator[tuple[str, str]]:
    """Bodies that bear the same name, wholly or as a known name of one state or body."""
    by_name: dict[str, list[str]] = {}
    for claim in bodies:
        by_name.setdefault(name_key(claim.finding.name), []).append(claim.finding.id)
    for ids in by_name.values():
        yield from pairwise(sorted(ids))


def name_key(name: str) -> str:
    """The same for the names of one body."""
    bearer = state_or_body(name)
    return f"={bearer.name}" if bearer else fold_name(name)


def _same_names(persons: list[AnyClaim]) -> Iterator[tuple[str, str]]:
    """Persons with the same full name but for its spelling. A last name alone tells less: of one side only."""
    by_name: dict[tuple[str, ...], list[str]] = {}
    for claim in persons:
        parts = _parts(claim)
        if parts:
            key = parts if len(parts) > 1 else (*parts, fold_name(claim.finding.side or ""))
            by_name.setdefault(key, []).append(claim.finding.id)
    for ids in by_name.values():
        yield from pairwise(sorted(ids))


def _is_acronym(name: str) -> bool:
    return name.isalnum() and sum(c.isupper() for c in name) > 1


def _acronyms(claim: AnyClaim) -> set[str]:
    """The acronyms that a body is called by."""
    return {fold_name(name) for name in (claim.finding.name, *claim.finding.names) if _is_acronym(name)}


def _one_of_each(persons: list[AnyClaim], key: Callable[[AnyClaim], Hashable]) -> list[AnyClaim]:
    """One claim for each key, of claims that are one already where they share it: only these need be compared."""
    return list({key(c): c for c in sorted(persons, key=lambda c: c.finding.id, reverse=True)}.values())


def _same_person(a: AnyClaim, b: AnyClaim) -> bool:
    """The same last name, and first names that may be one or are all among the other's."""
    ours, theirs = _parts(a)[:-1], _parts(b)[:-1]
    if _last_names(a).isdisjoint(_last_names(b)):
        return False
    if len(ours) != len(theirs):
        return set(ours) <= set(theirs) or set(theirs) <= set(ours) or may_be_one_first_name(ours[0], theirs[0])
    return all(may_be_one_first_name(x, y) for x, y in zip(ours, theirs, strict=True))


def _last_names(claim: AnyClaim) -> frozenset[str]:
    return last_names(claim.finding.name)


def _first_name_and_side(claim: AnyClaim) -> list[tuple[str, str]]:
    """What persons must share to be one in spite of a slip in the last name; nothing where the side or office is not
    known."""
    first, actor = _parts(claim)[0], claim.finding
    known = actor.side and actor.office and len(first) > 1
    return [(first, _side_key(actor.side))] if known else []


def _may_be_a_slip(a: AnyClaim, b: AnyClaim) -> bool:
    """The same first names, side and office, and last names that differ by one letter."""
    ours, theirs = _parts(a), _parts(b)
    offices = [set(words_of(claim.finding.office)) for claim in (a, b)]
    same_office = offices[0] <= offices[1] or offices[1] <= offices[0]
    return same_office and ours[:-1] == theirs[:-1] and differ_by_a_letter(ours[-1], theirs[-1])


def _single_names(claim: AnyClaim) -> set[str]:
    """The names by which a person may be called alone."""
    forms = (parts_of_person(name) for name in (claim.finding.name, *claim.finding.names))
    return {parts[0] for parts in forms if len(parts) == 1} | _last_names(claim)


def _sides_agree(groups: Groups) -> Callable[[str, str], bool]:
    def agree(a: str, b: str) -> bool:
        ours, theirs = groups.claims[a].finding.side, groups.claims[b].finding.side
        return not ours or not theirs or _side_key(ours) == _side_key(theirs)

    return agree


def _side_key(side: str) -> str:
    bearer = state_or_body(side)
    return f"={bearer.name}" if bearer else fold_name(side)
