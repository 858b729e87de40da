"""Who may use a record: users, their sessions and tokens, and the trail, on each kind of database."""

import datetime as dt
from dataclasses import asdict

import pytest
import sqlalchemy as sa

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import AmbiguousId, Record, RecordError, UnknownId
from memcon.record.access import clock, passwords
from memcon.record.access.door import Access
from memcon.record.access.roles import Role
from memcon.record.access.sessions import IDLE, WHOLE
from memcon.record.access.trail import COMMAND_LINE, By
from memcon.record.access.users import User
from memcon.record.schema import metadata
from tests.record.builders import Report, put

pytestmark = pytest.mark.usefixtures("quick_passwords")
PHRASE = "a ferry at low tide"
KEEPER = By("keeper")


@pytest.fixture
def access(record: Record) -> Access:
    return record.access


@pytest.fixture
def ada(access: Access) -> User:
    return access.users.add("Ada Holm", Role.REVIEWER, PHRASE, KEEPER)


def log_in(access: Access, user: User) -> str:
    token = access.sessions.begin(user, "192.0.2.7")
    assert token
    return token


def later(monkeypatch: pytest.MonkeyPatch, lapse: dt.timedelta) -> None:
    """Has it be so much later."""
    now = clock.moment()
    monkeypatch.setattr(clock, "moment", lambda: now + lapse)


def decided(kind: DecisionKind, target: str, who: str) -> Decision:
    return Decision.make(kind, target=target, who=who, made="2031-04-01T10:00:00+00:00", why="seen")


def everything_in(record: Record) -> str:
    """All that stands in the tables of the room, as words."""
    rooms = [table for name, table in metadata.tables.items() if name.startswith("room_")]
    with record._store.reading() as connection:
        return " ".join(str(row) for table in rooms for row in connection.execute(sa.select(table)))


def test_a_user_is_let_in_with_the_password_alone(access: Access, ada: User) -> None:
    assert access.users.let_in("Ada Holm", PHRASE) == ada
    assert access.users.let_in("Ada Holm", PHRASE.upper()) is None
    assert access.users.let_in("Ben Lund", PHRASE) is None


@pytest.mark.parametrize("name", ["ada holm", " Ada  Holm ", "ＡＤＡ Holm"])
def test_a_name_is_one_whatever_its_capitals_and_composition(access: Access, ada: User, name: str) -> None:
    assert access.users.let_in(name, PHRASE) == ada
    with pytest.raises(RecordError, match="there is a user of that name"):
        access.users.add(name, Role.READER, PHRASE, KEEPER)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\u202eb", "a\x00b"])
def test_a_name_that_cannot_be_read_is_refused(access: Access, name: str) -> None:
    with pytest.raises(RecordError, match="a name has"):
        access.users.add(name, Role.READER, PHRASE, KEEPER)
    assert access.users.let_in(name, PHRASE) is None


@pytest.mark.parametrize("password", ["", "short", "x" * 1025, "aaaaaaaaaaaaaaa", "maximilian holm"])
def test_a_password_that_is_easily_guessed_is_refused(access: Access, password: str) -> None:
    with pytest.raises(RecordError, match="password"):
        access.users.add("Maximilian Holm", Role.READER, password, KEEPER)
    assert not access.users.any()


def test_neither_passwords_nor_tokens_are_kept(record: Record, access: Access, ada: User) -> None:
    session = log_in(access, ada)
    _, secret = access.tokens.add("Ada Holm", "export", KEEPER)
    kept = everything_in(record)
    assert "argon2id" in kept
    assert passwords.digest(secret) in kept
    assert not any(hidden in kept for hidden in (PHRASE, session, secret, secret.removeprefix("memcon_")))
    assert PHRASE not in repr(ada)
    assert "argon2" not in repr(ada)


def test_a_password_is_as_costly_to_guess_as_is_advised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert passwords.seal(PHRASE).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_password_sealed_by_weaker_rules_is_sealed_anew(
    access: Access, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argon2 import PasswordHasher

    dearer = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "hasher", lambda: dearer)
    let_in = access.users.let_in("Ada Holm", PHRASE)
    assert let_in is not None
    assert "t=2" in let_in.sealed
    assert access.users.let_in("Ada Holm", PHRASE) == let_in != ada
    assert access.sessions.begin(let_in, "192.0.2.7")


def test_a_session_is_its_users(access: Access, ada: User) -> None:
    session = access.sessions.find(log_in(access, ada))
    assert session is not None
    assert (session.user, session.role) == ("Ada Holm", Role.REVIEWER)
    assert access.sessions.find("") is None
    assert access.sessions.find(session.id) is None


def test_a_session_ends_with_the_log_out(access: Access, ada: User) -> None:
    token, other = log_in(access, ada), log_in(access, ada)
    session = access.sessions.find(token)
    assert session
    access.sessions.end(session.id, By("Ada Holm", "192.0.2.7"))
    assert access.sessions.find(token) is None
    assert access.sessions.find(other)


def test_a_session_takes_the_place_of_the_one_that_the_browser_had(access: Access, ada: User) -> None:
    before = log_in(access, ada)
    after = access.sessions.begin(ada, "192.0.2.7", instead_of=before)
    assert after
    assert after != before
    assert access.sessions.find(before) is None


def test_a_session_that_is_not_used_runs_out(access: Access, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    token = log_in(access, ada)
    later(monkeypatch, IDLE - dt.timedelta(minutes=1))
    assert access.sessions.find(token)
    later(monkeypatch, dt.timedelta(minutes=2))
    assert access.sessions.find(token) is None


def test_a_session_that_is_used_runs_out_in_the_end(access: Access, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    token, step = log_in(access, ada), IDLE - dt.timedelta(minutes=1)
    lived = dt.timedelta()
    while session := access.sessions.find(token):
        assert not lived or session.is_to_be_touched
        access.sessions.touch(session)
        later(monkeypatch, step)
        lived += step
    assert WHOLE <= lived < WHOLE + step


def test_what_ran_out_is_not_kept(record: Record, access: Access, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    old = passwords.digest(log_in(access, ada))
    later(monkeypatch, WHOLE)
    log_in(access, ada)
    assert old not in everything_in(record)


def test_all_sessions_end_when_the_password_changes(access: Access, ada: User) -> None:
    tokens = [log_in(access, ada), log_in(access, ada)]
    access.users.set_password("ada holm", "another tide altogether", KEEPER)
    assert [access.sessions.find(token) for token in tokens] == [None, None]
    assert access.users.let_in("Ada Holm", PHRASE) is None
    assert access.users.let_in("Ada Holm", "another tide altogether")


def test_who_was_let_in_by_the_old_password_gets_no_session_after_it_changed(access: Access, ada: User) -> None:
    let_in = access.users.let_in("Ada Holm", PHRASE)
    assert let_in
    access.users.set_password("Ada Holm", "another tide altogether", KEEPER)
    assert access.sessions.begin(let_in, "192.0.2.7") is None
    access.users.remove("Ada Holm", KEEPER)
    assert access.sessions.begin(let_in, "192.0.2.7") is None


def test_nothing_of_a_removed_user_opens_anything(access: Access, ada: User) -> None:
    session = log_in(access, ada)
    _, secret = access.tokens.add("Ada Holm", "export", KEEPER)
    access.users.remove("ADA HOLM", KEEPER)
    access.users.add("Ada Holm", Role.ADMIN, "another tide altogether", KEEPER)
    assert access.sessions.find(session) is None
    assert access.tokens.find(secret) is None


def test_a_role_that_changes_holds_at_once(access: Access, ada: User) -> None:
    session = log_in(access, ada)
    _, secret = access.tokens.add("Ada Holm", "export", KEEPER)
    access.users.set_role("Ada Holm", Role.READER, KEEPER)
    found, bearer = access.sessions.find(session), access.tokens.find(secret)
    assert found
    assert bearer
    assert (found.role, bearer.role) == (Role.READER, Role.READER)


def test_a_token_does_no_more_than_it_was_made_for(access: Access, ada: User) -> None:
    _, secret = access.tokens.add("Ada Holm", "export", KEEPER, role=Role.READER)
    access.users.set_role("Ada Holm", Role.ADMIN, KEEPER)
    bearer = access.tokens.find(secret)
    assert bearer
    assert (bearer.user, bearer.role) == ("Ada Holm", Role.READER)


def test_a_token_cannot_do_more_than_its_user(access: Access, ada: User) -> None:
    with pytest.raises(RecordError, match="cannot do more"):
        access.tokens.add("Ada Holm", "export", KEEPER, role=Role.ADMIN)
    with pytest.raises(RecordError, match="no user"):
        access.tokens.add("Ben Lund", "export", KEEPER)
    assert access.tokens.all() == ()


def test_a_token_that_is_revoked_or_ran_out_opens_nothing(
    access: Access, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, secret), (_, passing) = access.tokens.add("Ada Holm", "a", KEEPER), access.tokens.add(
        "Ada Holm", "b", KEEPER, days=2
    )  # fmt: skip
    assert access.tokens.find(secret)
    with pytest.raises(AmbiguousId):
        access.tokens.revoke("p-", KEEPER)
    access.tokens.revoke(first.id[:10], KEEPER)
    assert access.tokens.find(secret) is None
    with pytest.raises(UnknownId):
        access.tokens.revoke(first.id, KEEPER)
    assert access.tokens.find(passing)
    later(monkeypatch, dt.timedelta(days=2, seconds=1))
    assert access.tokens.find(passing) is None


def test_a_browser_that_is_known_is_known_until_the_password_changes(access: Access, ada: User) -> None:
    sign = passwords.mark(ada.sealed)
    ben = access.users.add("Ben Lund", Role.READER, PHRASE, KEEPER)
    assert access.users.is_marked("ada holm", sign)
    assert not access.users.is_marked(ben.name, sign)
    assert not access.users.is_marked("Ada Holm", f"{sign}0")
    access.users.set_password("Ada Holm", PHRASE, KEEPER)
    assert not access.users.is_marked("Ada Holm", sign)


def test_the_trail_tells_who_did_what_from_where(record: Record, access: Access, ada: User) -> None:
    report = Report("Norland and Southmark met in Seaville.", "2031-03-04")
    report.meeting("met in Seaville", "Norland", "Southmark")
    put(record, report)
    log_in(access, ada)
    (meeting,) = record.view().entries(FindingKind.MEETING)
    made = record.decide(decided(DecisionKind.CONFIRM, meeting.id, "Ada Holm"), "192.0.2.7")
    record.decide(decided(DecisionKind.NOTE, meeting.id, "keeper"))
    token, _ = access.tokens.add("Ada Holm", "export", KEEPER)
    access.tokens.revoke(token.id, KEEPER)
    access.users.remove("Ada Holm", KEEPER)
    told = [(e.who, e.whence, e.what) for e in reversed(access.trail.events())]
    assert told == [
        ("keeper", COMMAND_LINE, "added a user"),
        ("Ada Holm", "192.0.2.7", "logged in"),
        ("Ada Holm", "192.0.2.7", "decided confirm"),
        ("keeper", COMMAND_LINE, "decided note"),
        ("keeper", COMMAND_LINE, "made a token"),
        ("keeper", COMMAND_LINE, "revoked a token"),
        ("keeper", COMMAND_LINE, "removed a user"),
    ]
    assert [e.about for e in access.trail.events() if e.what == "decided confirm"] == [made.id]


def test_the_trail_can_be_asked_for_a_part(access: Access, ada: User) -> None:
    for _ in range(3):
        log_in(access, ada)
    events = access.trail.events()
    assert access.trail.count() == len(events) == 4
    assert access.trail.events(most=2) == events[:2]
    assert access.trail.events(before=events[1].nth) == events[2:]
    assert access.trail.events(who="keeper") == events[3:]
    assert access.trail.events(since="2999") == ()
    assert asdict(events[0])["at"].endswith("Z")


def test_what_is_done_at_the_door_is_no_change_of_the_record(record: Record, access: Access, ada: User) -> None:
    before = record.state()
    log_in(access, ada)
    assert record.state() == before
