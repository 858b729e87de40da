"""Measures the reading room on a record of many articles: each page by one reader, then many readers at once.

python -m benchmarks.room RECORD [--readers 50] [--seconds 20] [--tries 5] [--only WORDS]

The room is served by one worker in a process of its own, as `memcon serve` serves it, and asked over loopback. Times
are of the clock, in milliseconds, of the second and later looks at a page; sizes are what goes over the wire. RECORD is
one that `python -m benchmarks.scale --at FOLDER` made, or any other.
"""

import argparse
import asyncio
import multiprocessing
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from socket import create_server
from urllib.parse import quote, urlencode

import httpx

from memcon.model.kinds import FindingKind
from memcon.record import RecordView, open_record
from memcon.web.pages.timeline import STEPS

ON_A_DAY = (
    *("brief", "positions", "meetings", "moves", "commitments", "statements", "articles", "actors", "timeline"),
    *("a search", "articles of one side", "an actor told of everywhere", "changes since two days"),
)
"""The pages that are asked for as of earlier days too."""
LATE = 300.0  # seconds that an answer may take: the first look at a page of a large record


def main() -> None:
    """Prints a line for each page, and one for all readers together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--tries", type=int, default=5)
    parser.add_argument("--only", default="", help="pages whose name holds these words")
    given = parser.parse_args()
    with open_record(given.record, create=False) as record:
        pages = {name: path for name, path in pages_of(record.view()).items() if given.only in name}
    with served(given.record) as address:
        for name, path in pages.items():
            print(f"  {name:<40} {look(address + path, given.tries)}", flush=True)
        print(asyncio.run(crowd(address, list(pages.values()), given.readers, given.seconds)))


def pages_of(view: RecordView) -> dict[str, str]:
    """The path of each page, by name; as the record stands, and as it stood on an earlier day."""
    newest = date.fromisoformat((view.until() or "2031-01-01")[:10])
    oldest = date.fromisoformat((view.sum_up().first or newest.isoformat())[:10])
    middle = oldest + (newest - oldest) / 2
    side = next(iter(view.movers()), "")
    known = {"side": side, "told": _told_most(view)}
    pages = _listings(newest, known) | _times(newest, oldest, middle)
    for name, day in {"an earlier day": middle, "a week ago": newest - timedelta(days=7)}.items():
        since = f"/changes?since={day - timedelta(days=2)}"
        on_day = pages | {"changes since two days": since}
        pages |= {f"{one}, {name}": _with(on_day[one], on=day) for one in ON_A_DAY}
    first = {kind: view.select(kind, limit=1) for kind in FindingKind}
    pages["an article"] = f"/articles/{view.published_between(None, None, limit=1, back=True)[0].id}"
    return pages | {f"a {kind.value}": f"/entries/{some[0].id}" for kind, some in first.items() if some}


def _listings(newest: date, known: Mapping[str, str]) -> dict[str, str]:
    side = quote(known["side"])
    return {
        "brief": "/",
        "changes since two days": f"/changes?since={newest - timedelta(days=2)}",
        "timeline": "/timeline",
        "positions": "/positions",
        "meetings": "/meetings",
        "moves": "/moves",
        "commitments": "/commitments",
        "statements": "/statements",
        "a search": "/statements?q=will+not",
        "a search, best first": "/statements?q=will+not&order=best",
        "a phrase of one side": f"/statements?q=%22we+will%22&side={side}",
        "statements on an issue": "/statements?issue=prisoners+and+hostages",
        "articles": "/articles",
        "articles of one side": f"/articles?side={side}",
        "articles of an outlet": "/articles?by=Harbour",
        "articles about a word": "/articles?about=Sudport",
        "articles about nothing": "/articles?about=nowhere+at+all",
        "actors": "/actors",
        "actors of one side": f"/actors?side={side}",
        "an actor told of everywhere": f"/actors/{known['told']}",
        "review": "/review",
    }


def _times(newest: date, oldest: date, middle: date) -> dict[str, str]:
    """Pages that tell of some time: each zoom of the timeline, and changes over longer and longer."""
    zooms = {name: {"since": middle, "until": middle + timedelta(days=days)} for name, days in STEPS}
    spans = {"a fortnight": 14, "a quarter": 92, "a year": 366}
    since = {name: max(oldest, newest - timedelta(days=days)) for name, days in spans.items()}
    return {
        **{f"timeline of {name}": _with("/timeline", **days) for name, days in zooms.items()},
        **{f"changes since {name}": _with("/changes", since=day) for name, day in since.items()},
        **{f"brief since {name}": _with("/", since=day) for name, day in since.items()},
        **{f"positions since {name}": _with("/positions", since=day) for name, day in since.items()},
    }


def _told_most(view: RecordView) -> str:
    """The actor of whom most is told."""
    actors = view.select(FindingKind.ACTOR)
    return max(actors, key=lambda actor: (actor.sources, actor.id)).id


def _with(path: str, **asked: object) -> str:
    return f"{path}{'&' if '?' in path else '?'}{urlencode(asked)}"


@contextmanager
def served(record: str) -> Iterator[str]:
    """The room over a record, at an address of its own, in a process of its own."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(record, port), daemon=True)
    server.start()
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.join(10)


def _serve(record: str, port: int) -> None:
    import uvicorn

    from memcon.web.app import make_app

    with open_record(record, create=False) as opened:
        uvicorn.run(make_app(opened, who="ada", folder=Path("/nowhere")), port=port, log_level="error", lifespan="off")


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(f"{address}/static/room.css")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the room did not open")


def look(address: str, tries: int) -> str:
    """What one reader waits for, and how much comes."""
    took, size = [], 0
    with httpx.Client(timeout=LATE) as client:
        for _ in range(tries + 1):
            began = time.perf_counter()
            with client.stream("GET", address) as answer:
                size = sum(len(piece) for piece in answer.iter_raw())
            answer.raise_for_status()
            took.append((time.perf_counter() - began) * 1000)
    return f"{statistics.median(took[1:]):8.0f} ms  {size / 1000:7.1f} kB  first look {took[0]:8.0f} ms"


async def crowd(address: str, paths: list[str], readers: int, seconds: int) -> str:
    """So many readers for so long, each going from page to page without a pause."""
    until, took, failed = time.perf_counter() + seconds, list[float](), list[str]()

    async def read(nth: int, client: httpx.AsyncClient) -> None:
        while time.perf_counter() < until:
            nth += 1
            began = time.perf_counter()
            try:
                answer = await client.get(address + paths[nth % len(paths)])
                answer.raise_for_status()
            except httpx.HTTPError as error:
                failed.append(repr(error))
            took.append((time.perf_counter() - began) * 1000)

    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(timeout=LATE, limits=limits) as client:
        await asyncio.gather(*(read(nth, client) for nth in range(readers)))
    pace = f"{len(took) / seconds:.1f} pages a second, median {statistics.median(took):.0f} ms"
    return f"  {readers} readers at once: {pace}, {len(failed)} errors {failed[:2] if failed else ''}"


if __name__ == "__main__":
    main()
