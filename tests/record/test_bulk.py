"""Many rows at once are what they would be one by one, on either database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, select

from memcon.record import schema
from memcon.record.bulk import change, is_one_of, put
from memcon.record.errors import RecordError
from memcon.record.store import Store, open_store

NAMES = ["a\tb", "c\nd", "\\N", '"e"', "f,{g}", "", "ĝ’ 𝄞"]
_M, _T = schema.membership.c, schema.text.c


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    store = open_store(address)
    yield store
    store.close()


def members(connection: Connection) -> dict[str, str]:
    return {row.finding_id: row.entry_id for row in connection.execute(select(schema.membership))}


def put_members(connection: Connection, number: int) -> None:
    put(connection, schema.membership, [{"finding_id": f"s-{n}", "entry_id": f"{n % 7}"} for n in range(number)])


def test_words_stand_as_they_were_put(store: Store) -> None:
    with store.writing() as connection:
        put(connection, schema.membership, [{"finding_id": name, "entry_id": name} for name in NAMES])
        assert members(connection) == {name: name for name in NAMES}


def test_bytes_and_what_is_absent_stand_as_they_were_put(store: Store) -> None:
    row = {
        "id": "t-1",
        "body": "x",
        "cleaning": "1",
        "boilerplate": "[]",
        "original": None,
        "sketch": bytes(range(256)),
    }
    with store.writing() as connection:
        put(connection, schema.text, [row])
        assert connection.execute(select(*(_T[name] for name in row))).one() == tuple(row.values())


def test_many_rows_are_given_other_values_and_the_rest_stay(store: Store) -> None:
    with store.writing() as connection:
        put_members(connection, 5_000)
        changed = {f"s-{n}": f"new {n}" for n in range(0, 5_000, 2)}
        change(
            connection, schema.membership, "finding_id", [{"finding_id": a, "entry_id": b} for a, b in changed.items()]
        )
        assert members(connection) == {f"s-{n}": f"{n % 7}" for n in range(5_000)} | changed


def test_rows_are_found_by_any_of_many_values(store: Store) -> None:
    wanted = [f"s-{n}" for n in range(0, 3_000, 3)]
    with store.writing() as connection:
        put_members(connection, 2_000)
        found = connection.scalars(select(_M.finding_id).where(is_one_of(connection, _M.finding_id, wanted)))
        assert set(found) == {id_ for id_ in wanted if int(id_[2:]) < 2_000}
        assert connection.scalars(select(_M.finding_id).where(is_one_of(connection, _M.finding_id, []))).all() == []


def test_what_a_database_refuses_is_told_in_a_line_and_nothing_is_kept(store: Store) -> None:
    with store.writing() as connection:
        put_members(connection, 3)
    with pytest.raises(RecordError), store.writing() as connection:
        put(connection, schema.membership, [{"finding_id": name, "entry_id": "0"} for name in ("s-9", "s-0")])
    with store.reading() as connection:
        assert len(members(connection)) == 3
