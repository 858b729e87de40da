"""The room as static pages: every link leads somewhere, nothing runs, and who opens it needs no server."""

import json
import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from memcon.interchange.placing import LIST, ForeignFolder
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.record import Record
from memcon.web.site.loose import cut_loose
from memcon.web.site.search import write_index
from memcon.web.site.writing import StillRoom, write_site
from tests.interchange.talks import strike
from tests.record.blank import new_record
from tests.record.builders import Report, put

from .browsing import Sight, launched
from .pages import Page
from .test_guards import WORD, hostile

HARM = "</a><script>alert(1)</script><img src=x onerror=alert(1)> =1+1 {{7*7}} \u202e “&quot;'"
NOWHERE = Path("/nowhere")  # where no memcon.toml lies


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The strike, with a report that would do harm."""
    with new_record(tmp_path_factory.mktemp("talks") / "record.db") as record:
        put(record, *strike(), hostile(HARM))
        yield record


@pytest.fixture(scope="module")
def folder(talks: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "talks"
    assert write_site(talks, folder, NOWHERE) == len(list(folder.rglob("*.html")))
    return folder


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Page]:
    """The pages by their paths in the folder."""
    files = sorted(folder.rglob("*.html"))
    return {path.relative_to(folder).as_posix(): Page(path.read_text("utf-8")) for path in files}


def test_every_link_leads_to_a_file_and_a_place_in_it(folder: Path, pages: dict[str, Page]) -> None:
    followed = 0
    for name, page in pages.items():
        for address in page.values("href"):
            if not address.startswith(("http://", "https://")):
                path, _, anchor = address.partition("#")
                there = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
                assert (folder / there).is_file(), (name, address)
                assert not anchor or anchor in pages[there].ids, (name, address)
                followed += 1
    assert followed > 500


def test_every_thing_of_the_record_has_its_page(talks: Record, pages: dict[str, Page]) -> None:
    view = talks.view()
    entries = [entry.id for kind in FindingKind for entry in view.entries(kind)]
    expected = {f"entries/{id_}.html" for id_ in entries} | {f"articles/{filed.id}.html" for filed in view.articles()}
    expected |= {f"actors/{actor.id}.html" for actor in view.entries(FindingKind.ACTOR)}
    lists = {"index.html", "timeline.html", "positions.html", "commitments.html", "statements.html", "articles.html"}
    assert expected | lists <= set(pages)


def test_all_pages_can_be_reached_from_the_first(pages: dict[str, Page]) -> None:
    reached, ahead = set[str](), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name in pages and name not in reached:
            reached.add(name)
            paths = (address.partition("#")[0] for address in pages[name].values("href", "a"))
            ahead += [posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) for path in paths if path]
    assert set(pages) - reached == set()


def test_what_asks_a_room_is_not_there(folder: Path, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        searches = {"script", "input"} if name == "search.html" else set()
        assert page.tags & {"form", "script", "button", "input", "textarea", "select"} == searches
        assert "This is a copy, as the record stood when it was written" in page.text
        assert "copy.invalid" not in page.source
    assert {path.name for path in folder.rglob("*.js")} == {"index.js", "search.js"}


def test_a_browser_may_load_nothing_but_what_lies_beside(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        (policy,) = (content for content in page.values("content", "meta") if "default-src" in content)
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert ("script-src 'self'; require-trusted-types-for 'script'" in policy) == (name == "search.html")
        assert page.values("src") == (["static/index.js", "static/search.js"] if name == "search.html" else [])
        assert {address.rpartition("/")[0].removeprefix("../") for address in page.values("href", "link")} == {"static"}


def test_no_page_sends_to_a_form_that_it_has_not(tmp_path: Path) -> None:
    with new_record(tmp_path / "record.db") as record:
        put(record, many_promises(60))
        write_site(record, tmp_path / "site", NOWHERE)
    page = Page((tmp_path / "site" / "commitments.html").read_text("utf-8"))
    assert "more; the search has them all" in page.text
    assert "say above" not in page.text


def many_promises(number: int) -> Report:
    """A report of as many promises, each of another party."""
    promised = [f"Party{n} promised ferry number {n}" for n in range(number)]
    report = Report(f"{', and '.join(promised)}.", "2031-03-01")
    for n, words in enumerate(promised):
        report.commitment(words, [f"Party{n}"], status=CommitmentStatus.PENDING)
    return report


def test_hostile_words_are_words(pages: dict[str, Page]) -> None:
    assert any("</a><script>alert(1)</script><img src=x" in page.text for page in pages.values())
    assert any("{{7*7}}" in page.text for page in pages.values())
    for page in pages.values():
        assert "img" not in page.tags
        assert "\u202e" not in page.source
        assert not any(name.startswith("on") for _, attrs in page.found for name in attrs)


def test_it_is_written_again_to_the_byte(talks: Record, folder: Path, tmp_path: Path) -> None:
    write_site(talks, tmp_path / "again", NOWHERE)
    assert contents(tmp_path / "again") == contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_page_of_what_is_no_longer_in_the_record_goes(tmp_path: Path) -> None:
    with new_record(tmp_path / "record.db") as record:
        first, second, *_ = strike()
        put(record, first, second)
        write_site(record, tmp_path / "site", NOWHERE)
        assert (tmp_path / "site" / "articles" / f"{second.id}.html").exists()
        record.forget(second.id)
        write_site(record, tmp_path / "site", NOWHERE)
    assert not (tmp_path / "site" / "articles" / f"{second.id}.html").exists()
    assert (tmp_path / "site" / "articles" / f"{first.id}.html").exists()


def test_what_is_written_to_the_record_meanwhile_is_not_in_a_copy(tmp_path: Path) -> None:
    with new_record(tmp_path / "record.db") as record:
        first, second, *_ = strike()
        put(record, first)
        room = StillRoom(record, "", tmp_path)
        assert room.look().articles == 1
        put(record, second)
        assert (room.look().articles, len(room.look().view.articles()), len(record.view().articles())) == (1, 1, 2)


def test_a_folder_of_others_is_left_alone(talks: Record, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(ForeignFolder, match=r"holds other things \(index\.html\)"):
        write_site(talks, tmp_path, NOWHERE)
    assert contents(tmp_path) == {"index.html": b"mine"}
    assert not (tmp_path / LIST).exists()


def leads(address: str) -> str | None:
    return {"/": "index.html", "https://gazette.example/?a=1&b=2": "https://gazette.example/?a=1&b=2"}.get(address)


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ('<p>a<form action="/x"><b>c</b></form>d</p>', "<p>ad</p>"),
        ('<script src="/x"></script><p>b</p>', "<p>b</p>"),
        ('<a class="m" href="/">b &amp; c</a>', '<a class="m" href="index.html">b &amp; c</a>'),
        ('<a href="/gone"><b>b</b></a> c', '<span class="nowhere"><b>b</b></span> c'),
        (
            '<a href="https://gazette.example/?a=1&amp;b=2">b</a>',
            '<a href="https://gazette.example/?a=1&amp;b=2">b</a>',
        ),
        ("&lt;script&gt; &#34; &#x27;", "&lt;script&gt; &#34; &#x27;"),
        ('<svg viewBox="0 0 1 1"><path d="M0"/></svg>', '<svg viewBox="0 0 1 1"><path d="M0"/></svg>'),
        ("<!doctype html>\n<title>a &lt;b&gt;</title>", "<!doctype html>\n<title>a &lt;b&gt;</title>"),
    ],
)
def test_a_page_is_cut_loose_and_otherwise_as_it_was(page: str, left: str) -> None:
    assert cut_loose(page, leads) == left


def test_the_index_of_the_search_is_a_list_of_words_and_no_more(talks: Record, folder: Path) -> None:
    written = (folder / "static" / "index.js").read_text("utf-8")
    rows = json.loads(written.removeprefix("const memconIndex = ").removesuffix(";\n"))
    view = talks.view()
    ids = [entry.id for kind in FindingKind for entry in view.entries(kind)] + [filed.id for filed in view.articles()]
    assert sorted(row[0] for row in rows) == sorted(ids)
    assert any("<script>" in row[2] for row in rows)
    assert "<" not in written


def test_an_endless_word_makes_no_endless_index(record_of: Callable[..., Record]) -> None:
    assert len(write_index(record_of(hostile(WORD)).view())) < 10_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.mark.slow
def test_a_browser_opens_it_from_the_disk(browser: Browser, folder: Path) -> None:
    sight = Sight(browser.new_context(), folder.resolve().as_uri())
    page = sight.open("/index.html")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source Serif 4"')
    assert page.evaluate("document.fonts.ready.then((all) => [...all].some((font) => font.status === 'loaded'))")
    page.get_by_role("link", name="Timeline", exact=True).click()
    page.locator("svg.wide a").first.click()
    assert "/entries/" in page.url
    page.locator("cite a").first.click()
    assert "/articles/" in page.url
    assert page.locator("article.article").is_visible()
    page.context.close()
    assert sight.complaints == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("grievances", 2),
        ("list grievances", 2),
        ("“grievances list”", 0),
        ("grievances -list", 0),
        ("griev*", 2),
        ("griev", 0),
    ],
)
def test_words_are_found_without_a_server(browser: Browser, folder: Path, asked: str, number: int) -> None:
    sight = Sight(browser.new_context(), folder.resolve().as_uri())
    page = sight.open("/search.html")
    page.fill("#words", asked)
    assert (page.locator("#found li").count(), page.inner_text("#told")) == (number, f"{number} found.")
    if number:
        page.locator("#found a").first.click()
        assert "/entries/" in page.url
    page.context.close()
    assert sight.complaints == []


@pytest.mark.slow
def test_hostile_words_that_are_found_are_words(browser: Browser, folder: Path) -> None:
    sight = Sight(browser.new_context(), folder.resolve().as_uri())
    page = sight.open("/search.html")
    page.fill("#words", "alert")
    assert "<script>alert(1)</script>" in page.inner_text("#found")
    assert page.locator("#found script, #found img").count() == 0
    page.context.close()
    assert sight.complaints == []
