"""The engine, Ray Data: inputs are taken apart by tasks, and portions read by workers that each hold a reader.

Ray schedules, restarts what is killed, and keeps the tasks from running ahead of the workers. What is of this program
is in the two functions that it calls.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from memcon.corpus.apart import take_apart
from memcon.corpus.errors import CorpusError
from memcon.corpus.matching import Match
from memcon.corpus.notes import Pad
from memcon.corpus.portions import Portion, portions_of
from memcon.corpus.sources import Input
from memcon.corpus.starting import PART_OF_A_CPU, Room, engine
from memcon.corpus.worker import PATIENCE, ReadPortion, Worker
from memcon.reading import Reader

if TYPE_CHECKING:
    import pyarrow

_BLOCK = 1 << 16  # bytes that are handed on together, about: what is read in ten seconds
_WAITING = 2  # of them that a worker has at hand; with more, one has all while another has none
_LOGGERS = ("ray", "ray.data")  # which would show what a CorpusError says in a line


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
        version = make().version
        with engine(workers, cluster) as room:
            from ray.exceptions import RayError

            reads = _read_afar if room.afar else _read_all
            try:
                for packed in reads(tasks, match, room, cut, {"make": make, "patience": patience}):
                    yield _read_alike(msgspec.msgpack.decode(packed, type=ReadPortion), version)
            except (RayError, ConnectionError) as error:
                raise CorpusError(f"the engine stopped ({str(error).strip().splitlines()[-1][:200]})") from error

    return read


def _read_alike(read: ReadPortion, version: str) -> ReadPortion:
    """A portion that was read as this program would. Raises CorpusError."""
    if read.reader != version:
        theirs = read.reader or "an older one"
        raise CorpusError(f"the workers read with another Memcon: {theirs}, here {version}; have the same everywhere")
    return read


def _read_afar(*asked: Any) -> Iterator[bytes]:
    """The same as `_read_all`, by a process of the cluster where this program stands outside of it."""
    import ray as untyped

    ray: Any = untyped
    within = ray.remote(_Within).options(num_cpus=0).remote(*asked)
    while packed := ray.get(within.read_on.remote()):
        yield packed


class _Within:
    """Has a corpus read within a cluster, for Ray Data does not work from outside."""

    def __init__(self, *asked: Any) -> None:
        self._reads = _read_all(*asked)

    def read_on(self) -> bytes:
        """The next portion; nothing at the end."""
        return next(self._reads, b"")


def _read_all(
    tasks: Sequence[Task], match: Match, room: Room, cut: Cutting, worker: Mapping[str, Any]
) -> Iterator[bytes]:
    """Portions as they are read, packed. Raises RayError."""
    import ray
    from ray import data as untyped

    data: Any = untyped  # whose annotations leave out functions with further arguments
    _set_up(data)
    pad = ray.remote(Pad).options(num_cpus=0, max_restarts=-1, max_task_retries=-1).remote()
    rows = [{"task": msgspec.msgpack.encode(task)} for task in tasks]
    done = (
        data.from_items(rows, override_num_blocks=len(rows))
        .map_batches(
            _take_apart,
            fn_kwargs={"match": match, "pad": pad, "cut": cut},
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=PART_OF_A_CPU,
        )
        .map_batches(
            _Reading,
            fn_constructor_kwargs={"match": match, "pad": pad, **worker},
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=room.cpus,
            compute=data.ActorPoolStrategy(
                min_size=room.least, max_size=room.most, max_tasks_in_flight_per_actor=_WAITING
            ),
        )
    )
    for batch in done.iter_batches(batch_size=1, batch_format="pyarrow", prefetch_batches=0):
        yield from (packed.as_py() for packed in batch["read"])


def _set_up(data: Any) -> None:
    """Small blocks, so that the first article is read when the first portion is there; and no chatter."""
    context = data.DataContext.get_current()
    context.target_max_block_size = _BLOCK
    context.enable_progress_bars = False
    context.execution_options.verbose_progress = False
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)


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
