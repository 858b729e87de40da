"""One step of the fold: takes in texts, and joins and settles anew what they touch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete

from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.growth.cast import Casts, Company, Voice
from memcon.record.growth.gathering import Fresh, gather_fresh
from memcon.record.growth.knowing import look_up_parties
from memcon.record.growth.portraits import telling_of
from memcon.record.growth.reaching import Reach, reference_key
from memcon.record.growth.renaming import Facts, Scope, changed_keys, decided_keys, facts_of, renamed_groups, scope_of
from memcon.record.growth.settling import Settling
from memcon.record.growth.shelf import Shelf, of_kind, place_of, row_of, unpack_ties
from memcon.record.kept.keeping import keep_bearers
from memcon.record.material import AnyClaim
from memcon.record.merge import AFTER_ACTORS, Joining, Parties
from memcon.record.merge.forms import Form, cast_of, form_of
from memcon.record.merge.parties import side_in
from memcon.record.merge.steps import is_step
from memcon.record.merge.ties import numbers
from memcon.record.names import fold_name

_S, _H, _M, _C = schema.standing.c, schema.heir.c, schema.membership.c, schema.claim.c
_Both = tuple[Parties, Parties]


def start_anew(connection: Connection) -> None:
    """Forgets all that was joined."""
    joined = (schema.tie, schema.standing, schema.heir, schema.form, schema.form_tie, schema.portrait)
    for table in (*joined, schema.membership):
        connection.execute(delete(table))


def grow(connection: Connection, texts: frozenset[str], decided: Collection[str]) -> None:
    """Takes in what `texts` claim now, in the place of what they claimed before. They are bound up with no others;
    `decided` are the texts on which people decided."""
    _Step(connection, gather_fresh(connection, texts, decided)).take()


class _Step:
    """Lives for one step. `settling` collects the entries that are to be settled anew."""

    def __init__(self, connection: Connection, fresh: Fresh) -> None:
        self.connection, self.fresh, self.shelf = connection, fresh, Shelf(connection)
        self.company = Company(connection, self.shelf, fresh.rulings)
        self.former = self.shelf.rows(_S.text_id, fresh.texts)
        self.settling = Settling(connection, self.shelf, fresh)

    def take(self) -> None:
        self.settling.will_lose(self.former)
        self._take_out()
        forms = self._take_actors()
        before = self._know(Casts(self.shelf), forms)
        scope = scope_of(self.company, forms, before, self.fresh.rulings)
        facts = tuple(facts_of(one, scope) for one in before)  # before the forms are written
        self._place_actors()
        self.company.save()
        casts = Casts(self.shelf)
        after = self._know(casts, forms)
        self.reach = Reach(self.shelf, casts, *after, self.fresh.rulings)
        renamed = self._find_renamed(scope, facts, after)
        for joining in AFTER_ACTORS:
            self._take_kind(joining, renamed)
        self.settling.settle(after[1], casts)

    def _know(self, casts: Casts, forms: Collection[str]) -> _Both:
        """Who is who: by all claims, and by those that are shown; these forms will be asked about."""
        looked, first = (self.connection, self.shelf, casts, self.fresh.rulings), self._forms(forms)
        return look_up_parties(*looked, shown=False, first=first), look_up_parties(*looked, shown=True, first=first)

    def _forms(self, ids: Collection[str]) -> list[Form]:
        return [self.company.forms[id_] for id_ in sorted(ids)]

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

    def _take_actors(self) -> set[str]:
        """Joins the actors; which forms were joined anew."""
        claims, fresh = self.fresh.of_kind(FindingKind.ACTOR), self.fresh
        ours = {id_: form_of(claim, fresh.rulings.decided) for id_, claim in claims.items()}
        voices = _voices_of(claims, ours)
        former = _by_voice(of_kind(self.former, FindingKind.ACTOR))
        touched = {voice.form for voice in (*former, *voices.values())}
        self.company.fetch(touched)
        for voice, rows in former.items():
            self.company.subtract(voice, rows)
        for id_, claim in claims.items():
            self.company.add(voices[id_], ours[id_], place_of(claim), fresh.since[id_])
        self.shelf.write(  # before the forms are joined, which asks on which days each was told
            schema.standing,
            [row_of(c, fresh.since[i], fresh.is_shown(c), **voices[i]._asdict()) for i, c in claims.items()],
        )
        return self.company.group(touched)

    def _place_actors(self) -> None:
        """Writes what became of the groups of actors: of voices that moved wholly, of others as far as they are new."""
        rejected = self._rejected_groups()
        ours = of_kind(self.shelf.rows(_S.text_id, self.fresh.texts), FindingKind.ACTOR)
        moved = self.company.moved | self._placed_otherwise(rejected)
        told = _by_voice(ours) | {voice: self.shelf.rows_of_voice(voice) for voice in sorted(moved)}
        group_of = {voice: self.company.kept[voice].grouped for voice in told}
        groups = {row.finding_id: (group_of[voice], False) for voice, rows in told.items() for row in rows}
        self.settling.place([row for rows in told.values() for row in rows], groups, rejected)
        for voice, rows in told.items():
            shown = sum(row.shown for row in rows) if group_of[voice] not in rejected else 0
            self.company.show(voice, shown, anew=voice in moved)
        self._portray(ours, moved, rejected)

    def _placed_otherwise(self, rejected: Collection[str]) -> set[Voice]:
        """The voices of groups that were rejected as a whole just now, or perhaps were until now."""
        shown = {one.grouped for one in self.company.before.values() if one.shown}
        kept = self.company.kept.items()
        return {v for v, one in kept if (one.grouped in rejected) == (one.grouped in shown)}

    def _portray(self, ours: Iterable[Row[Any]], moved: set[Voice], rejected: Collection[str]) -> None:
        """Adds what is told of actors now to their portraits, which are made anew where voices moved."""
        company, portraits = self.company, self.settling.portraits
        for row in ours:
            voice = Voice(row.form, row.beside, row.borne)
            group = company.kept[voice].grouped
            if row.shown and group not in rejected:
                portraits.add(group, telling_of(self.fresh.claims[row.finding_id], voice))
        for voice in moved & company.before.keys():
            portraits.make_anew((company.before[voice].grouped, company.kept[voice].grouped))

    def _rejected_groups(self) -> set[str]:
        whole = sorted(self.fresh.rulings.rejected_whole)
        forms = {row.form for row in of_kind(self.shelf.rows(_S.finding_id, whole), FindingKind.ACTOR)}
        self.company.fetch(forms)
        return {one.grouped for voice, one in self.company.kept.items() if voice.form in forms}

    def _find_renamed(self, scope: Scope, before: Iterable[Facts], after: _Both) -> dict[str, list[Row[Any]]]:
        """The claims of other texts that name somebody who is somebody else by now, by kind; whose entries are to be
        settled anew."""
        keys: set[tuple[str, str]] = set()
        for old, parties in zip(before, after, strict=True):
            now = facts_of(parties, scope)
            keys |= changed_keys(self.shelf, scope, old, now, parties)
        keys |= decided_keys(self.company, scope, now, self.fresh.rulings)
        self.settling.touch(renamed_groups(self.shelf, scope, old, now))
        keep_bearers(self.connection, old.shown_by, now.shown_by)
        found = self.shelf.find(numbers(keys))
        rows = [row for row in self.shelf.rows(_S.finding_id, found) if row.text_id not in self.fresh.texts]
        self.settling.touch(row.grouped for row in rows)
        by_kind: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in rows:
            by_kind[row.kind].append(row)
        return by_kind

    def _take_kind(self, joining: Joining, renamed: Mapping[str, list[Row[Any]]]) -> None:
        kind = joining.kind
        anew = {row.finding_id: row for row in (*renamed.get(kind.value, ()), *self._referring(kind))}
        old = [*of_kind(self.former, kind), *anew.values()]
        claims = self.fresh.of_kind(kind)
        seeds = self.shelf.find(key for row in old for key in unpack_ties(row.ties)[1])
        self.shelf.offer_no_more({id_: row.ties for id_, row in anew.items()})
        again = self.shelf.claims(kind, anew)
        ties = self.reach.tie(joining, claims | again)
        rows = [row_of(c, self.fresh.since[i], self.fresh.is_shown(c), ties=ties[i]) for i, c in claims.items()]
        self.shelf.write(schema.standing, rows)
        self.shelf.change(schema.standing, "finding_id", [{"finding_id": id_, "ties": ties[id_]} for id_ in again])
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


def _voices_of(claims: Mapping[str, AnyClaim], forms: Mapping[str, Form]) -> dict[str, Voice]:
    """How the text of each claim tells of the actor."""
    by_text: dict[str, list[tuple[str, Form]]] = defaultdict(list)
    for id_, claim in claims.items():
        by_text[claim.text_id].append((id_, forms[id_]))
    casts = {text_id: cast_of(told) for text_id, told in by_text.items()}
    found = {}
    for id_, claim in claims.items():
        form, cast = forms[id_], casts[claim.text_id]
        borne = cast[fold_name(form.name)]
        found[id_] = Voice(form.id, side_in(cast, form) or "", borne if borne != form.id else "")
    return found


def _by_voice(rows: Iterable[Row[Any]]) -> dict[Voice, list[Row[Any]]]:
    found: dict[Voice, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[Voice(row.form, row.beside, row.borne)].append(row)
    return dict(found)


def _is_timed(claim: AnyClaim) -> bool:
    return claim.finding.round is not None or bool(claim.finding.date)
