"""What `memcon read` is given, taken into the record, and what is to be said of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from memcon.cli.errors import Stopped, complain
from memcon.cli.news import plural
from memcon.cli.options import say_ahead

if TYPE_CHECKING:
    from memcon.articles import Arrival, Loaded, PassedOver
    from memcon.record import Record

_MOST_ALIKE = 10  # warnings of one sort that are shown one by one


@dataclass(slots=True)
class Intake:
    """What came in: the texts of the articles that arrived, in order, how many inputs were refused, and the texts that
    are gone from the pages where they stood, by page."""

    texts: list[str] = field(default_factory=list)
    refused: int = 0
    gone: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    _warned: Counter[str] = field(default_factory=Counter)

    def warn(self, sort: str, warnings: Iterable[str], about: str) -> None:
        for warning in warnings:
            self._warned[sort] += 1
            if self._warned[sort] <= _MOST_ALIKE:
                complain(warning, about)

    def say_rest(self) -> None:
        for sort, number in self._warned.items():
            if number > _MOST_ALIKE:
                complain(f"and {number - _MOST_ALIKE:,} more: {sort}")


def take_in(record: "Record", loaded: "Iterable[Loaded]", *, supplied: bool) -> Intake:
    """Adds what arrives to the record, each in a transaction of its own, and warns of what is doubtful. `supplied` says
    that the user gave something of the publication."""
    intake = Intake()
    try:
        for one in loaded:
            _take_one(record, one, intake, supplied)
    except KeyboardInterrupt as stop:
        raise Stopped(f"stopped; {plural(len(intake.texts), 'article')} came in and will be read next time") from stop
    intake.say_rest()
    return intake


def _take_one(record: "Record", one: "Loaded", intake: Intake, supplied: bool) -> None:
    from memcon.articles import Arrival, PageSeen, Refused

    if isinstance(one, Arrival):
        _add(record, one, intake, supplied)
    elif isinstance(one, Refused):
        intake.refused += 1
        complain(one.cause, one.input)
    elif isinstance(one, PageSeen):
        if gone := record.saw_page(one.page, one.texts, one.fetched):
            intake.gone.append((one.page, gone))
    else:
        complain(_say_passed(one), one.input)


def _say_passed(one: "PassedOver") -> str:
    endings = ", ".join(sorted(ending or "without an ending" for ending in one.endings))
    return f"{plural(one.number, 'file')} in it passed over, no articles by their names ({endings})"


def _add(record: "Record", arrival: "Arrival", intake: Intake, supplied: bool) -> None:
    from memcon.articles import doubts
    from memcon.articles.tongue import is_read
    from memcon.model.ids import short
    from memcon.record import Added

    article = arrival.article
    added = record.add(article, arrival.original, supplied=supplied)
    intake.texts.append(article.text.id)
    intake.warn("input not quite as expected", arrival.warnings, arrival.input)
    if added is not Added.NEW:
        return
    if not article.publication.published:
        undated = f"its date is unknown (memcon set {short(article.text.id)} --published DATE)"
        intake.warn("date unknown", [undated], arrival.input)
    if ahead := say_ahead(article.publication.published):
        intake.warn("published in days to come", [ahead], arrival.input)
    if is_read(article.text.language) and (reasons := doubts(article.text.body)):
        intake.warn("looks like no report", [f"looks like no report: {' and '.join(reasons)}"], arrival.input)
    near = ", ".join(map(short, record.near_copies(article)))
    intake.warn(
        "near to a known text", [f"near to {near}, and counts as one source with it"] if near else [], arrival.input
    )
