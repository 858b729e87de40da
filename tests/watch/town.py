"""A small town on this machine: feeds that grow and misbehave, the pages they link to, and a place that takes news."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from xml.sax.saxutils import escape

HERE = "127.0.0.1"
FEED_TYPE = "application/rss+xml"


@dataclass(frozen=True)
class Asked:
    """One request. Names of `headers` in any case."""

    method: str
    path: str
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Answer:
    """One answer; `claims` is the length that it says it has, `hangs` for how many seconds it says nothing."""

    body: bytes = b""
    status: int = 200
    media_type: str | None = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    claims: int | None = None
    hangs: float = 0


@dataclass
class Town:
    """What stands at each path (an answer, or what makes one of a request), and all that was asked."""

    address: str = ""
    answers: dict[str, Answer | Callable[[Asked], Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def at(self, path: str) -> str:
        return f"{self.address}{path}"

    def put(self, path: str, answer: "Answer | Callable[[Asked], Answer]") -> str:
        """Puts an answer at a path; its address."""
        self.answers[path] = answer
        return self.at(path)

    def put_feed(self, path: str, *items: "Item", **more: object) -> str:
        body = rss(*(item.at(self.address) for item in items))
        return self.put(path, Answer(body, media_type=FEED_TYPE, **more))  # type: ignore[arg-type]

    def put_page(self, path: str, text: str, **more: object) -> str:
        return self.put(path, Answer(page(text), **more))  # type: ignore[arg-type]

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one.path == path for one in self.asked)

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        found = self.answers.get(asked.path, Answer(b"nothing here", 404))
        return found if isinstance(found, Answer) else found(asked)


@dataclass(frozen=True)
class Item:
    """An item of a feed: a teaser, or with `full` the whole text; `link` is a path of the town."""

    guid: str | None = None
    title: str = "A day at the locks"
    link: str | None = None
    words: str = "The delegations met again […]"
    published: str | None = "Tue, 04 Mar 2031 10:00:00 +0000"
    base: str = ""

    def at(self, address: str) -> "Item":
        return Item(self.guid, self.title, self.link, self.words, self.published, address)

    @property
    def source(self) -> str:
        parts = {
            "guid": self.guid,
            "title": self.title,
            "link": f"{self.base}{self.link}" if self.link else None,
            "description": self.words,
            "pubDate": self.published,
        }
        return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items() if value)


def rss(*items: Item, encoding: str = "utf-8") -> bytes:
    body = "".join(f"<item>{item.source}</item>" for item in items)
    head = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Town News</title>'
    return f"{head}{body}</channel></rss>".encode(encoding)


def page(text: str, title: str = "A day at the locks") -> bytes:
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in text.split("\n"))
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


@contextmanager
def opened_town() -> Iterator[Town]:
    """A town on a port of its own, until the end of the block."""
    town = Town()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            answer = town.answer(Asked(self.command, self.path, self.headers, self.rfile.read(length)))
            time.sleep(answer.hangs)
            with suppress(OSError):
                self._say(answer)

        do_POST = do_GET  # noqa: N815 - as the library calls it

        def _say(self, answer: Answer) -> None:
            self.send_response(answer.status)
            if answer.media_type:
                self.send_header("Content-Type", answer.media_type)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(answer.claims or len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            if answer.claims:
                self.connection.shutdown(socket.SHUT_RDWR)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer((HERE, 0), Door)
    server.daemon_threads = True
    server.block_on_close = False
    town.address = f"http://{HERE}:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield town
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


NAMES = ("Ada", "Bram", "Cleo", "Dov", "Edda", "Finn", "Gita", "Hale")
THINGS = ("ferry", "grain", "salt", "timber", "lock", "coal", "wool", "quay")


def reports(number: int) -> list[str]:
    """Reports that are no copies of one another, each with a quotation of its own."""
    return [
        "\n".join(
            (
                f"The {thing} round opened in {name}haven on Monday, with the delegations of both shores at one table.",
                f"“Nobody in {name}haven has been paid for the {thing} since {nth} winters,” envoy {name} Holm said.",
                f"The {thing} union of {name}haven had asked for {nth * 137} crowns, and left the {thing} hall late.",
                f"Those who trade in {thing} there counted {nth + 3} empty chairs when the doors of {name} had closed.",
            )
        )
        for nth, (name, thing) in enumerate(zip(NAMES[:number], THINGS, strict=False), 1)
    ]
