"""What is kept of claims from one fold to the next, and how they are found."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, bindparam, delete, select

from memcon.model.articles import Publication
from memcon.model.findings import kind_of
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.bulk import change, is_one_of, put
from memcon.record.kept.packed import claim_decoder, pack_claim
from memcon.record.material import AnyClaim, claim_order
from memcon.record.merge.forms import Form, cast_of
from memcon.record.portions import within

_S, _C, _K, _H, _M = schema.standing.c, schema.claim.c, schema.tie.c, schema.heir.c, schema.membership.c
_F, _A = schema.form.c, schema.filed.c


def place_of(claim: AnyClaim) -> str:
    """Orders claims by publication, as the tables have it."""
    return " ".join(claim_order(claim))


def pack_ties(offers: Sequence[int], seeks: Sequence[int]) -> bytes:
    return array("q", (len(offers), *offers, *seeks)).tobytes()


NO_TIES = pack_ties((), ())


def unpack_ties(packed: bytes) -> tuple[list[int], list[int]]:
    """The keys that a claim offers, and those that it seeks."""
    every = array("q")
    every.frombytes(packed)
    found = every.tolist()
    return found[1 : found[0] + 1], found[found[0] + 1 :]


class Shelf:
    """The tables of standing claims, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._forms: dict[str, Form] = {}

    def rows(self, column: Any, values: Iterable[str]) -> list[Row[Any]]:
        """The standing claims of which a column has one of these values."""
        return [row for some in self.each(select(schema.standing), column, values) for row in some]

    def rows_of_voice(self, voice: Sequence[str]) -> list[Row[Any]]:
        """The standing claims of a form of an actor, beside and borne by these others."""
        form, beside, borne = voice
        query = select(schema.standing).where(_S.form == form, _S.beside == beside, _S.borne == borne)
        return list(self.connection.execute(query))

    def bodies(self, ids: Iterable[str]) -> dict[str, str]:
        """The packed claims of these findings."""
        wanted = list(ids)
        queries = (
            (select(_C.finding_id, _C.body), _C.finding_id),
            (select(_S.finding_id, _S.body).where(_S.body.is_not(None)), _S.finding_id),
        )
        return {r.finding_id: r.body for query, of in queries for rows in self.each(query, of, wanted) for r in rows}

    def claims(self, kind: FindingKind, ids: Iterable[str]) -> dict[str, AnyClaim]:
        """The claims of these findings, which are of one kind, without their publications."""
        decode = claim_decoder(kind)
        return {id_: decode(body) for id_, body in self.bodies(ids).items()}

    def seeks(self, ids: Iterable[str]) -> set[int]:
        """All keys that these findings seek."""
        rows = self.each(select(_S.ties), _S.finding_id, ids)
        return {key for some in rows for row in some for key in unpack_ties(row.ties)[1]}

    def find(self, keys: Iterable[int]) -> set[str]:
        """The findings that offer any of these keys."""
        return {row[0] for rows in self.each(select(_K.finding_id).distinct(), _K.key, keys) for row in rows}

    def mates(self, ids: Iterable[str]) -> set[str]:
        """The findings that were in one group with any of these when that was last told."""
        grouped = {row.grouped for rows in self.each(select(_S.grouped), _S.finding_id, ids) for row in rows}
        wanted = sorted(grouped - {""})
        return {row[0] for rows in self.each(select(_S.finding_id), _S.grouped, wanted) for row in rows}

    def offer(self, ties: Mapping[str, bytes]) -> None:
        """Has findings found by what they offer."""
        rows = [{"key": key, "finding_id": id_} for id_, packed in ties.items() for key in set(unpack_ties(packed)[0])]
        self.write(schema.tie, sorted(rows, key=lambda row: (row["key"], row["finding_id"])))

    def offer_no_more(self, ties: Mapping[str, bytes]) -> None:
        rows = [{"k": key, "f": id_} for id_, packed in ties.items() for key in set(unpack_ties(packed)[0])]
        if rows:
            where = (_K.key == bindparam("k")) & (_K.finding_id == bindparam("f"))
            self.connection.execute(delete(schema.tie).where(where), rows)

    def casts(self, texts: Iterable[str]) -> dict[str, dict[str, str]]:
        """Who is called what in these texts."""
        query = select(_S.text_id, _S.finding_id, _S.form).where(_S.form != "")
        wanted = list(texts)
        rows = [row for some in self.each(query, _S.text_id, wanted) for row in some]
        forms = self.forms({row.form for row in rows})
        told: dict[str, list[tuple[str, Form]]] = {id_: [] for id_ in wanted}
        for row in rows:
            told[row.text_id].append((row.finding_id, forms[row.form]))
        return {id_: cast_of(some) for id_, some in told.items()}

    def forms(self, ids: Iterable[str]) -> dict[str, Form]:
        """Forms of actors, by their ids."""
        missing = set(ids) - self._forms.keys()
        for rows in self.each(select(_F.id, _F.body), _F.id, sorted(missing)):
            for row in rows:
                if row.id not in self._forms:
                    self._forms[row.id] = msgspec.json.decode(row.body, type=Form)
        return self._forms

    def publications(self, texts: Iterable[str]) -> dict[str, tuple[Publication, ...]]:
        """Where these texts appeared, as they are filed."""
        found = self.each(select(_A.text_id, _A.body), _A.text_id, texts)
        return {r.text_id: msgspec.json.decode(r.body, type=_Published).publications for rows in found for r in rows}

    def groups_of(self, ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """The groups of these findings, and whether they are timed."""
        query = select(_S.finding_id, _S.grouped, _S.timed)
        return {r.finding_id: (r.grouped, r.timed) for rows in self.each(query, _S.finding_id, ids) for r in rows}

    def entries_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The entries of findings, also of those that are no longer current."""
        query = select(_M.finding_id, _M.entry_id)
        return {row.finding_id: row.entry_id for rows in self.each(query, _M.finding_id, ids) for row in rows}

    def heirs_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The findings in whose place these stand, each with the one that stands now."""
        query = select(_H.finding_id, _H.heir)
        return {row.finding_id: row.heir for rows in self.each(query, _H.heir, ids) for row in rows}

    def write(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        put(self.connection, table, rows)

    def change(self, table: Table, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Gives rows that are there other values in some columns, the same ones in all."""
        change(self.connection, table, key, rows)

    def remove(self, column: Any, values: Iterable[str]) -> None:
        """Takes out the rows of a table of which a column has one of these values."""
        for portion in within(sorted(set(values))):
            self.connection.execute(delete(column.table).where(is_one_of(self.connection, column, portion)))

    def each(self, query: Any, column: Any, values: Iterable[Any]) -> Iterator[list[Row[Any]]]:
        """What a query finds of which a column has one of these values, some at a time."""
        for portion in within(dict.fromkeys(values)):
            yield list(self.connection.execute(query.where(is_one_of(self.connection, column, portion))))


class _Published(msgspec.Struct):
    """Of an article, no more than where it appeared."""

    publications: tuple[Publication, ...]


def row_of(
    claim: AnyClaim,
    since: str,
    shown: bool,
    *,
    form: str = "",
    beside: str = "",
    borne: str = "",
    ties: bytes = NO_TIES,
) -> dict[str, Any]:
    """A claim as it is kept before its group is known."""
    return {
        "finding_id": claim.finding.id,
        "kind": kind_of(claim.finding).value,
        "text_id": claim.text_id,
        "first": place_of(claim),
        "since": since,
        "grouped": "",
        "timed": False,
        "shown": shown,
        "form": form,
        "beside": beside,
        "borne": borne,
        "ties": ties,
        "body": pack_claim(claim),
    }


def of_kind(rows: Collection[Row[Any]], kind: FindingKind) -> list[Row[Any]]:
    return [row for row in rows if row.kind == kind.value]
