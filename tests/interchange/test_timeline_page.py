"""The drawn timeline: what it shows of a record, and that nothing from outside does more than stand there."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.interchange.timeline.marks import OTHERS, TABLE, Group, Mark, Row, State, group_marks
from memcon.interchange.timeline.page import write_page
from memcon.interchange.timeline.wide import WIDTH, draw
from memcon.model.articles import Publication
from memcon.model.kinds import ActorKind, CommitmentStatus, DocumentStatus, FindingKind
from memcon.model.kinds import MeetingStatus as M
from memcon.record import Record
from memcon.views.filters import Filter
from tests.interchange.talks import BOARD, UNION, strike
from tests.record.builders import Report

MakeRecord = Callable[..., Record]
OPEN_TAGS = {"meta", "link", "br", "hr", "img", "input"}


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text outside of its style; sees that all are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in OPEN_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.found}

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.found if name in attrs]


def page_of(record: Record) -> Elements:
    return Elements(write_page(record.view()))


def marks_of(record: Record, on: dt.date | None = None) -> dict[str, Mark]:
    """The marks by what they are of and their labels."""
    groups, _ = group_marks(record.view(on))
    return {f"{group.name}: {mark.label}": mark for group in groups for _, some in group.rows for mark in some}


def one(words: str, published: str | None = "2031-03-04", **fields: object) -> Report:
    report = Report(f"{words}.", published)
    report.meeting(words, "Norland", "Southmark", **fields)
    return report


def test_every_mark_leads_to_an_entry_on_the_page(record: Record) -> None:
    page = page_of(record)
    ids = page.values("id")
    inner = [address[1:] for address in page.values("href") if address.startswith("#")]
    assert len(ids) == len(set(ids)) == 11
    assert set(inner) == set(ids)


def test_under_every_entry_stand_the_words_that_it_rests_on(record: Record) -> None:
    text = page_of(record).text
    for kind in (FindingKind.MEETING, FindingKind.COMMITMENT, FindingKind.DOCUMENT, FindingKind.DEED):
        for entry in record.view().entries(kind):
            assert entry.claims[0].passages[0].quote in text


def test_sides_have_bands_in_the_order_of_the_alphabet(record: Record) -> None:
    groups, _ = group_marks(record.view())
    assert [(group.name, group.side) for group in groups] == [(TABLE, None), (UNION, 0), (BOARD, 1)]


def test_sides_are_told_apart_without_colour(record: Record) -> None:
    drawing = draw(group_marks(record.view())[0], None)
    assert drawing is not None
    outlines = {re.sub(r"[\d.,-]+", "", band.shape) for band in drawing.bands}
    corners = {band.shape.count("L") for band in drawing.bands}
    assert len(outlines) == len(drawing.bands) == 3
    assert corners == {0, 2, 3}


def test_marks_stand_in_rows_of_their_kind(record: Record) -> None:
    rows = {name: mark.row for name, mark in marks_of(record).items()}
    assert rows[f"{TABLE}: second round"] is Row.ROUNDS
    assert rows[f"{TABLE}: telephone call: Labour Court of Norhaven and Drivers' Union"] is Row.CALLS
    assert rows[f"{TABLE}: pay into a fund"] is Row.PROMISES
    assert rows[f"{UNION}: list of grievances"] is Row.PAPERS
    assert rows[f"{UNION}: walked out"] is Row.DEEDS


@pytest.mark.parametrize(
    ("label", "on", "state"),
    [
        ("second round", "2031-03-13", State.OPEN),
        ("second round", "2031-04-03", State.DONE),
        ("first round of pay talks", "2031-03-11", State.OPEN),
        ("hand over a list of its grievances", "2031-03-11", State.LATE),
        ("hand over a list of its grievances", "2031-03-12", State.DONE),
        ("list of grievances", "2031-03-05", State.OPEN),
    ],
)
def test_a_mark_is_filled_as_things_stood_on_the_day(record: Record, label: str, on: str, state: State) -> None:
    marks = marks_of(record, dt.date.fromisoformat(on)).values()
    assert [mark.state for mark in marks if mark.label == label] == [state]


def test_what_only_a_party_says_is_drawn_otherwise(record_of: MakeRecord) -> None:
    said = one("They met", date="2031-03-03", status=M.HELD, status_by="Norland")
    assert [mark.state for mark in marks_of(record_of(said)).values()] == [State.SAID]


def test_a_meeting_of_which_nothing_more_was_heard_is_unclear(record_of: MakeRecord) -> None:
    record = record_of(one("They meet on Monday", date="2031-03-10", status=M.SCHEDULED))
    assert next(iter(marks_of(record, dt.date(2031, 3, 20)).values())).state is State.UNCLEAR


def test_a_disputed_promise_is_unclear_and_a_broken_one_crossed(record_of: MakeRecord) -> None:
    report = Report("Norland broke its word. Southmark may have kept its own.", "2031-03-04")
    report.commitment("broke its word", ["Norland"], status=CommitmentStatus.BROKEN)
    report.commitment("may have kept its own", ["Southmark"], status=CommitmentStatus.DISPUTED)
    record = record_of(report)
    assert {mark.state for mark in marks_of(record).values()} == {State.FAILED, State.UNCLEAR}
    assert "cross" in " ".join(page_of(record).values("class"))


def test_what_has_no_day_of_its_own_stands_where_it_was_told_of(record: Record) -> None:
    review = marks_of(record)[f"{TABLE}: review of the deal"]
    assert (review.told_only, review.days.text) == (True, "2031-04-29")


def test_a_life_from_one_end_of_the_sheet_to_the_other_has_its_words_above_it(record_of: MakeRecord) -> None:
    told = {"what": "second round of the talks", "round": 2, "date": "2031-03-20/2031-04-10"}
    first = one("They may meet", "2031-03-01", status=M.PROPOSED, **told)
    last = one("They will meet", "2031-03-19", status=M.SCHEDULED, **told)
    drawing = draw(group_marks(record_of(first, last).view())[0], None)
    assert drawing is not None
    (label,) = [placed.label for band in drawing.bands for lane in band.lanes for placed in lane.placed]
    assert label is not None
    assert (label.text, label.above) == ("second round of the talks", True)


def test_what_has_no_day_at_all_is_told_below(record_of: MakeRecord) -> None:
    record = record_of(one("They met", None, date="XXXX-03-04"))
    assert [entry.kind for entry in group_marks(record.view())[1]] == [FindingKind.MEETING]


def test_filters_narrow_the_page(record: Record) -> None:
    groups, _ = group_marks(record.view(), Filter(since=dt.date(2031, 4, 1), until=dt.date(2031, 4, 5)))
    assert [mark.label for group in groups for _, some in group.rows for mark in some] == ["second round"]


def test_an_empty_record_says_what_to_do_first(record_of: MakeRecord) -> None:
    assert "memcon read FILE" in page_of(record_of()).text


def test_a_record_without_anything_to_draw_says_where_to_look(record_of: MakeRecord) -> None:
    assert "memcon articles" in page_of(record_of(Report("Nothing happened.", "2031-03-04"))).text


def test_the_same_record_makes_the_same_page(record: Record, record_of: MakeRecord) -> None:
    assert write_page(record.view()) == write_page(record_of(*reversed(list(strike()))).view())


# What lies outside


def test_the_page_loads_and_runs_nothing(record: Record) -> None:
    page = page_of(record)
    assert not page.tags & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "foreignobject",
        "image",
        "use",
    }
    assert not page.values("src") + page.values("style")
    assert not [name for _, attrs in page.found for name in attrs if name.startswith("on")]
    assert "url(" not in write_page(record.view())
    assert "@import" not in write_page(record.view())


def test_its_policy_allows_its_own_style_and_nothing_else(record: Record) -> None:
    page = write_page(record.view())
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(v for v in Elements(page).values("content") if v.startswith("default-src"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


HOSTILE = [
    "</title></style><script>alert(1)</script>",
    '" onload="alert(1)" x=\'',
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "\u202etxet detrevni\u2066",
    "]]> <!-- <![CDATA[ &amp; &#60;script&#62;",
    "Ж" * 10_000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_words_from_outside_are_shown_and_not_obeyed(record_of: MakeRecord, words: str) -> None:
    plain, odd = one("They met", date="2031-03-03", status=M.HELD), one("They sat", date="2031-03-01", status=M.HELD)
    odd = Report(f"They sat: {words}.", "2031-03-04", outlet=words, title=words)
    odd.meeting("They sat", words, "Southmark", what=f"a sitting {words}", place=words, host=words, mediator=words,
                date="2031-03-01", status=M.HELD, status_by=words)  # fmt: skip
    odd.document("They sat", words, words, status=DocumentStatus.PUBLISHED)
    odd.actor("They", ActorKind.STATE, words="They", names=(words,))
    written = write_page(record_of(plain, odd).view())
    page = Elements(written)
    assert page.tags == page_of(record_of(plain, _calm(odd))).tags
    assert not set(written) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert len(written) < 60_000


def _calm(report: Report) -> Report:
    """The same report with words that nobody would be afraid of."""
    calm = Report("They sat: quietly.", "2031-03-04", outlet="Post")
    calm.meeting("They sat", "Norland", "Southmark", what="a sitting", place="Hall", host="Host", mediator="Go-between",
                 date="2031-03-01", status=M.HELD, status_by="Norland")  # fmt: skip
    calm.document("They sat", "Norland", "paper", status=DocumentStatus.PUBLISHED)
    return calm


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x.example"]
)
def test_links_lead_only_to_the_web(record_of: MakeRecord, address: str) -> None:
    record = record_of(one("They met", date="2031-03-03", status=M.HELD))
    record.add(_published_at(one("They met", date="2031-03-03"), address))
    assert all(link.startswith("#") for link in page_of(record).values("href"))


def test_a_passage_leads_to_the_very_words_of_its_page(record_of: MakeRecord) -> None:
    report = one("They met", date="2031-03-03", status=M.HELD)
    record = record_of()
    article = _published_at(report, "https://post.example/talks")
    record.add(article)
    record.keep(report.reading(article), article)
    assert "https://post.example/talks#:~:text=They%20met" in page_of(record).values("href")


def _published_at(report: Report, address: str):  # type: ignore[no-untyped-def]
    import msgspec

    return msgspec.structs.replace(report.article, publication=Publication(published="2031-03-04", url=address))


# The drawing

DAYS = st.one_of(st.dates(), st.dates(dt.date(2031, 1, 1), dt.date(2031, 3, 1)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=40))
def test_no_two_marks_of_a_row_lie_on_each_other(record: Record, days: list[tuple[dt.date, dt.date]]) -> None:
    drawing = draw([_group(record, days)], None)
    assert drawing is not None
    for lane in drawing.bands[0].lanes:
        places = sorted((placed.y, placed.x) for placed in lane.placed)
        assert all(b[0] > a[0] or b[1] - a[1] > 12 for a, b in pairwise(places))
        assert all(0 < placed.x < WIDTH for placed in lane.placed)
        assert len(lane.placed) + lane.left_over == len(days)


def _group(record: Record, days: list[tuple[dt.date, dt.date]]) -> Group:
    from memcon.model.edtf import When

    entry = record.view().entries(FindingKind.MEETING)[0]
    marks = [
        Mark(entry, Row.ROUNDS, When.between(min(pair), max(pair)), False, State.OPEN, "a round", ()) for pair in days
    ]
    return Group(OTHERS, None, ((Row.ROUNDS, tuple(marks)),))


@given(st.lists(DAYS, min_size=2, max_size=30, unique=True))
def test_time_runs_one_way(days: list[dt.date]) -> None:
    from memcon.interchange.timeline.scale import lay_out

    scale = lay_out(days, 100, 1000)
    places = [scale.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 100 <= places[0] <= places[-1] <= 1101
    ticks = [tick.x for tick in scale.ticks()]
    assert ticks == sorted(ticks)


def test_quiet_years_are_cut_short() -> None:
    from memcon.interchange.timeline.scale import lay_out

    scale = lay_out([dt.date(1994, 3, 1), dt.date(1994, 4, 1), dt.date(2031, 3, 1)], 0, 1000)
    assert [words for _, words in scale.cuts()] == ["37 years"]
    assert len(scale.stretches) == 2


def test_months_that_pass_evenly_are_not_cut() -> None:
    from memcon.interchange.timeline.scale import lay_out

    assert not list(lay_out([dt.date(2031, month, 1) for month in range(1, 13)], 0, 1000).cuts())


@pytest.mark.slow
def test_five_hundred_marks_are_all_on_the_page(record_of: MakeRecord) -> None:
    reports = []
    for n in range(100):
        day = dt.date(2031, 1, 1) + dt.timedelta(days=3 * n)
        report = Report(" ".join(f"They met in hall {n}.{k}." for k in range(5)), str(day))
        for k in range(5):
            words = f"met in hall {n}.{k}"
            report.meeting(words, "Norland", f"Land {k}", date=str(day), status=M.HELD, place=f"Hall {k}")
        reports.append(report)
    page = page_of(record_of(*reports))
    assert len(page.values("id")) == 500
    assert page.text.count("They met in hall") == 500
