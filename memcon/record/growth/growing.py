"""One step of the fold: takes in texts, and joins and settles anew what they touch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete

from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.growth.cast import Casts, Company, Key
from memcon.record.growth.gathering import Fresh, gather_fresh
from memcon.record.growth.reaching import Reach, loose_key, party_key, reference_key
from memcon.record.growth.settling import Settling
from memcon.record.growth.shelf import Shelf, of_kind, place_of, row_of, unpack_ties
from memcon.record.material import AnyClaim
from memcon.record.merge import AFTER_ACTORS, Joining, Parties
from memcon.record.merge.forms import Form, cast_of, form_of
from memcon.record.merge.parties import side_in
from memcon.record.merge.steps import is_step
from memcon.record.merge.ties import numbers

_S, _H, _M, _C = schema.standing.c, schema.heir.c, schema.membership.c, schema.claim.c
_REFERRED = frozenset({FindingKind.DOCUMENT, FindingKind.MEETING, FindingKind.STATEMENT})


def start_anew(connection: Connection) -> None:
    """Forgets all that was joined."""
    for table in (schema.tie, schema.standing, schema.heir, schema.form, schema.membership):
        connection.execute(delete(table))


def grow(connection: Connection, texts: frozenset[str], decided: Collection[str]) -> None:
    """Takes in what `texts` claim now, in the place of what they claimed before. They are bound up with no others;
    `decided` are the texts on which people decided."""
    _Step(connection, gather_fresh(connection, texts, decided)).take()


class _Step:
    """Lives for one step. `settling` collects the entries that are to be settled anew."""

    def __init__(self, connection: Connection, fresh: Fresh) -> None:
        self.connection, self.fresh, self.shelf = connection, fresh, Shelf(connection)
        self.company = Company.load(connection)
        self.former = self.shelf.rows(_S.text_id, fresh.texts)
        self.settling = Settling(connection, self.shelf, fresh)

    def take(self) -> None:
        before = self._know()
        self.settling.will_lose(self.former)
        self._take_out()
        self._take_actors()
        after = self._know()
        self.reach = Reach(self.shelf, after[2], after[0], after[1], self.fresh.rulings)
        renamed = self._find_renamed(before, after)
        for joining in AFTER_ACTORS:
            self._take_kind(joining, renamed)
        self.settling.touch(self._renamed_actors(before[1], after[1]))
        self.settling.settle(after[1], before[1], after[2])

    def _know(self) -> tuple[Parties, Parties, Casts]:
        """Who is who: by all claims, and by those that are shown."""
        casts = Casts(self.shelf, self.company.forms)
        rulings = self.fresh.rulings
        every, shown = (self.company.know(casts, rulings, shown=which) for which in (False, True))
        return every, shown, casts

    def _take_out(self) -> None:
        """Takes out what the texts claimed before."""
        ids = [row.finding_id for row in self.former]
        gone = [*ids, *self.shelf.heirs_of(ids)]
        self.shelf.offer_no_more({row.finding_id: row.ties for row in self.former})
        self.shelf.remove(_M.finding_id, gone)
        self.shelf.remove(_H.finding_id, gone)
        self.shelf.remove(_H.heir, ids)
        self.shelf.remove(_C.finding_id, ids)
        self.shelf.remove(_S.finding_id, ids)
        rows = [{"finding_id": id_, "heir": heir} for id_, heir in sorted(self.fresh.heirs.items())]
        self.shelf.remove(_H.finding_id, self.fresh.heirs)
        self.shelf.write(schema.heir, rows)

    def _take_actors(self) -> None:
        claims = self.fresh.of_kind(FindingKind.ACTOR)
        ours = {id_: form_of(claim, self.fresh.rulings.decided) for id_, claim in claims.items()}
        keys = _keys_of(claims, ours)
        for key, rows in _by_form(of_kind(self.former, FindingKind.ACTOR)).items():
            self.company.subtract(key, rows, self.connection)
        for id_, claim in claims.items():
            self.company.add(keys[id_], ours[id_], place_of(claim), self.fresh.since[id_])
        fresh = self.fresh
        self.shelf.write(  # before the forms are joined, which asks on which days each was told
            schema.standing, [row_of(c, fresh.since[i], fresh.is_shown(c), *keys[i]) for i, c in claims.items()]
        )
        before = {key: one.grouped for key, one in self.company.kept.items()}
        self.company.group(fresh.rulings, self.connection)
        self._place_actors(before)
        self.company.save(self.connection)

    def _place_actors(self, before: Mapping[Key, str]) -> None:
        """Writes what became of the groups of actors: of forms that moved wholly, of others as far as they are new."""
        rejected = self._rejected_groups()
        ours = of_kind(self.shelf.rows(_S.text_id, self.fresh.texts), FindingKind.ACTOR)
        moved = {key for key, one in self.company.kept.items() if before.get(key, "") != one.grouped}
        told = _by_form(ours) | {key: self.shelf.rows_of_form(key) for key in sorted(moved)}
        group_of = {key: self.company.kept[key].grouped for key in told}
        groups = {row.finding_id: (group_of[key], False) for key, rows in told.items() for row in rows}
        self.settling.place([row for rows in told.values() for row in rows], groups, rejected)
        for key, rows in told.items():
            shown = sum(row.shown for row in rows) if group_of[key] not in rejected else 0
            self.company.show(key, shown, anew=key in moved)

    def _rejected_groups(self) -> set[str]:
        whole = self.fresh.rulings.rejected_whole
        return {one.grouped for one in self.company.kept.values() if one.form.own in whole}

    def _find_renamed(
        self, before: tuple[Parties, Parties, Casts], after: tuple[Parties, Parties, Casts]
    ) -> dict[str, list[Row[Any]]]:
        """The claims of other texts that name somebody who is somebody else by now, by kind; whose entries are to be
        settled anew."""
        keys = [key for one, other in zip(before[:2], after[:2], strict=True) for key in _changed_keys(one, other)]
        found = self.shelf.find(numbers(keys))
        rows = [row for row in self.shelf.rows(_S.finding_id, found) if row.text_id not in self.fresh.texts]
        self.settling.touch(row.grouped for row in rows)
        by_kind: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in rows:
            by_kind[row.kind].append(row)
        return by_kind

    def _renamed_actors(self, before: Parties, after: Parties) -> set[str]:
        """The groups of actors who are shown under another name, or whose side is."""
        found = set()
        for (id_, beside), one in self.company.kept.items():
            side = one.form.side
            names = [(_name(p, id_), _side(p, beside, side) if side else None) for p in (before, after)]
            if names[0] != names[1]:
                found.add(one.grouped)
        return found

    def _take_kind(self, joining: Joining, renamed: Mapping[str, list[Row[Any]]]) -> None:
        kind = joining.kind
        anew = {row.finding_id: row for row in (*renamed.get(kind.value, ()), *self._referring(kind))}
        old = [*of_kind(self.former, kind), *anew.values()]
        claims = self.fresh.of_kind(kind)
        seeds = self.shelf.find(key for row in old for key in unpack_ties(row.ties)[1])
        self.shelf.offer_no_more({id_: row.ties for id_, row in anew.items()})
        again = self.shelf.claims(kind, anew)
        rows = [row_of(c, self.fresh.since[i], self.fresh.is_shown(c)) for i, c in claims.items()]
        self.shelf.write(schema.standing, rows)
        ties = self.reach.tie(joining, claims | again)
        self.shelf.change(
            schema.standing, "finding_id", [{"finding_id": id_, "ties": packed} for id_, packed in ties.items()]
        )
        self.shelf.offer(ties)
        lists, joined = self.reach.join(joining, seeds | set(claims) | set(anew), claims | again)
        self._place(joining, lists, joined)

    def _referring(self, kind: FindingKind) -> list[Row[Any]]:
        """The claims of a kind that refer to what has another group now."""
        changed = self.settling.regrouped
        found = self.shelf.find(numbers(reference_key(id_) for id_ in sorted(changed)))
        rows = self.shelf.rows(_S.finding_id, found)
        return [row for row in of_kind(rows, kind) if row.text_id not in self.fresh.texts]

    def _place(self, joining: Joining, lists: Iterable[list[str]], claims: Mapping[str, AnyClaim]) -> None:
        rows = {row.finding_id: row for row in self.shelf.rows(_S.finding_id, claims)}
        groups: dict[str, tuple[str, bool]] = {}
        no_entries: set[str] = set()
        for ids in lists:
            group = min(rows[id_].since for id_ in ids).split(" ")[-1]
            timed = joining.kind is FindingKind.MEETING and any(_is_timed(claims[id_]) for id_ in ids)
            groups |= dict.fromkeys(ids, (group, timed))
            mere_steps = all(is_step(claims[id_]) for id_ in ids)
            if mere_steps or not self.fresh.rulings.rejected_whole.isdisjoint(ids):
                no_entries.add(group)
        self.reach.remember(groups)
        self.settling.place(list(rows.values()), groups, no_entries)


def _changed_keys(before: Parties, after: Parties) -> Iterable[tuple[str, str]]:
    """By what claims are found for which it changed who somebody is, or how they are shown."""
    for form, key in before.keys.items():
        if after.keys.get(form) != key:
            yield party_key(key)
    for old, new in ((before.sides, after.sides), (before.shown, after.shown), (before.corrected, after.corrected)):
        yield from (party_key(key) for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    for key, side in before.sides.items():
        if before.side_names.get(side) != after.side_names.get(side):
            yield party_key(key)
    for folded in before.anywhere.keys() | after.anywhere.keys():
        if before.anywhere.get(folded) != after.anywhere.get(folded):
            yield loose_key(folded)


def _keys_of(claims: Mapping[str, AnyClaim], forms: Mapping[str, Form]) -> dict[str, Key]:
    """The form of each claim, with the one that bears the name of its side in its text."""
    by_text: dict[str, list[tuple[str, Form]]] = defaultdict(list)
    for id_, claim in claims.items():
        by_text[claim.text_id].append((id_, forms[id_]))
    casts = {text_id: cast_of(told) for text_id, told in by_text.items()}
    return {id_: (forms[id_].id, side_in(casts[claim.text_id], forms[id_]) or "") for id_, claim in claims.items()}


def _by_form(rows: Iterable[Row[Any]]) -> dict[Key, list[Row[Any]]]:
    found: dict[Key, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.form, row.beside].append(row)
    return dict(found)


def _is_timed(claim: AnyClaim) -> bool:
    return claim.finding.round is not None or bool(claim.finding.date)


def _name(parties: Parties, form: str) -> str | None:
    return parties.shown.get(parties.keys.get(form, ""))


def _side(parties: Parties, beside: str, side: str) -> str:
    """The name by which a side is shown, in any text where that form bears its name, or none does."""
    if beside and (key := parties.keys.get(beside)):
        return key[1:] if key.startswith("=") else parties.shown.get(key, side)
    return parties.show("", side)
