"""How the command line says that something went wrong: one line on stderr, `memcon: INPUT: cause`, and an exit code."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

REFUSED, USAGE, STOPPED = 1, 2, 130


class Refusal(click.ClickException):
    """What was asked cannot be done. `about` names the input, the article or the record."""

    exit_code = REFUSED

    def __init__(self, cause: str, about: str | None = None) -> None:
        super().__init__(cause)
        self.about = about

    def show(self, file: IO[Any] | None = None) -> None:
        complain(self.message, self.about)


class Stopped(Refusal):
    """The user pressed Ctrl-C."""

    exit_code = STOPPED


def complain(cause: str, about: str | None = None) -> None:
    """One line on stderr; whatever the cause holds, it stays one line."""
    parts = ("memcon", about, cause) if about else ("memcon", cause)
    click.echo(_one_line(": ".join(parts)), err=True)


@contextmanager
def explained() -> Iterator[None]:
    """Turns the errors that are expected of the world outside into a Refusal; others are Memcon's own and pass."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise Stopped("stopped") from error
    except Exception as error:
        if refusal := explain(error):
            raise refusal from error
        raise


def explain(error: Exception) -> Refusal | None:
    """The refusal that says what `error` means to the user; None where it is none of the expected ones."""
    if isinstance(error, OSError):
        return _explain_os(error)
    if isinstance(error, click.ClickException | click.exceptions.Exit | click.Abort):
        return None
    from memcon.reading.language import LanguageModelError
    from memcon.record import RecordError

    if isinstance(error, RecordError | LanguageModelError):
        return Refusal(str(error))
    return None


def _explain_os(error: OSError) -> Refusal | None:
    if error.errno in {None, errno.EPIPE}:  # a closed pipe, as with `| head`, is nothing to complain of
        return None
    words = "the disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error)).lower()
    return Refusal(words, str(error.filename) if error.filename else None)


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())
