"""Takes the pictures of the reading room in docs/pictures: python -m docs.pictures

The example that ships is read into a record of its own, a few decisions are made on it by two people, the room is
opened on it, and a browser (Debian's chromium) goes from page to page. Look at each picture before you keep it.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from memcon.articles import Arrival, load
from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.reading import Reader
from memcon.record import Record, RecordView, open_record
from memcon.record.access.roles import Role
from memcon.record.access.trail import By
from tests.web.browsing import served

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "pictures"
EXAMPLES = DOCS.parent / "examples" / "istanbul-2025"
ADA = "Ada Holm"
PEOPLE = {ADA: Role.ADMIN, "Ben Lund": Role.REVIEWER}
PHRASE = "a ferry at low tide"  # of a record that is thrown away
_WIDE, _PHONE = (1160, 860), (390, 800)
_COLOURS = 256  # of a picture; letters stay clear, and the file small


def pages_of(view: RecordView) -> dict[str, str]:
    """The path of each picture's page, by the name of the picture."""
    second = next(m for m in view.entries(FindingKind.MEETING) if m.fields.date == "2025-06-02")
    lavrov = next(a for a in view.entries(FindingKind.ACTOR) if a.fields.name.endswith("Lavrov"))
    article = next(f for f in view.articles() if f.title and f.title.startswith("Moscow names 2 June"))
    return {
        "brief": "/?on=2025-05-29",
        "brief-since": "/?on=2025-06-08&since=2025-06-02",
        "changes": "/changes?since=2025-06-02",
        "timeline": "/timeline",
        "positions": "/positions?since=2025-06-10",
        "meetings": "/meetings",
        "moves": "/moves",
        "commitments": "/commitments?on=2025-06-08",
        "statements": "/statements?q=memorandum",
        "articles": "/articles",
        "article": f"/articles/{article.id}",
        "entry": f"/entries/{second.id}",
        "actors": "/actors",
        "actor": f"/actors/{lavrov.id}",
        "review": "/review",
        "decisions": "/decisions",
        "add": "/add",
    }


def decide(record: Record) -> None:
    """Two people look at some entries, and disagree on one."""
    first, second, third = (entry.id for entry in record.view().entries(FindingKind.COMMITMENT)[:3])
    made = (
        (DecisionKind.CONFIRM, first, "Ada Holm", None),
        (DecisionKind.REJECT, second, "Ada Holm", "said of another exchange"),
        (DecisionKind.CONFIRM, second, "Ben Lund", None),
        (DecisionKind.NOTE, third, "Ben Lund", "the ministry confirmed this by telephone"),
    )
    for number, (kind, target, who, why) in enumerate(made):
        day = f"2025-08-01T09:{number:02}:00+02:00"
        record.decide(Decision.make(kind, target=target, who=who, made=day, why=why))


def take(browser: Browser, address: str, name: str, size: tuple[int, int], scheme: str = "light") -> None:
    """One picture of a page."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-GB")
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    keep(page, name)
    context.close()


def take_closed(browser: Browser, address: str) -> None:
    """The pages of a room in which people log in."""
    for who in reversed(PEOPLE):
        page = browser.new_page(viewport={"width": _WIDE[0], "height": 460}, locale="en-GB")
        page.goto(f"{address}/audit")
        if who == ADA:
            keep(page, "log-in")
        page.get_by_label("Name").fill(who)
        page.get_by_label("Password").fill(PHRASE)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_load_state()
        if who == ADA:
            keep(page, "audit")
        page.close()


def keep(page: Page, name: str) -> None:
    """The picture of what a page shows, in few colours."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    Image.open(path).convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)


def main() -> None:
    """Takes all of them."""
    chromium = shutil.which("chromium") or sys.exit("there is no chromium (Debian: apt-get install chromium)")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "pictures.db") as record:
        for one in load([str(EXAMPLES)]):
            if isinstance(one, Arrival):
                record.add(one.article, one.original)
        reader = Reader()
        for article in list(record.unread(reader.version)):
            record.keep(reader.read(article), article)
        pages = pages_of(record.view())
        decide(record)
        for name, role in PEOPLE.items():
            record.access.users.add(name, role, PHRASE, By("keeper"))
        with served(record, ADA) as room, served(record, ADA, log_in=True) as closed, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, path in pages.items():
                take(browser, room + path, name, _WIDE)
            take(browser, room + pages["brief"], "brief-dark", _PHONE, "dark")
            take(browser, room + pages["article"], "article-dark", _PHONE, "dark")
            take_closed(browser, closed)
            browser.close()


if __name__ == "__main__":
    main()
