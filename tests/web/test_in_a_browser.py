"""The room in a real browser: nothing keeps people out, nothing runs, and the review needs no mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import Record
from memcon.views.disagreements import find_disagreements
from tests.cli.plain_reader import PlainReader
from tests.interchange.talks import strike
from tests.record.blank import new_record
from tests.record.builders import Report, put

from .browsing import Sight, launched, served, windows
from .test_guards import hostile

pytestmark = pytest.mark.slow
PAGES = ("/", "/timeline", "/positions", "/meetings", "/moves", "/commitments", "/statements", "/articles", "/actors",
         "/statements?q=ferry&order=best", "/review", "/decisions", "/add")  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
_ALL = {"resultTypes": ["violations"]}
LOOKS = {
    "by day": ({"viewport": {"width": 1280, "height": 900}}, _ALL),
    "by night, on a phone": (PHONE, {"runOnly": ["color-contrast", "scrollable-region-focusable"], **_ALL}),
}
Look = Callable[..., Sight]


def many_statements(number: int = 24) -> Report:
    """A report with as many statements."""
    said = [f"the ferry number {n} sails on day {n}" for n in range(number)]
    report = Report(" ".join(f"“{words}”, Ada Holm said." for words in said), "2031-03-01", title="Ferries")
    for n, words in enumerate(said):
        report.statement(words, "Ada Holm", confidence=round(0.3 + n / 50, 2))
    return report


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Record]:
    """A record that the test may change."""
    with new_record(tmp_path / "record.db") as record:
        put(record, many_statements(), *strike())
        yield record


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Sight]]:
    with windows(browser) as open_window:
        yield open_window


@pytest.fixture(scope="module")
def address(record: Record) -> Iterator[str]:
    with served(record) as address:
        yield address


def addresses_in(record: Record) -> list[str]:
    view = record.view()
    shown = (FindingKind.MEETING, FindingKind.COMMITMENT)
    entries = [f"/entries/{view.entries(kind)[0].id}" for kind in shown if view.entries(kind)]
    article = view.articles()[0].id
    words = view.text(article)[:20]
    return [*PAGES, *entries, f"/actors/{view.entries(FindingKind.ACTOR)[0].id}", f"/articles/{article}",
            f"/articles/{article}/add?kind=meeting&words={words}", "/nowhere"]  # fmt: skip


@pytest.mark.parametrize(("look_of", "rules"), LOOKS.values(), ids=LOOKS)
def test_nothing_keeps_people_out(
    record: Record, address: str, look: Look, look_of: dict[str, object], rules: dict[str, object]
) -> None:
    sight = look(address, **look_of)
    found = {}
    for path in addresses_in(record):
        violations = Axe().run(sight.open(path), options=rules).response["violations"]
        serious = [v for v in violations if v["impact"] in {"serious", "critical"}]
        if serious:
            found[path] = [(v["id"], [node["html"][:90] for node in v["nodes"]][:3]) for v in serious]
    sight.complaints[:] = [one for one in sight.complaints if "404" not in one]
    assert found == {}


def test_what_keeps_people_out_is_found(address: str, look: Look) -> None:
    page = look(address).open("/add")
    page.evaluate("document.querySelector('textarea').parentElement.replaceWith(document.createElement('textarea'))")
    assert [v["id"] for v in Axe().run(page, options=_ALL).response["violations"]] == ["label"]


def test_no_page_is_wider_than_a_phone(record: Record, address: str, look: Look) -> None:
    sight = look(address, **PHONE)
    widths = {}
    for path in addresses_in(record)[:-1]:
        widths[path] = sight.open(path).evaluate("document.documentElement.scrollWidth")
    assert {path: width for path, width in widths.items() if width > 390} == {}


def test_no_field_reaches_beyond_its_form_on_a_narrow_phone(record: Record, address: str, look: Look) -> None:
    sight = look(address, viewport={"width": 360, "height": 780})
    beyond = """() => [...document.querySelectorAll("form :is(input, select, textarea, button)")].filter(one =>
        one.getClientRects().length && one.getBoundingClientRect().right
        > one.form.getBoundingClientRect().right + 1).map(one => one.outerHTML.slice(0, 80))"""
    found = {path: sight.open(path).evaluate(beyond) for path in addresses_in(record)[:-1]}
    assert {path: fields for path, fields in found.items() if fields} == {}


def test_what_is_folded_away_is_on_paper(address: str, look: Look) -> None:
    page = look(address).open("/positions")
    page.evaluate("""() => {
        const folded = document.createElement("details"), words = document.createElement("p");
        words.textContent = "what was said before";
        document.getElementById("main").append(folded);
        folded.append(words);
    }""")
    assert not page.is_visible("details p")
    page.emulate_media(media="print")
    assert page.locator("details p").bounding_box()


def test_everything_can_be_read_without_javascript(record: Record, address: str, look: Look) -> None:
    sight = look(address, java_script_enabled=False)
    page = sight.open("/")
    page.click("nav.pages a:has-text('Commitments')")
    page.wait_for_url("**/commitments")
    assert page.inner_text("h1") == "Commitments"
    page.click(".what a")
    page.wait_for_url("**/entries/*")
    assert page.locator("blockquote mark").count() > 0


def test_printed_pages_leave_out_what_paper_cannot_do(address: str, look: Look) -> None:
    page = look(address).open("/")
    page.emulate_media(media="print")
    assert not page.is_visible("nav.pages")
    assert not page.is_visible("form.ask")
    assert page.is_visible("h1")


def test_hostile_articles_do_nothing(tmp_path: Path, look: Look) -> None:
    words = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><style>*{display:none}</style>"
    with new_record(tmp_path / "record.db") as record:
        put(record, hostile(words))
        with served(record) as address:
            sight = look(address)
            for path in addresses_in(record)[:-2]:
                page = sight.open(path)
                assert page.is_visible("h1")
                assert page.locator("img, svg[onload], main style, main script").count() == 0


def test_twenty_entries_are_reviewed_by_keys_alone(own: Record, look: Look) -> None:
    with served(own) as address:
        page = look(address).open("/review")
        keys = ["c", "x", "c", "n", "c"] * 4
        for key in keys:
            press(page, key)
        made = [decision.kind for decision in own.view().decisions()]
    assert made.count(DecisionKind.CONFIRM) == 12
    assert made.count(DecisionKind.REJECT) == 4


def test_the_last_decision_is_taken_back_by_a_key(own: Record, look: Look) -> None:
    with served(own) as address:
        page = look(address).open("/review")
        first = shown(page)
        press(page, "x")
        assert shown(page) != first
        press(page, "u")
        assert shown(page) == first
        assert own.view().entry(first)


def test_an_entry_is_corrected_and_merged_by_keys(own: Record, look: Look) -> None:
    with served(own) as address:
        page = look(address).open("/review")
        target = shown(page)
        page.keyboard.press("e")
        name = page.evaluate("document.activeElement.name")
        page.keyboard.type("corrected ")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        decision = own.view().decisions()[-1]
        assert decision.kind is DecisionKind.CORRECT
        assert decision.target == target
        assert list(decision.fields) == [name.removeprefix("f-")]
        first, other = own.view().entries(FindingKind.STATEMENT)[:2]
        page.goto(f"{address}/review?id={first.id}")
        page.keyboard.press("m")
        page.fill("input[name=other-id]", other.id)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert own.view().entry(first.id).id == own.view().entry(other.id).id


def test_who_turns_single_keys_off_while_reviewing_has_turned_them_off_everywhere(own: Record, look: Look) -> None:
    entry = own.view().entries(FindingKind.STATEMENT)[0]

    def is_chosen(page: Page, address: str) -> bool:
        page.goto(f"{address}/entries/{entry.id}")
        page.click("summary:text-is('Merge')")
        page.keyboard.press("1")
        return page.locator("[data-pick='1']").is_checked()

    with served(own) as address:
        page = look(address).open("/review")
        assert is_chosen(page, address)
        page.goto(f"{address}/review")
        page.uncheck("#keys")
        assert not is_chosen(page, address)
        page.goto(f"{address}/review")
        first = shown(page)
        page.keyboard.press("c")
        assert shown(page) == first


def test_two_reviewers_at_once_are_shown_different_entries_and_keep_each_their_word(own: Record, look: Look) -> None:
    with served(own) as address:
        ada, ben = look(address).open("/review"), look(address).open("/review")
        assert shown(ada) != shown(ben)
        ben.fill("form.who input[name=who]", "ben")
        ben.click("form.who button")
        target = shown(ada)
        ben.goto(f"{address}/review?id={target}")
        press(ada, "x")
        press(ben, "c")
        assert "Where people disagree" in ben.content()
        press(ben, "u")
    (kept,) = [d for d in own.view().decisions() if d.kind is DecisionKind.REJECT]
    assert (kept.who, kept.target) == ("ada", target)
    assert find_disagreements(own.view()) == ()  # ben took his own word back, not that of ada


def test_words_selected_in_an_article_become_an_entry(own: Record, look: Look) -> None:
    view = own.view()
    text = next(f for f in view.articles() if f.title == "Ferries")
    with served(own) as address:
        page = look(address).open(f"/articles/{text.id}")
        page.locator("[data-at]", has_text="ferry number 3 sails").select_text()
        page.wait_for_function("document.getElementById('missed-start').value !== ''")
        page.select_option("select[name=kind]", "move")
        page.click("text=Go on")
        page.select_option("select[name=f-kind]", "offer")
        page.click("text=Add the move")
        assert "/entries/v-" in page.url
    (move,) = [m for m in own.view().entries(FindingKind.MOVE) if m.claims[0].added_by]
    assert move.claims[0].passages[0].quote == "the ferry number 3 sails on day 3"


def test_a_pasted_report_is_read_while_one_watches(own: Record, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.reading.Reader", PlainReader)
    with served(own) as address:
        page = look(address).open("/add")
        page.fill("textarea[name=text]", "“We will pay the crews by Friday,” Minister Ada Holm said on the quay. " * 3)
        page.fill("input[name=published]", "2031-05-02")
        page.click("text=Read")
        page.wait_for_selector("text=To the brief")
        assert "is new" in page.inner_text("main")
    assert any(filed.published == "2031-05-02" for filed in own.view().articles())


def test_statements_are_searched_from_every_page(own: Record, look: Look) -> None:
    with served(own) as address:
        page = look(address).open("/timeline")
        page.fill("#find", "ferry number 7")
        page.press("#find", "Enter")
        assert page.locator("main li blockquote").count() == 1


def shown(page: Page) -> str:
    """The id of the entry that the review shows."""
    address = page.get_attribute(".case .id", "href")
    assert address
    return address.rpartition("/")[2]


def press(page: Page, key: str) -> None:
    """Presses a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_searched_for_from_any_page_and_marked_where_all_can_see_them(
    own: Record, look: Look, scheme: str
) -> None:
    with served(own) as address:
        page = look(address, color_scheme=scheme).open("/positions")
        page.get_by_role("searchbox", name="Words said").fill('"ferry number 7" -"<b>"')
        page.keyboard.press("Enter")
        page.wait_for_url("**/statements?*")
        assert page.locator("mark.hit").all_inner_texts() == ["ferry number 7"]
        assert [v["id"] for v in Axe().run(page, options=_ALL).response["violations"]] == []
