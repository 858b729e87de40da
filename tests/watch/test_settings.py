"""FEEDS.toml: what it may say, and what is said of it when it is wrong."""

import datetime as dt
from pathlib import Path

import pytest

from memcon.watch.settings import FollowedAddress, Settings, WrongSettings, read_settings
from tests.cases import ROOT

FEED = '[[feed]]\naddress = "https://gazette.example/feed"\n'


def read(folder: Path, text: str) -> Settings:
    path = folder / "feeds.toml"
    path.write_text(text, "utf-8")
    return read_settings(path)


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(WrongSettings) as error:
        read(folder, text)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_an_address_is_enough(tmp_path: Path) -> None:
    settings = read(tmp_path, FEED)
    (feed,) = settings.feed
    assert feed.name == "https://gazette.example/feed"
    assert settings.interval(feed) == dt.timedelta(minutes=30)


def test_a_feeds_own_interval_goes_before_the_one_for_all(tmp_path: Path) -> None:
    other = FEED.replace("gazette", "courier") + 'every = "2h"\n'
    settings = read(tmp_path, f'[watch]\nevery = "1d"\n{FEED}{other}')
    assert [settings.interval(feed) for feed in settings.feed] == [dt.timedelta(days=1), dt.timedelta(hours=2)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it names no feed (a feed is a table [[feed]] with an address)"),
        ("feed = []", "feed: "),
        ("[[feed]\n", "it is no TOML: "),
        (f"{FEED}[[feed]]\noutlet = 'x'", "feed 2: it has no address"),
        (f"{FEED}{FEED}", "feed 2: address: it is that of feed 1 too"),
        (f"{FEED}adress = 1", "feed 1: there is no key 'adress' (known: address, outlet, every, most, match)"),
        (f"wach = 1\n{FEED}", "there is no key 'wach' (known: feed, watch)"),
        (f"[watch]\nevry = 1\n{FEED}", "watch: there is no key 'evry' (known: every, "),
        (f"{FEED}every = 15", "feed 1: every: expected text, got a whole number"),
        (f"{FEED}every = '15 minutes'", "feed 1: every: '15 minutes' is no time between visits; write 15m, 2h or 1d"),
        (f"{FEED}every = '0m'", "feed 1: every: '0m' is too often; once a minute (1m) is the most"),
        (f"{FEED}most = 0", "feed 1: most: expected a whole number >= 1"),
        (f"{FEED}match = 'ferry'", "feed 1: match: expected a list, got text"),
        (FEED.replace("https", "ftp"), "feed 1: address: 'ftp://gazette.example/feed' is no address; write it as "),
        (f"[watch]\nwebhook = 'hook'\n{FEED}", "watch: webhook: 'hook' is no address"),
        (f"[watch]\nsecret_env = 'KEY'\n{FEED}", "watch: secret_env: there is no webhook that it could be for"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert complaint(tmp_path, text).startswith(said)


def test_a_line_that_is_no_toml_is_numbered(tmp_path: Path) -> None:
    assert "line 3" in complaint(tmp_path, f"{FEED}every 15m\n")


def test_bytes_that_are_no_text_are_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongSettings, match="it is not UTF-8"):
        read_settings(tmp_path / "feeds.toml")


def test_the_example_that_ships_is_in_order() -> None:
    settings = read_settings(ROOT / "examples" / "feeds.toml")
    assert len(settings.feed) > 1
    assert all(feed.address.startswith("https://example.org/") for feed in settings.feed)


def test_a_feed_without_an_outlet_is_called_by_its_address_without_the_password() -> None:
    assert FollowedAddress(address="https://ada:secret@gazette.example/rss").name == "https://gazette.example/rss"
