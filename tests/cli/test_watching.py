"""`memcon watch`: what it says, when it ends, and what it leaves behind."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cases import ROOT
from tests.watch.test_feeds import full, item
from tests.watch.town import Answer, Asked, Town, opened_town, reports

from .conftest import Run

ONE, TWO = reports(2)
PLAIN = f"""
import signal; signal.signal(signal.SIGINT, signal.default_int_handler)  # which tests that run unwatched may ignore
import sys; sys.path.insert(0, {str(ROOT)!r})
import memcon.reading
from tests.cli.plain_reader import PlainReader
memcon.reading.Reader = PlainReader
from memcon.cli import main; main()
"""
PATIENCE = 30.0  # seconds that a program of its own may take to come to where a test waits for it


@pytest.fixture
def town() -> Iterator[Town]:
    with opened_town() as town:
        yield town


def feeds(town: Town, *more: str) -> str:
    """A file that names the town's feed; its path."""
    table = [f'[[feed]]\naddress = "{town.at("/feed")}"\noutlet = "Town News"\n']
    Path("feeds.toml").write_text("\n".join([*more, *table]), "utf-8")
    return "feeds.toml"


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """`memcon watch` in a process of its own, with the plain reader."""
    command = [sys.executable, "-c", PLAIN, "watch", "feeds.toml", "--allow-private", *arguments]
    return subprocess.Popen(command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_one_round_is_told_in_plain_words(run: Run, town: Town) -> None:
    town.put_feed("/feed", full(1, ONE))
    result = run("watch", feeds(town), "--once", "--allow-private", "--out", "changes.xml")
    first, second = result.output.splitlines()
    assert first.startswith("Town News: 1 new; next at ")
    assert second == "1 change in the record, by 1 article"
    assert "Nobody in Adahaven" in Path("changes.xml").read_text("utf-8")
    assert result.exit_code == 0


def test_what_is_read_stands_in_the_record(run: Run, town: Town) -> None:
    town.put_feed("/feed", full(1, ONE))
    run("watch", feeds(town), "--once", "--allow-private")
    assert "Nobody in Adahaven" in run("statements").output


def test_a_feed_that_fails_is_told_in_one_line_and_the_round_goes_on(run: Run, town: Town) -> None:
    result = run("watch", feeds(town), "--once", "--allow-private")
    assert result.stderr.startswith("memcon: Town News: ")
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 1


def test_a_refusal_by_our_own_rules_names_the_option_and_holds_up_nothing(run: Run, town: Town) -> None:
    town.put_feed("/feed", full(1, ONE))
    refused = run("watch", feeds(town), "--once")
    assert refused.stderr.endswith("nothing is fetched from there (--allow-private lifts this)\n")
    assert refused.exit_code == 1
    allowed = run("watch", feeds(town), "--once", "--allow-private")
    assert "Town News: 1 new" in allowed.stdout
    assert allowed.exit_code == 0


def test_nothing_within_a_private_network_is_asked_unless_that_is_allowed(run: Run, town: Town) -> None:
    town.put_feed("/feed", full(1, ONE))
    result = run("watch", feeds(town), "--once")
    assert town.asked == []
    assert "nothing is fetched from there" in result.stderr


def test_settings_that_are_wrong_are_refused_with_their_place(run: Run, town: Town) -> None:
    path = feeds(town, "[watch]", "evry = '1h'")
    result = run("watch", path, "--once")
    assert result.exit_code == 1
    assert result.stderr.startswith("memcon: feeds.toml: watch: there is no key 'evry'")
    assert not Path("memcon.db").exists()


def test_settings_that_are_not_there_are_refused(run: Run) -> None:
    result = run("watch", "feeds.toml", "--once")
    assert result.exit_code == 1
    assert result.stderr == "memcon: feeds.toml: no such file or directory\n"


def test_a_secret_that_is_not_set_is_named(run: Run, town: Town) -> None:
    path = feeds(town, "[watch]", f'webhook = "{town.at("/hook")}"', 'secret_env = "MEMCON_NO_SUCH_SECRET"')
    result = run("watch", path, "--once")
    assert "MEMCON_NO_SUCH_SECRET" in result.stderr
    assert result.exit_code == 1


def test_a_file_that_the_settings_name_stands_beside_them(run: Run, town: Town) -> None:
    town.put_feed("/feed", full(1, ONE))
    Path("kept").mkdir()
    Path(feeds(town, "[watch]", 'out = "changes.xml"')).rename("kept/feeds.toml")
    run("watch", "kept/feeds.toml", "--once", "--allow-private")
    assert Path("kept/changes.xml").exists()


def test_a_webhook_gets_signed_news(run: Run, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOWN_SECRET", "of the harbour")
    town.put_feed("/feed", full(1, ONE))
    town.put("/hook", Answer(status=204))
    path = feeds(town, "[watch]", f'webhook = "{town.at("/hook")}"', 'secret_env = "TOWN_SECRET"')
    run("watch", path, "--once", "--allow-private")
    (message,) = [one for one in town.asked if one.path == "/hook"]
    assert message.headers["webhook-signature"].startswith("v1,")
    assert "Nobody in Adahaven" in json.loads(message.body)["changes"][0]["text"]


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_follows_until_it_is_stopped_and_then_ends_well(
    tmp_path: Path, town: Town, monkeypatch: pytest.MonkeyPatch, sign: signal.Signals
) -> None:
    monkeypatch.chdir(tmp_path)
    town.put_feed("/feed", full(1, ONE))
    feeds(town)
    process = start(tmp_path, "--out", "changes.xml")
    wait_for((tmp_path / "changes.xml").exists)
    process.send_signal(sign)
    said, warned = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert said.startswith("Following 1 feed; stop with Ctrl-C.\n")
    assert warned == "Stopped; started again, it goes on where it was.\n"


@pytest.mark.slow
def test_killed_in_the_middle_of_a_round_it_goes_on_where_it_was(
    tmp_path: Path, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    killed: list[subprocess.Popen[str]] = []

    def kill(asked: Asked) -> Answer:
        if killed and killed[0].poll() is None:
            killed[0].kill()
        return Answer(status=500)

    town.put_feed("/feed", full(1, ONE), item(2))
    town.put("/2", kill)
    feeds(town)
    killed.append(start(tmp_path, "--once", "--out", "changes.xml"))
    assert killed[0].wait(PATIENCE) == -signal.SIGKILL
    town.put_page("/2", TWO)
    again = start(tmp_path, "--once", "--out", "changes.xml")
    said, _ = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0
    assert "2 changes in the record, by 2 articles" in said or said.count("1 change in the record, by 1 article") == 2
    written = ElementTree.parse(tmp_path / "changes.xml").getroot()  # noqa: S314 - our own
    assert len(written.findall("{http://www.w3.org/2005/Atom}entry")) == 2
