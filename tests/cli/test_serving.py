"""`memcon serve`: on this machine alone, or for those who log in, until Ctrl-C."""

import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import trustme

pytestmark = pytest.mark.slow
Room = subprocess.Popen[str]
ANYWHERE = "0.0.0.0"  # noqa: S104 - what such a room is asked for
MEMCON = str(Path(sys.executable).with_name("memcon"))


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


@pytest.mark.parametrize("options", [("--host", ANYWHERE, "--name", "talks.example"), ("--log-in",),
                                     ("--proxy", "127.0.0.1")])  # fmt: skip
def test_a_room_for_others_is_not_opened_without_users(tmp_path: Path, options: tuple[str, ...]) -> None:
    refused = attempt(tmp_path, *options)
    host = options[1] if options[0] == "--host" else "127.0.0.1"
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"memcon: host {host}: nobody could log in; make a user first: memcon user add NAME --role admin\n"
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--host", ANYWHERE), "host 0.0.0.0: say by which name the room may be called, with --name"),
        (("--host", "192.0.2.1"), "host 192.0.2.1: cannot be served on"),
        (("--name", "*"), "'*' is no name or address of a machine"),
        (("--certificate", "record.pem"), "--certificate and --key go together"),
        (("--certificate", "record.pem", "--key", "record.pem"), "no certificate and key in PEM that belong together"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    (tmp_path / "record.pem").write_text("no certificate")
    add_user(tmp_path)
    refused = attempt(tmp_path, *options)
    assert refused.returncode in {1, 2}
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_room_for_others_lets_in_who_logs_in_and_answers_to_its_names_alone(tmp_path: Path) -> None:
    add_user(tmp_path)
    with opened_room(tmp_path, "--host", ANYWHERE, "--name", "talks.example") as room:
        assert room.stdout is not None
        port = room.stdout.readline().split()[5].rstrip("/").rpartition(":")[2]
        assert asked(port, "talks.example").status == 303
        assert asked(port, f"talks.example:{port}", "/log-in").status == 200
        assert [asked(port, host).status for host in ("127.0.0.1", "evil.example", "")] == [400] * 3
        room.send_signal(signal.SIGINT)
        _, complaints = room.communicate(timeout=60)
    assert "passwords travel in the clear" in complaints


def test_only_a_proxy_that_is_named_is_believed(tmp_path: Path) -> None:
    add_user(tmp_path)
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    for proxy, is_believed in (("127.0.0.1", True), ("192.0.2.1", False)):
        with opened_room(tmp_path, "--proxy", proxy, "--name", "talks.example") as room:
            assert room.stdout is not None
            port = room.stdout.readline().split()[5].rstrip("/").rpartition(":")[2]
            cookies = asked(port, "talks.example", "/log-in", headers).getheader("set-cookie") or ""
            assert ("Secure" in cookies) is is_believed


def test_a_room_with_a_certificate_is_sealed(tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("talks.example")
    issued.cert_chain_pems[0].write_to_path(str(tmp_path / "talks.pem"))
    issued.private_key_pem.write_to_path(str(tmp_path / "talks.key"))
    add_user(tmp_path)
    sealed = ("--certificate", "talks.pem", "--key", "talks.key", "--name", "talks.example", "--log-in")
    with opened_room(tmp_path, *sealed) as room:
        assert room.stdout is not None
        address = room.stdout.readline().split()[5]
        assert address.startswith("https://talks.example:")
        context = ssl.create_default_context()
        authority.configure_trust(context)
        port = int(address.rstrip("/").rpartition(":")[2])
        with (
            socket.create_connection(("127.0.0.1", port), 60) as plain,
            context.wrap_socket(plain, server_hostname="talks.example") as connection,
        ):
            connection.sendall(b"GET /log-in HTTP/1.1\r\nHost: talks.example\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 200")
    assert "Secure" in answer


def add_user(folder: Path) -> None:
    command = [MEMCON, "user", "add", "Ada Holm", "--role", "admin", "--password-stdin"]
    subprocess.run(command, cwd=folder, input="a ferry at low tide\n", text=True, check=True, capture_output=True)


def attempt(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [MEMCON, "serve", "--port", "0", "--no-browser", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def opened_room(folder: Path, *options: str) -> Iterator[Room]:
    command = [MEMCON, "serve", "--port", "0", "--no-browser", *options]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as room:
        yield room
        room.kill()


def asked(port: str, host: str, path: str = "/", headers: dict[str, str] | None = None) -> HTTPResponse:
    """The answer at a port of this machine, asked for by another name."""
    for _ in range(200):
        connection = HTTPConnection("127.0.0.1", int(port), timeout=60)
        try:
            connection.request("GET", path, headers={"Host": host, **(headers or {})})
            return connection.getresponse()
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError(port)
