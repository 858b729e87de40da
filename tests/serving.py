"""A small server on this machine that gives what a test puts on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered at a path: `body`, as a server would call it, with more `headers` if need be."""

    body: bytes
    media_type: str | None = None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Site:
    """What stands at each path, which a test may change at any time, and the paths that were `asked` for."""

    address: str
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, media_type: str | None = "text/html", **more: object) -> str:
        """Puts something at a path; its address."""
        data = body.encode() if isinstance(body, str) else body
        self.replies[path] = Reply(data, media_type, **more)  # type: ignore[arg-type]
        return f"{self.address}{path}"


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a port of its own, until the end of the block."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            reply = site.replies.get(self.path, Reply(b"nothing here", status=404))
            self.send_response(reply.status)
            if reply.media_type:
                self.send_header("Content-Type", reply.media_type)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer((HERE, 0), Answers)
    site = Site(f"http://{HERE}:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
