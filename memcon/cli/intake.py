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
    from memcon.model.articles import Publication
    from memcon.model.entries import Filed
    from memcon.record import Record, RecordView

_MOST_ALIKE = 10  # warnings of one sort that are shown one by one


@dataclass(frozen=True, slots=True)
class New:
    """A text that the record did not hold, by the name of its input, and those of its texts that it is near to."""

    input: str
    near: tuple[str, ...]


@dataclass(slots=True)
class Intake:
    """What came in: the texts of the articles that arrived, in order, those that are new, those that
    the record held with the name of their input, how many inputs were refused, and the texts that are gone from the
    pages where they stood, by page."""

    texts: list[str] = field(default_factory=list)
    new: dict[str, New] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
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
        self._warned.clear()


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
    from memcon.record import Added

    article = arrival.article
    added = record.add(article, arrival.original, supplied=supplied)
    intake.texts.append(article.text.id)
    intake.warn("input not quite as expected", arrival.warnings, arrival.input)
    if added is not Added.NEW:
        intake.known.setdefault(article.text.id, arrival.input)
        return
    if ahead := say_ahead(article.publication.published):
        intake.warn("published in days to come", [ahead], arrival.input)
    if is_read(article.text.language) and (reasons := doubts(article.text.body)):
        intake.warn(
            "looks like no report", [f"looks like no report: {' and '.join(reasons)}; read all the same"], arrival.input
        )
    intake.new[article.text.id] = New(arrival.input, tuple(record.near_copies(article)))


def warn_of_relations(view: "RecordView", intake: Intake, said: "Publication") -> None:
    """What can only be said when the entries are made: of a new text that nothing tells its day of publication, and
    which one of the record it took the place of, gave way to, or is near to; of a known one what the user `said` of it
    that the record does not have so."""
    _warn_of_undated(view, intake)
    _warn_of_near(view, intake)
    if said.published or said.outlet or said.url:
        filed = {one.id: one for one in view.articles()}
        for text, input_ in intake.known.items():
            unheard = _say_unheard(filed[text], said) if text in filed else None
            intake.warn("known already, with something else", [unheard] if unheard else [], input_)
    intake.say_rest()


def _warn_of_undated(view: "RecordView", intake: Intake) -> None:
    """Of new texts whose day of publication neither their source tells nor their own words fix."""
    from memcon.model.edtf import When
    from memcon.model.ids import short

    for filed in view.articles():
        window = When.maybe(filed.published_window)
        fixed = window is not None and window.first is not None and window.first == window.last
        if filed.id in intake.new and not (filed.published or fixed):
            undated = f"its date is unknown (memcon set {short(filed.id)} --published DATE)"
            intake.warn("date unknown", [undated], intake.new[filed.id].input)


def _warn_of_near(view: "RecordView", intake: Intake) -> None:
    from memcon.model.ids import short

    newest = {filed.id: filed.superseded_by for filed in view.articles()}
    for text, new in intake.new.items():
        earlier = [id_ for id_, other in newest.items() if other == text]
        later = newest.get(text)
        near = [id_ for id_ in new.near if id_ not in (*earlier, later)]
        said = [f"a later version of {', '.join(map(short, earlier))}"] if earlier else []
        said += [f"an earlier version of {short(later)}"] if later else []
        said += [f"near to {', '.join(map(short, near))}, and counts as one source with it"] if near else []
        intake.warn("near to a known text, or a version of one", said, new.input)


def _say_unheard(filed: "Filed", said: "Publication") -> str | None:
    """What the user said of the publication of a known text that the record does not have so, with the command that
    says it; None where there is nothing."""
    import shlex

    from memcon.model.ids import short

    first, *others = filed.publications
    given = {name: getattr(said, name) for name in ("published", "outlet", "url")}
    unheard = {name: value for name, value in given.items() if value and value != getattr(first, name)}
    if not unheard:
        return None
    has = ", ".join(f"{name} {getattr(first, name) or 'not known'}" for name in unheard)
    beside = all(any(getattr(p, name) == value for p in others) for name, value in unheard.items())
    kept = "what you say is kept as another publication of it" if beside else "what you say is not kept"
    options = " ".join(f"--{name} {shlex.quote(value)}" for name, value in unheard.items())
    return f"it is known already, with {has}; {kept} (to set that right: memcon set {short(filed.id)} {options})"
