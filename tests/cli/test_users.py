"""`memcon user` and `memcon audit`: who may use the reading room, as said on the command line."""

import json
from pathlib import Path

import pytest

from memcon.model.kinds import FindingKind
from memcon.record import open_record
from memcon.record.access.roles import Role

from .conftest import Run, first_id

pytestmark = pytest.mark.usefixtures("quick_passwords")
PHRASE = "a ferry at low tide"


def add(run: Run, name: str = "Ada Holm", role: str = "reviewer") -> None:
    done = run("user", "add", name, "--role", role, "--password-stdin", input=f"{PHRASE}\n")
    assert (done.exit_code, done.stdout) == (0, f"{name} may log in as {role}.\n")


def let_in(name: str, phrase: str = PHRASE) -> Role | None:
    with open_record("memcon.db", create=False) as record:
        user = record.access.users.let_in(name, phrase)
        return user.role if user else None


def test_a_user_is_made_before_anything_was_read(run: Run) -> None:
    add(run)
    assert let_in("Ada Holm") is Role.REVIEWER


def test_a_password_is_asked_for_twice_and_not_shown(run: Run) -> None:
    done = run("user", "add", "Ada Holm", "--role", "admin", input=f"{PHRASE}\n{PHRASE}x\n{PHRASE}\n{PHRASE}\n")
    assert done.exit_code == 0
    assert done.output.count("Password:") == 2
    assert PHRASE not in done.output
    assert let_in("Ada Holm") is Role.ADMIN


@pytest.mark.parametrize(
    ("name", "phrase", "words"),
    [
        ("Ada Holm", "short", "a password has 12 characters or more"),
        ("ADA HOLM", PHRASE, "there is a user of that name"),
        ("\u202e", PHRASE, "a name has 1 to 80 characters"),
    ],
)
def test_what_will_not_do_is_said_in_one_line(run: Run, name: str, phrase: str, words: str) -> None:
    if phrase == PHRASE:
        add(run)
    done = run("user", "add", name, "--role", "reader", "--password-stdin", input=f"{phrase}\n")
    assert done.exit_code == 1
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_users_are_listed_without_their_passwords(run: Run) -> None:
    add(run, "Ben Lund", "reader")
    add(run)
    listed = json.loads(run("user", "list", "--format", "json").stdout)
    assert [(one["name"], one["role"], set(one)) for one in listed] == [
        ("Ada Holm", "reviewer", {"name", "role", "since"}),
        ("Ben Lund", "reader", {"name", "role", "since"}),
    ]


def test_role_and_password_are_changed_and_a_user_removed(run: Run) -> None:
    add(run)
    assert run("user", "role", "ada holm", "admin").stdout == "Ada Holm is admin now.\n"
    assert let_in("Ada Holm") is Role.ADMIN
    other = "another tide altogether"
    assert run("user", "password", "Ada Holm", "--password-stdin", input=f"{other}\n").exit_code == 0
    assert (let_in("Ada Holm"), let_in("Ada Holm", other)) == (None, Role.ADMIN)
    assert run("user", "remove", "Ada Holm").exit_code == 0
    assert let_in("Ada Holm", other) is None


@pytest.mark.parametrize("command", [("role", "Eva", "admin"), ("password", "Eva"), ("remove", "Eva"),
                                     ("token", "add", "Eva", "--label", "x")])  # fmt: skip
def test_a_user_who_is_not_there_is_named(run: Run, command: tuple[str, ...]) -> None:
    add(run)
    done = run("user", *command)
    assert (done.exit_code, done.stderr) == (1, "memcon: Eva: there is no user of that name\n")


def test_a_token_is_shown_once_and_revoked(run: Run) -> None:
    add(run)
    made = run("user", "token", "add", "Ada Holm", "--label", "nightly", "--role", "reader", "--days", "9")
    secret = made.stdout.strip()
    assert secret.startswith("memcon_")
    (listed,) = json.loads(run("user", "token", "list", "--format", "json").stdout)
    assert secret not in str(listed)
    assert (listed["user"], listed["label"], listed["role"], bool(listed["until"])) == (
        "Ada Holm",
        "nightly",
        "reader",
        True,
    )
    assert run("user", "token", "revoke", listed["id"]).exit_code == 0
    assert run("user", "token", "list").stdout == "No tokens found.\n"
    with open_record("memcon.db", create=False) as record:
        assert record.access.tokens.find(secret) is None


def test_the_trail_tells_of_decisions_on_the_command_line_too(with_report: Run) -> None:
    run = with_report
    add(run)
    run("confirm", first_id(FindingKind.STATEMENT), "--who", "Ben Lund")
    told = json.loads(run("audit", "--format", "json").stdout)
    assert [(line["who"], line["what"], line["from"]) for line in told] == [
        ("Ben Lund", "decided confirm", "command line"),
        ("ada", "added a user", "command line"),
    ]
    assert "added a user" not in run("audit", "--name", "Ben Lund").stdout
    assert len(json.loads(run("audit", "--limit", "1", "--format", "json").stdout)) == 1
    assert run("audit", "--since", "2999-01-01").stdout == "No lines of the trail found.\n"


def test_what_is_exported_has_no_users_in_it(with_report: Run) -> None:
    add(with_report, "Xenia Quist")
    with_report("user", "token", "add", "Xenia Quist", "--label", "nightly")
    with_report("confirm", first_id(FindingKind.STATEMENT), "--who", "Ben Lund")
    assert with_report("export", "--corrections", "exported").exit_code == 0
    exported = Path("exported").read_text("utf-8")
    assert exported
    assert not any(hidden in exported for hidden in ("Xenia", "argon2", "memcon_", "nightly", "command line"))
