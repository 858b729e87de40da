"""Ray, started on this machine with processes of its own, or joined where a cluster runs."""

import logging
import os
import secrets
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec

from memcon.corpus.errors import CorpusError
from memcon.corpus.sources import in_words
from memcon.interchange.scratch import Scratch

PART_OF_A_CPU = 0.25
"""What taking an input apart takes."""

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # it would tell its makers of each run
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DEDUP_LOGS": "1",
    "RAY_DEDUP_LOGS_SKIP_REGEX": "^",  # all that it would say of workers that die, which it starts anew
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
_TOKEN, _TOKEN_FILE = "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"
_HELD = 512 << 20  # bytes that are on their way from one process to another, at most
_PATIENCE = 10.0  # seconds in which a cluster has to answer
_TRIES = 3
_IS_BUSY = "Initialization failure from server"  # which was too busy to start what speaks with this program
_AFAR = "ray://"  # addresses for programs outside of the cluster
_REFUSES = (
    "asks for a token, and was not given the right one: set RAY_AUTH_MODE=token, and RAY_AUTH_TOKEN to the token, or "
    "write it into ~/.ray/auth_token"
)


class Room(msgspec.Struct, frozen=True):
    """The least and most workers that an engine has, and the CPUs that each takes; and whether it is `afar`, so that
    this program stands outside of it."""

    least: int
    most: int
    cpus: float = 1.0
    afar: bool = False


@contextmanager
def engine(workers: int | None, cluster: str | None) -> Iterator[Room]:
    """The engine while it runs, and the workers that it has: those asked for, or what a cluster has room for. Raises
    CorpusError where it does not start, or is not installed."""
    os.environ.update({name: os.environ.get(name, value) for name, value in _QUIET.items()})
    try:
        import ray as untyped
    except ImportError as error:
        raise CorpusError("this needs the engine: pip install 'memcon[corpus]'") from error
    ray: Any = untyped
    if ray.is_initialized():
        yield Room(workers or 1, workers or 1)
    elif cluster:
        with _open(ray, cluster):
            yield room_of(ray.cluster_resources(), afar=cluster.startswith(_AFAR))
    else:
        with _own(ray, workers or 1):
            yield Room(workers or 1, workers or 1)


def room_of(resources: Mapping[str, float], *, afar: bool = False) -> Room:
    """The workers that a cluster has room for, beside what takes inputs apart."""
    cpus = int(resources.get("CPU", 1))
    return Room(1, cpus - 1, afar=afar) if cpus > 1 else Room(1, 1, 1 - PART_OF_A_CPU, afar)


@contextmanager
def _own(ray: Any, workers: int) -> Iterator[None]:
    """An engine of this program alone, with a token that nobody else has and that is written nowhere."""
    if _TOKEN_FILE not in os.environ:
        os.environ.setdefault(_TOKEN, secrets.token_hex(32))
    with Scratch.make() as folder:
        options = {"object_store_memory": _HELD, "include_dashboard": False, "num_cpus": workers + 1}
        try:
            _init(ray, address="local", _temp_dir=str(folder), **options)
        except Exception as error:  # it says so by errors of all kinds
            raise CorpusError(f"the engine does not start ({_first_line(error)})") from error
        with _shut(ray):
            yield


@contextmanager
def _open(ray: Any, cluster: str) -> Iterator[None]:
    """A cluster, joined; one that is too busy is asked a few times."""
    _expect_answer(cluster)
    for left in reversed(range(_TRIES)):
        try:
            _init(ray, address=cluster)
            break
        except Exception as error:  # as above
            if left and _IS_BUSY in str(error):
                ray.shutdown()
                continue
            cause = _REFUSES if _is_about_token(error) else f"cannot be joined ({_first_line(error)})"
            raise CorpusError(f"the cluster {cluster} {cause}") from error
    with _shut(ray):
        yield


@contextmanager
def _shut(ray: Any) -> Iterator[None]:
    try:
        yield
    finally:
        ray.shutdown()


def _init(ray: Any, **options: Any) -> None:
    with _hushed():
        ray.init(logging_level=logging.CRITICAL, log_to_driver=False, **options)


def _is_about_token(error: BaseException | None) -> bool:
    from ray.exceptions import AuthenticationError

    while error is not None:
        if isinstance(error, AuthenticationError) or "InvalidAuthToken" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


def _expect_answer(cluster: str) -> None:
    """Knocks at the address of a cluster, for the engine itself would wait for minutes. Raises CorpusError."""
    host, _, port = cluster.rpartition("://")[2].rpartition(":")
    if not host or not port.isdigit():
        return  # a name that the engine knows, such as "auto"
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except OSError as error:
        raise CorpusError(f"the cluster {cluster} does not answer ({in_words(error)})") from error


@contextmanager
def _hushed() -> Iterator[None]:
    """Keeps the engine from saying on stderr how it was told not to say anything."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
