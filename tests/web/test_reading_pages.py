"""What the pages of the room show of a record."""

import pytest
from starlette.testclient import TestClient

from memcon.model.kinds import FindingKind, MeetingStatus
from memcon.record import Record
from memcon.views.dossiers import list_actors
from memcon.web.onward import lead_on
from tests.interchange.talks import BOARD, UNION
from tests.record.builders import Report

from .conftest import Open, client_of
from .pages import Page

PAGES = ("/", "/timeline", "/positions", "/commitments", "/statements", "/articles", "/actors")


def first(record: Record, kind: FindingKind) -> str:
    return record.view().entries(kind)[0].id


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_and_names_the_talks(open_page: Open, path: str) -> None:
    page = open_page(path)
    assert f"Negotiation of {UNION} and {BOARD}" in page.text
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("path", [*PAGES, "/meetings", "/moves", "/changes", "/review"])
def test_every_page_of_an_empty_record_says_what_to_do_first(record_of: object, path: str) -> None:
    page = Page(client_of(record_of()).get(path).text)  # type: ignore[operator]
    assert "Nothing has been read yet" in page.text
    assert page.links_to("/add")


def test_the_brief_leads_to_the_entries_and_to_the_words_in_their_articles(open_page: Open) -> None:
    page = open_page("/")
    assert page.links_to("/entries/m-")
    assert page.links_to("/articles/t-")


def test_a_day_goes_along_from_page_to_page(open_page: Open) -> None:
    page = open_page("/?on=2031-03-12")
    inner = [address for address in page.links_to("/") if not address.startswith(("/?on=", "/static"))]
    left = [address for address in inner if "on=2031-03-12" not in address]
    assert left == ["/", "/decisions"]  # what is known now, and what was decided, whatever the day
    assert "put off" not in page.text


def test_of_a_much_told_entry_every_passage_can_be_come_to(record_of: object) -> None:
    said = [f"“The harbour stays shut, day {n},” the board said." for n in range(70)]
    reports = [Report(words, f"2031-05-{1 + n % 28:02}", outlet=f"Outlet {n}") for n, words in enumerate(said)]
    for n, report in enumerate(reports):
        report.meeting(f"day {n}", BOARD, UNION, what="harbour round", round=9, date="2031-06-01", place="Norhaven")
    record = record_of(*reports)  # type: ignore[operator]
    client, seen, path = client_of(record), list[str](), f"/entries/{first(record, FindingKind.MEETING)}"
    while path:
        page = Page(client.get(path).text)
        seen += [words for of, words in page.told if of == "mark"]
        path = next((a for a in page.values("href", "a") if "from=" in a), "")
    assert sorted(seen) == sorted(f"day {n}" for n in range(70))
    assert client.get(f"/entries/{first(record, FindingKind.MEETING)}?from=soon").status_code == 400


def test_a_day_before_any_article_says_so(open_page: Open) -> None:
    assert "Nothing had been published by 1 January 2000" in open_page("/?on=2000-01-01").text


def test_what_is_new_since_the_last_visit_is_offered_at_the_next(record: Record) -> None:
    client = client_of(record)
    assert "since you were last here" not in client.get("/").text
    client.cookies.delete("memcon_before")  # the browser is closed
    assert "/?since=2031-04-29" in client.get("/").text


def test_the_changes_since_a_day_stand_on_a_page_of_their_own(open_page: Open, client: TestClient) -> None:
    text = open_page("/changes?since=2031-03-12&on=2031-03-12").text
    assert "What has changed since 12 March 2031" in text
    assert "Settled" in text
    asked = open_page("/changes?on=2031-03-12")
    assert "Say since which day" in asked.text
    assert ("date", "since") in {(one.get("type"), one.get("name")) for tag, one in asked.found if tag == "input"}
    assert client.get("/changes?since=2031-03-13&on=2031-03-12").status_code == 400


@pytest.mark.parametrize(
    ("words", "further"),
    [
        ("and 5 more (memcon commitments)", "/commitments?on=2031-03-12"),
        ("New: 1 meeting (memcon diff 2031-03-01 today)", "/changes?on=2031-03-12&since=2031-03-02"),
        ("and 3 more (--all)", "/changes?on=2031-03-12&all=yes"),
        ("no answer of Norland was found", None),
        ("note by ada: see (memcon forget)", None),
    ],
)
def test_what_the_command_line_would_show_further_is_a_link(words: str, further: str | None) -> None:
    told, address = lead_on(words, {"on": "2031-03-12"}, {"on": "2031-03-12"})
    assert address == further
    assert ("memcon" in told) == ("forget" in words)


def test_the_timeline_leads_to_entries_and_zooms(open_page: Open) -> None:
    page = open_page("/timeline")
    assert page.links_to("/entries/m-")
    assert page.links_to("/timeline?since=")
    assert "walked out" not in open_page("/timeline?since=2031-04-01").text


def test_a_disputed_promise_stands_with_both_accounts_side_by_side(record_of: object) -> None:
    first, other = Report("Norland will pay by May.", "2031-03-01"), Report("Norland has paid nothing.", "2031-03-02")
    first.commitment(
        "Norland will pay by May", ["Norland"], what="pay", due="2031-05", status="kept", status_by="Norland"
    )
    other.commitment("Norland has paid nothing", ["Norland"], what="pay", due="2031-05", status="broken",
                     status_by="Southmark")  # fmt: skip
    page = Page(client_of(record_of(first, other)).get("/commitments").text)  # type: ignore[operator]
    assert "says Norland" in page.text
    assert "says Southmark" in page.text


def test_statements_are_found_by_their_words(record_of: object) -> None:
    report = Report("The ferry must sail, Ada Holm said. The price is too high, Jon Vik said.", "2031-03-01")
    report.statement("The ferry must sail", "Ada Holm", channel="radio")
    report.statement("The price is too high", "Jon Vik")
    client = client_of(record_of(report))  # type: ignore[operator]
    found = Page(client.get("/statements?about=FERRY").text).text
    assert "The ferry must sail" in found
    assert "too high" not in found
    assert "1 statement, the newest first" in found
    assert "1 statement" in Page(client.get("/statements?channel=radio").text).text
    assert "1 statement" in Page(client.get("/statements?by=vik").text).text
    assert "No statement was found for what you asked" in Page(client.get("/statements?about=zeppelin").text).text


def test_an_entry_stays_at_the_address_of_any_of_its_findings(record: Record, client: TestClient) -> None:
    entry = max(record.view().entries(FindingKind.MEETING), key=lambda one: len(one.claims))
    titles = {Page(client.get(f"/entries/{claim.finding.id}").text).text[:200] for claim in entry.claims}
    assert len(entry.claims) > 1
    assert len(titles) == 1


def test_an_entry_shows_every_passage_in_its_sentence_and_a_citation(record: Record, open_page: Open) -> None:
    entry = record.view().entries(FindingKind.DOCUMENT)[0]
    page = open_page(f"/entries/{entry.id}")
    for claim in entry.claims:
        assert f"<mark>{claim.passages[0].quote}</mark>" in page.source
    assert f"http://127.0.0.1:8765/entries/{entry.id}" in page.text
    assert "characters" in page.text


def test_a_citation_has_the_first_words_and_those_that_tell_what_became_of_it(record_of: object) -> None:
    planned = Report("The board and the union will meet on 1 June.", "2031-05-20", outlet="Harbour Gazette")
    held = Report("The board and the union met on 1 June.", "2031-06-02", outlet="Northern Post")
    for report, status in ((planned, MeetingStatus.SCHEDULED), (held, MeetingStatus.HELD)):
        report.meeting(report.article.text.body, BOARD, UNION, what="talks", date="2031-06-01", status=status)
    record = record_of(planned, held)  # type: ignore[operator]
    page = Page(client_of(record).get(f"/entries/{first(record, FindingKind.MEETING)}").text)
    cited = page.source.partition('<pre id="citation">')[2].partition("</pre>")[0]
    assert [words.partition("”")[0] for words in cited.split("\n\n")] == [
        "“The board and the union will meet on 1 June.",
        "“The board and the union met on 1 June.",
    ]


def test_a_beginning_of_an_id_leads_to_the_entry(record: Record, client: TestClient) -> None:
    id_ = first(record, FindingKind.MEETING)
    answer = client.get(f"/entries/{id_[:9]}", follow_redirects=False)
    assert answer.headers["location"] == f"/entries/{id_}"


def test_every_mark_of_an_article_opens_its_entry(record: Record, open_page: Open) -> None:
    text = record.view().articles()[0]
    page = open_page(f"/articles/{text.id}")
    begun = {e.id for k in FindingKind for e in record.view().entries(k) if e.claims[0].text_id == text.id}
    assert begun <= {address.rpartition("/")[2] for address in page.links_to("/entries/") + page.links_to("/actors/")}


def test_an_actor_is_shown_with_what_it_did(record: Record, open_page: Open) -> None:
    union = next(a for a in record.view().entries(FindingKind.ACTOR) if a.fields.name == UNION)
    text = open_page(f"/actors/{union.id}").text
    assert "Met again in Norhaven" in text or "Second round" in text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/entries/m-nothing", 404, "nothing in the record has this id"),
        ("/articles/t-nothing", 404, "nothing in the record has this id"),
        ("/?on=tomorrow", 400, "'tomorrow' is no day"),
        ("/statements?after=s-nothing", 404, "not in this listing"),
        ("/timeline?since=2031-05-01&until=2031-01-01", 400, "lies after"),
        ("/nowhere", 404, "nothing at this address"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_line(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in Page(answer.text).text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_that_there_are_can_be_asked_for(open_page: Open, day: str) -> None:
    for path in ("/?since", "/changes?since", "/positions?since", "/?on", "/timeline?since", "/timeline?until"):
        open_page(f"{path}={day}")
    open_page(f"/?on={day}&since={day}")


def test_a_long_list_goes_on_behind_its_last_entry(record: Record) -> None:
    view = record.view()
    page = list_actors(view, limit=2)
    rest = list_actors(view, limit=50, after=page.after)
    assert page.total == len(page.things) + len(rest.things)
    assert rest.after is None
