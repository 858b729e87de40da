"""The record as the room sees it: always as it now stands, by day, and worked out once."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import Record
from memcon.web.room import Room
from tests.interchange.talks import strike
from tests.record.builders import Report, put

from .conftest import client_of

MakeRecord = Callable[..., Record]


def test_what_is_written_is_seen_at_the_next_look(record_of: MakeRecord) -> None:
    record = record_of(*strike())
    room = Room(record, "ada")
    before = room.look()
    assert room.look() is before
    put(record, Report("Nothing more was heard.", "2031-05-02"))
    assert room.look().articles == before.articles + 1
    room.decide(DecisionKind.CONFIRM, who="ada", target=before.view.entries(FindingKind.MEETING)[0].id, whence="here")
    assert len(room.look().view.decisions()) == 1


def test_each_day_is_of_the_same_state(record_of: MakeRecord) -> None:
    room = Room(record_of(*strike()), "ada")
    days = [room.look(dt.date(2031, 3, day)) for day in range(1, 29)]
    assert {one.state for one in days} == {room.look().state}
    assert [one.articles for one in days] == sorted(one.articles for one in days)


def test_an_answer_is_worked_out_once_for_a_state(record_of: MakeRecord) -> None:
    record = record_of(*strike())
    room, worked = Room(record, "ada"), list[int]()
    for _ in range(3):
        room.look().once(("answer",), lambda: worked.append(1))
    assert len(worked) == 1
    put(record, Report("Nothing more was heard.", "2031-05-02"))
    room.look().once(("answer",), lambda: worked.append(1))
    assert len(worked) == 2


def test_many_read_at_once_while_one_decides(record_of: MakeRecord) -> None:
    record = record_of(*strike())
    client = client_of(record)
    paths = ["/", "/timeline", "/positions", "/commitments", "/api/v1/brief", "/review"] * 5

    def read(path: str) -> int:
        return int(client.get(path).status_code)

    with ThreadPoolExecutor(10) as pool:
        answers = pool.map(read, paths)
        room: Room = client.app.state.room  # type: ignore[attr-defined]
        for entry in record.view().entries(FindingKind.MEETING)[:3]:
            room.decide(DecisionKind.CONFIRM, who="ben", target=entry.id, whence="here")
        assert set(answers) == {200}
