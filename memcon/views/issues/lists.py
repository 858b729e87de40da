"""Lists of issues: the one that was set, the one of a file, and the one that ships with Memcon."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from memcon.model.decisions import Decision
from memcon.model.ids import short
from memcon.model.issues import Issue, issues_written
from memcon.record import RecordView
from memcon.views.tables import Table

SETTINGS = "memcon.toml"  # in the working folder
_MOST = 1000  # issues, and words of one
_LONGEST = 200  # characters of a name or word


class WrongIssues(Exception):  # noqa: N818 - names what was found
    """A list of issues is not as it should be; the message says where and how, on one line."""


class IssueList(msgspec.Struct, frozen=True, kw_only=True):
    """A list of issues. `origin` says in words where it comes from; `general` that it is the one that ships, which
    has many issues that no one negotiation is about."""

    issues: tuple[Issue, ...]
    origin: str
    general: bool = False

    def named(self, name: str) -> Issue | None:
        return next((issue for issue in self.issues if issue.name.casefold() == name.strip().casefold()), None)


class _File(msgspec.Struct, frozen=True):
    """What is read of a file: its tables [[issue]]; others are other matters."""

    issue: tuple[Issue, ...] = ()


def issues_of(view: RecordView, folder: Path | None = None) -> IssueList:
    """The list that a record is seen by: the one that was set; else that of memcon.toml in `folder`; else the general
    one. Raises WrongIssues, and OSError where the file cannot be read."""
    if decision := view.issues_set():
        return _set_by(decision)
    settings = folder / SETTINGS if folder else None
    if settings and settings.is_file() and (found := _read(settings)):
        return IssueList(issues=found, origin=f"Issues of {SETTINGS}")
    return shipped()


def read_issues(path: Path) -> tuple[Issue, ...]:
    """The issues in a TOML file. Raises WrongIssues, and OSError where it cannot be read."""
    found = _read(path)
    if not found:
        raise WrongIssues("it names no issue (an issue is a table [[issue]] with a name)")
    return found


@cache
def shipped() -> IssueList:
    """The list that ships with Memcon."""
    written = files(__package__).joinpath("general.toml").read_text("utf-8")
    issues = msgspec.convert(tomllib.loads(written), _File).issue
    return IssueList(issues=issues, origin="The list that ships with Memcon; none was set", general=True)


def check(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """The issues, if they can be told apart and found. Raises WrongIssues."""
    names = [issue.name.strip().casefold() for issue in issues]
    if twice := next((name for n, name in enumerate(names) if name in names[:n]), None):
        raise WrongIssues(f"{twice!r} stands there twice")
    if len(issues) > _MOST or any(len(issue.words) + len(issue.but) > _MOST for issue in issues):
        raise WrongIssues(f"more than {_MOST} issues, or words of one issue")
    for issue in issues:
        for words in (issue.name, *issue.told_by, *issue.but):
            _check_words(issue, words)
    return issues


def list_issues(issues: IssueList) -> Table:
    """The issues of a list with the words that tell each."""
    rows = tuple((issue.name, ", ".join(issue.told_by), ", ".join(issue.but)) for issue in issues.issues)
    return Table(what="issues", columns=("issue", "words", "but not"), rows=rows, wide=("words", "but not"))


def write_toml(issues: tuple[Issue, ...]) -> str:
    """The issues as a file that `read_issues` reads, to be changed by hand."""
    return "\n".join("".join(f"{line}\n" for line in _lines(issue)) for issue in issues)


def _lines(issue: Issue) -> list[str]:
    lists = [(name, words) for name, words in (("words", issue.told_by), ("but", issue.but)) if words]
    written = (f"{name} = [{', '.join(map(_quoted, words))}]" for name, words in lists)
    return ["[[issue]]", f"name = {_quoted(issue.name)}", *written]


def _quoted(words: str) -> str:
    """A basic string of TOML; what JSON escapes, TOML reads, but for DEL, which it wants escaped."""
    return msgspec.json.encode(words).decode().replace("\x7f", "\\u007f")


def _set_by(decision: Decision) -> IssueList:
    when = decision.made[:16].replace("T", " ")
    origin = f"Issues set by {decision.who}, {when} ({short(decision.id)})"
    return IssueList(issues=issues_written(decision.fields), origin=origin)


def _read(path: Path) -> tuple[Issue, ...]:
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        return check(msgspec.convert(given, _File).issue)
    except UnicodeDecodeError as error:
        raise WrongIssues("it is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise WrongIssues(f"it is no TOML: {error}") from error
    except RecursionError as error:
        raise WrongIssues("it is nested too deeply") from error
    except msgspec.ValidationError as error:
        raise WrongIssues(_say_invalid(str(error))) from error


def _check_words(issue: Issue, words: str) -> None:
    if len(words) > _LONGEST:
        raise WrongIssues(f"{words[:40]!r}...: longer than {_LONGEST} characters")
    if words is not issue.name and not any(char.isalnum() for char in words):
        raise WrongIssues(f"{issue.name!r}: {words!r} is no word")
    if words.startswith("not ") and words is not issue.name:
        raise WrongIssues(f"{issue.name!r}: {words!r}: write what is not meant as but = [...]")


def _say_invalid(error: str) -> str:
    cause, _, place = error.partition(" - at `$.")
    return f"{place.rstrip('`')}: {cause[:1].lower()}{cause[1:]}" if place else error
