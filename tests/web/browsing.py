"""A real browser before a room that is really served."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from memcon.record import Record
from memcon.web.app import make_app

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NEEDED = "MEMCON_NEEDS_BROWSER"  # set where a browser must be there


@contextmanager
def served(record: Record, who: str = "ada", *, log_in: bool = False) -> Iterator[str]:
    """The room over a record at an address of its own."""
    app = make_app(record, who=who, folder=Path("/nowhere"), log_in=log_in)
    with create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser of the system. Skips the test where there is none, unless one must be there."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None and not os.environ.get(NEEDED):
        pytest.skip(f"no browser is installed (any of {', '.join(NAMES)}; Debian: apt-get install chromium)")
    assert path, f"no browser is installed, and {NEEDED} says that one must be"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Sight:
    """A tab of the browser, with all that the page complained of."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(90_000)  # a busy machine is no failure
        self.complaints: list[str] = []
        self._address = address
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self._see(request.url))

    def open(self, path: str) -> Page:
        """The page at a path of the room."""
        self.page.goto(f"{self._address}{path}")
        return self.page

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _see(self, url: str) -> None:
        if not url.startswith(self._address):
            self.complaints.append(f"asked for {url}")


@contextmanager
def windows(browser: Browser, *, but: tuple[str, ...] = ()) -> Iterator[Callable[..., Sight]]:
    """Opens windows of their own on an address; sees afterwards that no page complained, `but` of what holds one of
    these words."""
    opened: list[Sight] = []

    def open_window(address: str, **look: object) -> Sight:
        opened.append(Sight(browser.new_context(**look), address))  # type: ignore[arg-type]
        return opened[-1]

    yield open_window
    for sight in opened:
        sight.page.context.close()
        assert [one for one in sight.complaints if not any(words in one for words in but)] == []
