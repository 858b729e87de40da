"""Changes as a page to read, and as a table of rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import msgspec

from memcon.model.edtf import When
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.views.change import Change, ChangeKind, Changes, FieldChange
from memcon.views.changes import KINDS
from memcon.views.days import eve
from memcon.views.excerpts import Excerpt
from memcon.views.rivals import say_rivalry
from memcon.views.sheet import Line, Section
from memcon.views.sides import OTHERS, group_by_side
from memcon.views.tables import Cells, Table
from memcon.views.wording import PLURALS, one_line, say_date, say_day, say_names, say_status

MOST = 8  # lines under one heading
MOST_SAID = 3  # statements of one side

_COLUMNS = ("change", "kind", "id", "of", "what", "field", "before", "after", "says", "told", "words", "where")
_BY_SIDE = {FindingKind.MOVE, FindingKind.DEED}
_IN_WORDS = {FindingKind.MOVE, FindingKind.STATEMENT}
_Titled = tuple[str, tuple[Change, ...]]


def lay_out(changes: Changes, *, whole: bool = False) -> tuple[Section, ...]:
    """The sections of the page that have something in them. Unless the page is to be `whole`, no heading has more than
    so many lines, and moves and statements in words that stand further up are only counted."""
    page = _Page(whole, "--all")
    sections = [_section(title, told, page) for title, told in _told_above_new(changes)]
    sections.append(Section(title="New", lines=tuple(_new(changes, page)), empty=""))
    said = tuple(page.put(side.statements, MOST_SAID).under(side.side or OTHERS) for side in changes.said)
    sections.append(Section(title="Said", lines=said, empty=""))
    sections += [_section(title, told, page) for title, told in _told_below_new(changes)]
    return tuple(section for section in sections if section.lines)


class _Page:
    """Remembers which words are on the page, and how much room there is; lives for one page. `asking` is how to ask for
    what found no room."""

    def __init__(self, whole: bool, asking: str) -> None:
        self.whole, self.asking = whole, asking
        self.told: dict[str, list[str]] = defaultdict(list)

    def put(self, changes: Iterable[Change], most: int) -> "_Put":
        put = _Put(self.asking)
        for change in changes:
            if self._is_told(change):
                put.above.append(change.kind)
            elif len(put.lines) >= most and not self.whole:
                put.left += 1
            else:
                put.lines.append(_line(change))
                self._remember(change)
        return put

    def _is_told(self, change: Change) -> bool:
        if self.whole or change.kind not in _IN_WORDS or change.change is not ChangeKind.NEW:
            return False
        return all(_holds(self.told[e.article], e.quote) for e in change.excerpts)

    def _remember(self, change: Change) -> None:
        for excerpt in (*_own_words(change), *(f.excerpt for f in change.fields if f.excerpt)):
            self.told[excerpt.article].append(excerpt.quote)


def _holds(told: Iterable[str], words: str) -> bool:
    return any(words in other or other in words for other in told)


@dataclass
class _Put:
    """What found room under a heading, and how many did not: `left` for want of it, `above` as their words stand there
    already."""

    asking: str
    lines: list[Line] = field(default_factory=list)
    left: int = 0
    above: list[FindingKind] = field(default_factory=list)

    def all_told(self) -> tuple[Line, ...]:
        more = f"and {self.left} more ({self.asking})" if self.left else ""
        above = _say_above(self.above) if self.above else ""
        rest = "; ".join(part for part in (more, above) if part)
        return (*self.lines, Line(id=None, text=rest)) if rest else tuple(self.lines)

    def under(self, title: str) -> Line:
        """The lines under a heading with their number."""
        number = len(self.lines) + self.left + len(self.above)
        if not self.lines:
            return Line(id=None, text=f"{title} ({number}, in the words quoted above)")
        return Line(id=None, text=f"{title} ({number})", under=self.all_told())


def _say_above(kinds: Sequence[FindingKind]) -> str:
    """ "3 more moves stand in the words quoted above"."""
    number, kind = len(kinds), kinds[0]
    what = (kind if number == 1 else PLURALS[kind]) if len(set(kinds)) == 1 else "changes"
    return f"{number} more {what} {'stands' if number == 1 else 'stand'} in the words quoted above"


def _section(title: str, told: Sequence[Change], page: _Page) -> Section:
    return Section(title=title, lines=page.put(told, MOST).all_told(), empty="")


def _told_above_new(changes: Changes) -> tuple[_Titled, ...]:
    return (
        ("Settled", changes.settled),
        ("Now overdue", changes.overdue),
        ("Rival accounts", changes.rival),
        ("Changed", changes.changed),
    )


def _told_below_new(changes: Changes) -> tuple[_Titled, ...]:
    return (
        (f"Gone quiet: nothing for {changes.quiet_after} days", changes.quiet),
        ("No longer found", changes.gone),
    )


def _line(change: Change) -> Line:
    """An entry, and under it what changed, each with the words that say so."""
    under = (*_fields(change), *(Line(id=None, text=say_rivalry(r)) for r in change.rivalries))
    text = change.text.partition(": ")[0] if change.kind is FindingKind.STATEMENT else change.text
    return Line(id=change.id, text=text, marks=_marks(change), excerpts=_own_words(change), under=under)


def _own_words(change: Change) -> tuple[Excerpt, ...]:
    """The words under the entry itself: of every account, or of every piece of a statement; else one passage, where no
    field has its own."""
    if change.rivalries or change.kind is FindingKind.STATEMENT:
        return change.excerpts
    return () if any(field.excerpt for field in change.fields) else change.excerpts[:1]


def _marks(change: Change) -> tuple[str, ...]:
    marks = []
    if change.overdue:
        marks.append("no report that it was held" if change.kind is FindingKind.MEETING else "overdue")
    if any(rivalry.dispute for rivalry in change.rivalries) and "disputed" not in change.text:
        marks.append("disputed")
    if change.change is ChangeKind.QUIET:
        marks.append(f"last told {say_date(change.told)}")
    return tuple(marks)


def _fields(change: Change) -> Iterator[Line]:
    """The fields that changed; those that came in the same words on one line."""
    by_words: dict[Excerpt | None, list[FieldChange]] = defaultdict(list)
    for changed in change.fields:
        by_words[changed.excerpt].append(changed)
    for excerpt, together in by_words.items():
        said = "; ".join(map(say_field, together))
        yield Line(id=None, text=said, excerpts=(excerpt,) if excerpt else ())


def say_field(changed: FieldChange) -> str:
    """ "status: proposed → held (says Russia)"."""
    by = f" (says {changed.said_by})" if changed.said_by else ""
    return f"{changed.field}: {_say_value(changed.before)} → {_say_value(changed.after)}{by}"


def _say_value(value: str | None) -> str:
    if value is None:
        return "not known"
    return say_date(value) if When.maybe(value) else one_line(say_status(value))


def _new(changes: Changes, page: _Page) -> Iterator[Line]:
    """What is new, by kind; moves and deeds by side."""
    for kind, group in groupby(changes.new, key=lambda change: change.kind):
        told = list(group)
        if kind not in _BY_SIDE:
            yield page.put(told, MOST).under(PLURALS[kind])
            continue
        for side, some in group_by_side([(c, c.parties) for c in told], sorted(changes.negotiation.sides)):
            yield page.put(some, MOST).under(f"{PLURALS[kind]} of {side}")


def sum_up(changes: Changes, since: dt.date, rest: Iterable[Section]) -> Section:
    """The changes in short, as the first section of a brief: what is new is marked on the `rest` of the page and only
    counted here, and words that stand there are not given again."""
    below = {excerpt for section in rest for line in section.lines for excerpt in _all_excerpts(line)}
    asking = f"memcon diff {eve(since)} {changes.after or 'today'}"
    page = _Page(whole=False, asking=asking)
    lines = []
    for title, told in (*_told_above_new(changes), *_told_below_new(changes)):
        under = tuple(_leave_out(line, below) for line in page.put(told, MOST).all_told())
        if under:
            lines.append(Line(id=None, text=title.partition(":")[0], under=under))
    if counted := count_new(changes):
        lines.append(Line(id=None, text=f"New: {counted} ({asking})"))
    return Section(title=f"What changed since {say_day(since)}", lines=tuple(lines), empty="nothing that is known of")


def _all_excerpts(line: Line) -> Iterator[Excerpt]:
    yield from line.excerpts
    for below in line.under:
        yield from _all_excerpts(below)


def _leave_out(line: Line, told: Container[Excerpt]) -> Line:
    """`line` without words that are told elsewhere."""
    return msgspec.structs.replace(
        line,
        excerpts=tuple(excerpt for excerpt in line.excerpts if excerpt not in told),
        under=tuple(_leave_out(below, told) for below in line.under),
    )


def tabulate(changes: Changes) -> Table:
    """One row for each field that changed, or for the entry where none did."""
    rows = tuple(row for change in changes for row in _rows(change))
    return Table(what="changes", columns=_COLUMNS, rows=rows, wide=("what", "words"))


def _rows(change: Change) -> Iterator[Cells]:
    head = (change.change.value, change.kind.value, short(change.id), say_names(change.parties), change.text)
    if not change.fields:
        yield (*head, "", "", "", "", change.told or "", *_words(change.excerpts))
    for changed in change.fields:
        values = (changed.field, changed.before or "", changed.after or "", changed.said_by or "")
        words = (changed.excerpt,) if changed.excerpt else change.excerpts
        yield (*head, *values, change.told or "", *_words(words))


def _words(excerpts: Iterable[Excerpt]) -> Cells:
    first = next(iter(excerpts), None)
    return (first.quote, first.where) if first else ("", "")


def count_new(changes: Changes) -> str:
    """ "2 meetings, 1 document and 12 moves"."""
    counted = [(kind, sum(c.kind is kind for c in changes.new)) for kind in KINDS]
    counted.append((FindingKind.STATEMENT, sum(said.number for said in changes.said)))
    told = [f"{number} {kind if number == 1 else PLURALS[kind]}" for kind, number in counted if number]
    return say_names(told)
