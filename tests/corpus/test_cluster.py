"""A cluster that runs in processes of its own: it is joined by its address, and gives the same dataset."""

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from memcon.corpus.errors import CorpusError
from memcon.corpus.loading import rows_of
from memcon.corpus.starting import PART_OF_A_CPU, engine, room_of
from memcon.interchange.scratch import Scratch
from tests.cases import ROOT

from .conftest import lines, report

ray = pytest.importorskip("ray", reason="needs the extra memcon[corpus]")
RAY = (sys.executable, "-m", "ray.scripts.scripts")
CPUS = 1  # the fewest that a cluster can have
STARTING = 90.0  # seconds


@dataclass(frozen=True)
class Cluster:
    """A cluster of one machine, what it is called from within and from outside, and its token."""

    address: str
    afar: str
    token: str


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    token = secrets.token_hex(32)
    with Scratch.make() as folder:  # whose name is short enough for the sockets in it
        client = free_port()
        said = folder / "said.txt"
        options = ["--port=0", f"--num-cpus={CPUS}", f"--temp-dir={folder}", "--include-dashboard=false"]
        afar = [f"--ray-client-server-port={client}"] if find_spec("grpc") else []
        command = [*RAY, "start", "--head", "--block", *options, *afar]
        with said.open("wb") as out:
            head = subprocess.Popen(command, stdout=out, stderr=out, env=told(token), cwd=ROOT, start_new_session=True)
        try:
            address = within(STARTING, said)
            yield Cluster(address, f"ray://127.0.0.1:{client}", token)
        finally:
            head.terminate()
            with suppress(subprocess.TimeoutExpired):
                head.wait(60)
            with suppress(ProcessLookupError):
                os.killpg(head.pid, signal.SIGKILL)


def free_port() -> int:
    """One that nobody listens at, and that the engine gives to none of its workers."""
    import socket

    for port in range(9100, 9900):
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")


def within(seconds: float, said: Path) -> str:
    """The address that a cluster says that it can be joined at."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = said.read_text("utf-8", "replace")
        if "runtime started" in text and (found := re.search(r"--address='(\S+?)'", text)):
            return found[1]
        time.sleep(0.5)
    raise TimeoutError(said.read_text("utf-8", "replace"))


def told(token: str = "", **more: str) -> dict[str, str]:
    """The environment of a program that is told of a token, or of none."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RAY_")}
    given = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": token} if token else {}
    once = {"RAY_NUM_REDIS_GET_RETRIES": "1"}  # instead of 20, each after a second
    return {**plain, "RAY_USAGE_STATS_ENABLED": "0", **given, **once, **more}


def read(corpus: Path, out: Path, environment: dict[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "memcon", "corpus", "read", str(corpus), "--out", str(out), *more]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for nth in range(2):
        (folder / f"{nth}.jsonl").write_bytes(lines(report(n) for n in range(nth * 15, nth * 15 + 15)))
    (folder / "bad.jsonl").write_bytes(b'{"id": "broken\n')
    return folder


@pytest.fixture(scope="module")
def here(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this machine makes of it, for a user who never used the engine before."""
    folder = tmp_path_factory.mktemp("here")
    (folder / "home").mkdir()
    read(corpus, folder / "out", told(HOME=str(folder / "home")), "--workers", "2")
    return folder / "out"


def same(one: Path, other: Path) -> bool:
    def all_of(out: Path) -> tuple[object, ...]:
        return sorted((row["article"], row) for row in rows_of(out)), (out / "_quarantine.jsonl").read_bytes()

    return all_of(one) == all_of(other)


@pytest.mark.slow
def test_a_cluster_gives_the_same_dataset_as_this_machine(
    cluster: Cluster, corpus: Path, here: Path, tmp_path: Path
) -> None:
    done = read(corpus, tmp_path / "out", told(cluster.token), "--cluster", cluster.address)
    assert done.stdout.startswith("30 articles read")
    assert done.stderr.splitlines() == [
        f"memcon: {corpus}/bad.jsonl, line 1: it is not JSON (Input data was truncated)"
    ]
    assert same(tmp_path / "out", here)


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("grpc"), reason="needs ray[client]")
def test_so_does_a_cluster_that_is_called_from_outside(
    cluster: Cluster, corpus: Path, here: Path, tmp_path: Path
) -> None:
    done = read(corpus, tmp_path / "out", told(cluster.token), "--cluster", cluster.afar)
    assert done.stdout.startswith("30 articles read")
    assert same(tmp_path / "out", here)


@pytest.mark.slow
@pytest.mark.parametrize("environment", [told(), told("0" * 64)], ids=["none", "another"])
def test_a_cluster_that_wants_a_token_is_told_of_in_a_line(
    cluster: Cluster, corpus: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    done = read(corpus, tmp_path / "out", environment, "--cluster", cluster.address)
    said = f"memcon: the cluster {cluster.address} asks for a token, and was not given the right one: set RAY_AUTH_MODE"
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_without_a_cluster_the_engine_leaves_nothing_in_the_home_of_the_user(here: Path) -> None:
    assert sorted(here.parent.iterdir()) == [here.parent / "home", here]
    assert list((here.parent / "home").glob(".ray*")) == []


@pytest.mark.parametrize(("cpus", "workers", "each"), [(1, 1, 1 - PART_OF_A_CPU), (2, 1, 1), (16, 15, 1)])
def test_a_cluster_has_room_for_what_takes_inputs_apart_beside_the_workers(
    cpus: int, workers: int, each: float
) -> None:
    room = room_of({"CPU": float(cpus), "memory": 1e9})
    assert (room.most, room.cpus) == (workers, each)
    assert room.most * room.cpus + PART_OF_A_CPU <= cpus


def test_an_engine_that_does_not_start_is_told_of_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def init(**_: object) -> None:
        raise Exception("The node timed out.\nThis could happen.")

    monkeypatch.setattr(ray, "init", init)
    with pytest.raises(CorpusError, match=r"^the engine does not start \(The node timed out\.\)$"), engine(1, None):
        pass


BUSY = "Initialization failure from server: it did not start in time"


@pytest.mark.parametrize(
    ("refusals", "why", "asked"),
    [(2, BUSY, 3), (9, BUSY, 3), (9, "no such place", 1)],
    ids=["that lets in in the end", "that never does", "that is not there"],
)
def test_a_cluster_that_is_too_busy_is_asked_again_a_few_times(
    refusals: int, why: str, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = []

    def init(address: str, **_: object) -> None:
        addresses.append(address)
        if len(addresses) <= refusals:
            raise ConnectionAbortedError(why)

    monkeypatch.setattr(ray, "init", init)
    monkeypatch.setattr(ray, "cluster_resources", lambda: {"CPU": 4.0})
    with suppress(CorpusError), engine(None, "auto") as room:
        assert (room.most, refusals) == (3, 2)
    assert addresses == ["auto"] * asked
