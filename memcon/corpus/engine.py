"""The engine, Ray Data: inputs are taken apart by tasks, and portions read by workers that each hold a reader.

Ray schedules, restarts what is killed, and keeps the tasks from running ahead of the workers. What is of this program
is in the two functions that it calls.
"""

import logging
import os
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec

from memcon.corpus.apart import take_apart
from memcon.corpus.errors import CorpusError
from memcon.corpus.matching import Match
from memcon.corpus.notes import Pad
from memcon.corpus.portions import Portion, portions_of
from memcon.corpus.sources import Input, in_words
from memcon.corpus.worker import PATIENCE, ReadPortion, Worker
from memcon.interchange.scratch import Scratch
from memcon.reading import Reader

if TYPE_CHECKING:
    import pyarrow

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # it would tell its makers of each run
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
_HELD = 512 << 20  # bytes that are on their way from the one to the other, at most
_BLOCK = 1 << 16  # bytes that are handed on together, about: what is read in ten seconds
_WAITING = 2  # of them that a worker has at hand; with more, one has all while another has none
_PATIENCE = 10.0  # seconds in which a cluster has to answer
_PART_OF_A_CPU = 0.25  # that taking an input apart takes


class Task(msgspec.Struct, frozen=True):
    """An input to be taken apart, its key, and the portions that are finished."""

    source: str
    place: str
    size: int
    stamp: str
    finished: tuple[int, ...] = ()


Reading = Callable[[Sequence[Task], Match], Iterator[ReadPortion]]
"""What reads the portions of all inputs, and gives them as they are done."""


Cutting = Callable[[Input, str, Match], Iterator[Portion]]
"""What cuts an input, of which the key is given, into portions."""


@contextmanager
def engine(workers: int | None, cluster: str | None) -> Iterator[tuple[int, int]]:
    """The engine while it runs, and the least and most workers that it has: those asked for, or what a cluster has room
    for. Raises CorpusError where it does not start, or is not installed."""
    os.environ.update({name: os.environ.get(name, value) for name, value in _QUIET.items()})
    try:
        import ray
    except ImportError as error:
        raise CorpusError("this needs the engine: pip install 'memcon[corpus]'") from error
    if ray.is_initialized():
        yield (workers or 1, workers or 1)
        return
    with Scratch.make() as folder:
        _start(ray, workers or 1, cluster, str(folder))
        try:
            room = _room(ray)
            yield (1, max(room - 1, 1)) if cluster else (workers or 1, workers or 1)
        finally:
            ray.shutdown()


def _start(ray: Any, workers: int, cluster: str | None, folder: str) -> None:
    quiet = {"logging_level": logging.ERROR, "log_to_driver": False}
    if cluster:
        _expect_answer(cluster)
    own = {"object_store_memory": _HELD, "include_dashboard": False, "_temp_dir": folder, "num_cpus": workers + 1}
    try:
        with _hushed():
            ray.init(address=cluster or "local", **({} if cluster else own), **quiet)
    except (OSError, RuntimeError, ValueError, TimeoutError) as error:
        what = f"the cluster {cluster} does not answer" if cluster else "the engine does not start"
        raise CorpusError(f"{what} ({str(error).strip().splitlines()[0][:200]})") from error


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


def _room(ray: Any) -> int:
    return int(ray.cluster_resources().get("CPU", 1))


def on_engine(
    workers: int | None = None,
    cluster: str | None = None,
    make: Callable[[], Reader] = Reader,
    cut: Cutting = portions_of,
    patience: float = PATIENCE,
) -> Reading:
    """Reading by so many workers on this machine, or on a cluster by its address; `make` makes the reader of each,
    which has so many seconds' `patience` with any article, and inputs are `cut` into portions. Raises CorpusError when
    it is used, where the engine is not installed, does not start or fails."""

    def read(tasks: Sequence[Task], match: Match) -> Iterator[ReadPortion]:
        with engine(workers, cluster) as room:
            yield from _read_all(tasks, match, room, cut, {"make": make, "patience": patience})

    return read


def _read_all(
    tasks: Sequence[Task], match: Match, room: tuple[int, int], cut: Cutting, worker: Mapping[str, Any]
) -> Iterator[ReadPortion]:
    import ray
    from ray import data as untyped
    from ray.exceptions import RayError

    data: Any = untyped  # whose annotations leave out functions with further arguments
    _set_up(data)
    pad = ray.remote(Pad).options(num_cpus=0, max_restarts=-1, max_task_retries=-1).remote()
    rows = [{"task": msgspec.msgpack.encode(task)} for task in tasks]
    least, most = room
    done = (
        data.from_items(rows, override_num_blocks=len(rows))
        .map_batches(
            _take_apart,
            fn_kwargs={"match": match, "pad": pad, "cut": cut},
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=_PART_OF_A_CPU,
        )
        .map_batches(
            _Reading,
            fn_constructor_kwargs={"match": match, "pad": pad, **worker},
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=1,
            compute=data.ActorPoolStrategy(min_size=least, max_size=most, max_tasks_in_flight_per_actor=_WAITING),
        )
    )
    try:
        for batch in done.iter_batches(batch_size=1, batch_format="pyarrow", prefetch_batches=0):
            for packed in batch["read"]:
                yield msgspec.msgpack.decode(packed.as_py(), type=ReadPortion)
    except RayError as error:
        raise CorpusError(f"the engine stopped ({str(error).strip().splitlines()[-1][:200]})") from error


def _set_up(data: Any) -> None:
    """Small blocks, so that the first article is read when the first portion is there; and no chatter."""
    context = data.DataContext.get_current()
    context.target_max_block_size = _BLOCK
    context.enable_progress_bars = False
    context.execution_options.verbose_progress = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _take_apart(batch: "pyarrow.Table", match: Match, pad: Any, cut: Cutting) -> "Iterator[pyarrow.Table]":
    """The portions of an input, one by one, as fast as there is room for them."""
    for packed in batch["task"]:
        task = msgspec.msgpack.decode(packed.as_py(), type=Task)
        source = Input(task.place, task.size, task.stamp)
        portions = cut(source, task.source, match)
        for portion in take_apart(source, task.source, portions, frozenset(task.finished), _NotesAfar(pad)):
            yield _packed("portion", portion)


class _Reading:
    """A worker as Ray makes and calls it."""

    def __init__(self, match: Match, pad: Any, make: Callable[[], Reader], patience: float) -> None:
        self._worker = Worker(match, make(), _NotesAfar(pad), patience)

    def __call__(self, batch: "pyarrow.Table") -> "Iterator[pyarrow.Table]":
        for packed in batch["portion"]:
            yield _packed("read", self._worker.read(msgspec.msgpack.decode(packed.as_py(), type=Portion)))


class _NotesAfar:
    """Notes that a process of their own keeps, which the engine starts with the workers."""

    def __init__(self, pad: Any) -> None:
        self._pad = pad

    def begin(self, portion: str, nth: int) -> int | bytes:
        import ray

        noted: int | bytes = ray.get(self._pad.begin.remote(portion, nth))
        return noted

    def keep(self, portion: str, nth: int, read: bytes) -> None:
        import ray

        ray.get(self._pad.keep.remote(portion, nth, read))  # for who keeps may end at once

    def end(self, portion: str) -> None:
        self._pad.end.remote(portion)


def _packed(name: str, value: Any) -> "pyarrow.Table":
    import pyarrow

    return pyarrow.table({name: pyarrow.array([msgspec.msgpack.encode(value)], pyarrow.large_binary())})
