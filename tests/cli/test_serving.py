"""`memcon serve`: on this machine alone, until Ctrl-C."""

import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
Room = subprocess.Popen[str]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    command = [str(Path(sys.executable).with_name("memcon")), "serve", "--port", "0", "--no-browser", "--who", "ada"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as room:
        yield room
        room.kill()


def address(room: Room) -> str:
    assert room.stdout is not None
    line = room.stdout.readline()
    assert line.startswith("The reading room is at http://127.0.0.1:")
    return line.split()[5]


def read(where: str) -> str:
    """The page at an address, which may not be there at once."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(where) as answer:  # noqa: S310 - our own address
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.05)
    raise AssertionError(where)


def test_the_room_is_open_until_it_is_closed(room: Room, tmp_path: Path) -> None:
    assert "Nothing has been read yet" in read(address(room))
    assert (tmp_path / "memcon.db").is_file()
    room.send_signal(signal.SIGINT)
    told, complaints = room.communicate(timeout=60)
    assert (room.returncode, told, complaints) == (0, "The reading room is closed.\n", "")


def test_a_port_that_is_taken_is_said_in_one_line(room: Room, tmp_path: Path) -> None:
    port = address(room).rstrip("/").rpartition(":")[2]
    command = [str(Path(sys.executable).with_name("memcon")), "serve", "--port", port, "--no-browser"]
    other = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (other.returncode, other.stderr) == (
        1,
        f"memcon: port {port}: address already in use; say another with --port\n",
    )
