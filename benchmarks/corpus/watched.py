"""Programs that are run and watched: the processor time and the memory of all that they start."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

MEMCON = [sys.executable, "-m", "memcon"]
READING = "MapWorker(MapBatches(_Reading))"
"""What a process that reads is called by the engine."""
_TICKS = os.sysconf("SC_CLK_TCK")
_EVERY = 0.5  # seconds between two looks
_MEMORY = 10  # looks from one at the memory to the next: it takes long, which would be time of those that are watched


@dataclass
class Watched:
    """What was seen of some programs and all that they started: seconds by the clock, seconds of processor time, and of
    each process its private memory in MB, over time. `workers` are those that read, `ended` the exit codes."""

    seconds: float = 0.0
    processor: dict[int, float] = field(default_factory=dict)
    memory: dict[int, list[float]] = field(default_factory=dict)
    workers: set[int] = field(default_factory=set)
    names: dict[int, str] = field(default_factory=dict)
    ended: list[int] = field(default_factory=list)
    said: str = ""

    @property
    def processor_seconds(self) -> float:
        return sum(self.processor.values())


def run(*commands: Sequence[str], meanwhile: Callable[[list[int]], None] = lambda _: None) -> Watched:
    """Runs programs side by side until all have ended; `meanwhile` is called with the processes that read."""
    seen, start = Watched(), time.monotonic()
    processes = [subprocess.Popen(list(one), stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for one in commands]
    said: list[bytes] = []
    listeners = [threading.Thread(target=lambda p=p: said.append(p.communicate()[0])) for p in processes]
    for listener in listeners:
        listener.start()
    for nth in count():
        if all(process.poll() is not None for process in processes):
            break
        below = _below({process.pid for process in processes})
        _look(below, seen, memory=nth % _MEMORY == 0)
        meanwhile([pid for pid, name in below.items() if READING in name])
        time.sleep(_EVERY)
    for listener in listeners:
        listener.join()
    seen.seconds = time.monotonic() - start
    seen.ended = [process.returncode for process in processes]
    seen.said = b"".join(said).decode("utf-8", "replace")
    return seen


def _look(below: dict[int, str], seen: Watched, *, memory: bool) -> None:
    for pid, name in below.items():
        seen.names.setdefault(pid, "")
        seen.processor[pid] = max(processor_seconds(pid), seen.processor.get(pid, 0.0))
        if name:  # none is left once it has ended
            seen.names[pid] = name.replace("\x00", " ").strip()[:60]
        if memory:
            seen.memory.setdefault(pid, []).append(_private(pid))
        if READING in name:
            seen.workers.add(pid)


def processor_seconds(pid: int) -> float:
    """The processor time that a process has had; 0 where it has ended."""
    fields = _told(pid, "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS if len(fields) > 12 else 0.0


def processor_seconds_below(pid: int) -> float:
    """The processor time of a process and of all that it started, ended or not; 0 where it is 0."""
    ended = _told(pid, "stat").rpartition(")")[2].split()[13:15] if pid else []
    return sum(map(int, ended)) / _TICKS + sum(processor_seconds(one) for one in _below({pid}) if pid)


def _private(pid: int) -> float:
    """MB of a process that no other shares: without the libraries' code, and without the store of the engine."""
    lines = _told(pid, "smaps_rollup").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:] if line.endswith("kB")}
    return (sizes.get("Private_Clean", 0) + sizes.get("Private_Dirty", 0)) / 1024


def _below(roots: set[int]) -> dict[int, str]:
    """These processes and all that were started by them, by their numbers, with their names."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*"):
        fields = _told(int(path.name), "stat").rpartition(")")[2].split()
        if len(fields) > 1:
            parents[int(path.name)] = int(fields[1])
    found = set(roots)
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return {pid: _told(pid, "cmdline") for pid in found}


def _told(pid: int, what: str) -> str:
    try:
        return Path(f"/proc/{pid}/{what}").read_text("utf-8", "replace")
    except OSError:  # it has ended
        return ""
