"""Kills `memcon read` at random moments, starts it again until it is done, and compares the record with that of a run
that nobody killed; then reads overlapping inputs with two programs at once, and compares again.

python -m benchmarks.killed [--articles 300] [--kills 200] [--pairs 10] [--seed 1] [--postgres ADDRESS]
"""

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.invented import invent, put_down

PROGRAM = "from memcon.cli import main; main()"
KILLS_A_RECORD = 20  # about so many are wanted while one record is made
LONGEST = 600.0  # seconds that a run may take
APART = 1.0  # seconds by which two programs may begin one after the other
TABLES = ("text", "original", "source_name", "publication", "reading", "finding", "membership")
BESIDE = {"publication": {"fetched"}, "reading": {"kept"}}  # columns that tell when, and not what
BY_ARRIVAL = ("text", "original", "reading", "finding")
"""The tables that also tell in which order articles came: a text keeps the bytes in which it came first, and where an
earlier publication came after it was read, it was read again in its new context."""


@dataclass
class Killed:
    """What became of one record: how often its making was killed, and at what stage each time."""

    kills: int = 0
    stages: Counter[str] = field(default_factory=Counter)


def begin(record: str, inputs: Sequence[Path], program: str = PROGRAM) -> subprocess.Popen[str]:
    """Starts `memcon read`."""
    command = [sys.executable, "-c", program, "--record", record, "read", *map(str, inputs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def read_through(record: str, inputs: Sequence[Path], program: str = PROGRAM) -> float:
    """Reads with nobody in the way; the seconds that it took. Raises RuntimeError where it fails."""
    start = time.monotonic()
    finish(begin(record, inputs, program))
    return time.monotonic() - start


def finish(process: "subprocess.Popen[str]") -> None:
    _, complaints = process.communicate(timeout=LONGEST)
    if process.returncode:
        raise RuntimeError(f"memcon read ended with {process.returncode}: {complaints}")


def read_killed(
    record: Path, inputs: Sequence[Path], moments: Iterator[float], most: int, program: str = PROGRAM
) -> Killed:
    """Reads, and kills it at each of the moments, in seconds from its start, until it is done or was killed so often as
    is wanted; then it is left to finish."""
    told = Killed()
    while told.kills < most:
        process = begin(str(record), inputs, program)
        try:
            process.wait(next(moments))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            told.kills += 1
            told.stages[stage_of(record)] += 1
        else:
            finish(process)
            return told
    read_through(str(record), inputs, program)
    return told


def stage_of(record: Path) -> str:
    """How far the making of a record had come; looked up in a copy, so that the next run finds what the kill left."""
    with tempfile.TemporaryDirectory() as folder:
        for path in record.parent.glob(f"{record.name}*"):
            shutil.copy(path, folder)
        connection = sqlite3.connect(Path(folder) / record.name)
        try:
            texts, read, folded = (
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
                for table in ("text", "reading", "membership")
            )
        except sqlite3.OperationalError:
            return "before there was a record"
        finally:
            connection.close()
    if not read:
        return "before the first reading" if texts else "before the first article"
    return "while reading" if read < texts else ("folding or after" if folded else "folding")


def read_at_once(record: str, inputs: Sequence[Path], apart: float, program: str = PROGRAM) -> None:
    """One program for each input, each beginning `apart` seconds after the one before."""
    running = []
    for path in inputs:
        running.append(begin(record, [path], program))
        time.sleep(apart)
    for process in running:
        finish(process)


def contents(record: str) -> dict[str, Any]:
    """All that a record holds, times and the log aside: its entries, articles and current readings as a user sees them,
    and its tables row by row."""
    import msgspec
    from sqlalchemy import select

    from memcon.model.kinds import FindingKind
    from memcon.record import open_record, schema
    from memcon.record.shelf import load_material
    from memcon.record.store import open_store

    with open_record(record, create=False) as opened:
        view = opened.view()
        held: dict[str, Any] = {"entries": [entry for kind in FindingKind for entry in view.entries(kind)]}
        held["articles"] = view.articles()
    store = open_store(record, create=False)
    with store.reading() as connection:
        held["current readings"] = [source.reading for source in load_material(connection).sources]
        held = {name: _without_times(msgspec.to_builtins(value)) for name, value in held.items()}
        for name in TABLES:
            table = schema.metadata.tables[name]
            columns = [column for column in table.c if column.name not in BESIDE.get(name, ())]
            held[name] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
    store.close()
    return held


def _without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_times(inner) for key, inner in value.items() if key != "fetched"}
    return [_without_times(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def differences(one: dict[str, Any], other: dict[str, Any], aside: Sequence[str] = ()) -> list[str]:
    """The parts, but for those left `aside`, in which two records differ, in words; none where they are the same."""
    parts = [name for name in one if name not in aside and one[name] != other[name]]
    return [f"{name}: {len(one[name])} and {len(other[name])}, not the same" for name in parts]


def moments(chance: random.Random, longest: float) -> Iterator[float]:
    while True:
        yield chance.uniform(0, longest)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", help="the address of an empty database, for the pairs of programs as well")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), asked)


def _measure(folder: Path, asked: argparse.Namespace) -> int:
    reports = invent(asked.articles, asked.seed)
    path = put_down(reports, folder / "reports.jsonl")
    chance = random.Random(asked.seed)  # noqa: S311 - to be the same each time
    whole = read_through(str(folder / "whole.db"), [path])
    start = read_through(str(folder / "whole.db"), [path])
    print(f"{asked.articles} articles: {whole:.1f} s to read, {start:.1f} s when all is known", flush=True)
    wanted = contents(str(folder / "whole.db"))
    longest = start + (whole - start) / KILLS_A_RECORD * 2
    faults = _kill(folder, path, asked.kills, moments(chance, longest), wanted)
    faults += _pair(folder, reports, asked, chance, wanted)
    return 1 if faults else 0


def _kill(folder: Path, path: Path, kills: int, when: Iterator[float], wanted: dict[str, Any]) -> int:
    told, records, faults = Killed(), 0, 0
    while told.kills < kills:
        record = folder / f"killed-{records}.db"
        one = read_killed(record, [path], when, kills - told.kills)
        told.kills += one.kills
        told.stages += one.stages
        records += 1
        faults += _compare(f"record {records}, killed {one.kills} times", wanted, str(record))
    print(f"killed {told.kills} times over {records} records: {dict(told.stages)}; {faults} differ", flush=True)
    return faults


def _pair(
    folder: Path,
    reports: list[dict[str, str]],
    asked: argparse.Namespace,
    chance: random.Random,
    wanted: dict[str, Any],
) -> int:
    third = len(reports) // 3
    first = put_down(reports[: 2 * third], folder / "first.jsonl")
    second = put_down(reports[third:], folder / "second.jsonl")
    addresses = [str(folder / f"pair-{nth}.db") for nth in range(asked.pairs)] + [asked.postgres] * bool(asked.postgres)
    faults = 0
    for address in addresses:
        read_at_once(address, [first, second], chance.uniform(0, APART))
        faults += _compare(f"two at once on {_kind_of(address)}", wanted, address, BY_ARRIVAL)
    print(f"{len(addresses)} times two programs at once: {faults} records differ", flush=True)
    return faults


def _kind_of(address: str) -> str:
    return "PostgreSQL" if "://" in address else "SQLite"


def _compare(what: str, wanted: dict[str, Any], record: str, aside: Sequence[str] = ()) -> int:
    found = differences(wanted, contents(record), aside)
    print(f"  {what}: {'; '.join(found) or 'the same'}", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
