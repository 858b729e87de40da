"""Reports on their way into the record: one batch after the other, while whoever brought them watches."""

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

from memcon.articles import Arrival, Loaded, Refused, load
from memcon.articles.tongue import is_read
from memcon.interchange.scratch import Scratch
from memcon.model.articles import Publication
from memcon.record import Added, Record, RecordError, UnfitReading

_KEPT = 50  # batches that can still be looked at


class Stage(StrEnum):
    """How far a batch is."""

    WAITING = "waiting for those before it"
    TAKING = "taking in"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True)
class Remark:
    """What came of one input, in a line; `text` is the id of the article that it became."""

    about: str
    words: str
    text: str | None = None
    refused: bool = False


@dataclass
class Batch:
    """What one person brought at once. `scratch` is where the files lie until they are taken in."""

    id: str
    inputs: tuple[str, ...]
    publication: Publication
    fetched: str
    scratch: Scratch | None = None
    stage: Stage = Stage.WAITING
    remarks: list[Remark] = field(default_factory=list)
    read: int = 0
    to_read: int = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come of it."""
        return self.stage is Stage.DONE

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of the articles that came of it."""
        return tuple(dict.fromkeys(remark.text for remark in self.remarks if remark.text))

    def tell(self, about: str, words: str, *, text: str | None = None, refused: bool = False) -> None:
        """Adds a line; a file is called by its name alone."""
        name = Path(about).name if self.scratch and about.startswith(str(self.scratch.path)) else about
        self.remarks.append(Remark(name, words, text, refused))


class Intake:
    """Batches in their order, with the one thread that works on them; it starts with the first batch."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._waiting: SimpleQueue[Batch] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def bring(
        self, inputs: Sequence[str], publication: Publication, fetched: str, scratch: Scratch | None = None
    ) -> Batch:
        """Puts a batch in the row."""
        batch = Batch(secrets.token_urlsafe(9), tuple(inputs), publication, fetched, scratch)
        with self._lock:
            self._batches[batch.id] = batch
            while len(self._batches) > _KEPT:
                self._batches.popitem(last=False)
            self._waiting.put(batch)
            if self._thread is None:
                self._thread = Thread(target=self._work, daemon=True)
                self._thread.start()
        return batch

    def batch(self, id_: str) -> Batch | None:
        """A batch by its id."""
        return self._batches.get(id_)

    def batches(self) -> tuple[Batch, ...]:
        """The batches, the newest first."""
        return tuple(reversed(self._batches.values()))

    def _work(self) -> None:
        while True:
            batch = self._waiting.get()
            try:
                _take_in(self._record, batch)
                _read(self._record, batch)
            except RecordError as error:
                batch.tell("the record", str(error), refused=True)
            except Exception as error:  # one batch must not keep the others from being read
                batch.tell("Memcon", f"failed on it ({type(error).__name__}: {error})", refused=True)
            finally:
                if batch.scratch:
                    batch.scratch.remove()
                batch.stage = Stage.DONE


def _take_in(record: Record, batch: Batch) -> None:
    batch.stage = Stage.TAKING
    for one in load(batch.inputs, defaults=batch.publication, fetched=batch.fetched):
        _take_one(record, batch, one)


def _take_one(record: Record, batch: Batch, one: Loaded) -> None:
    if isinstance(one, Refused):
        batch.tell(one.input, one.cause, refused=True)
    if not isinstance(one, Arrival):
        return
    said = batch.publication
    added = record.add(one.article, one.original, supplied=bool(said.published or said.outlet or said.url))
    known = {
        Added.NEW: "is new",
        Added.KNOWN: "is known already",
        Added.NEW_PUBLICATION: "is known, from another outlet",
    }
    undated = "" if one.article.publication.published else "; its day of publication is not known"
    batch.tell(one.input, f"{known[added]}{undated}", text=one.article.text.id)
    for warning in one.warnings:
        batch.tell(one.input, warning)


def _read(record: Record, batch: Batch) -> None:
    """Reads all that the record holds unread, which is more than the batch where a reading was broken off before."""
    from memcon.reading import Reader

    batch.stage = Stage.READING
    reader = Reader()
    articles = list(record.unread(reader.version))
    batch.to_read = len(articles)
    for article in articles:
        if not is_read(article.text.language):
            batch.tell(article.id, "is in a language that is not read; it is kept")
        try:
            record.keep(reader.read(article), article)
        except UnfitReading as error:
            batch.tell(article.id, str(error), refused=True)
        batch.read += 1
    record.fold()
