"""FEEDS.toml: which feeds are followed, how often, and where what changed is told."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec

from memcon.articles.fetching import shown
from memcon.articles.links import is_whole

EVERY = dt.timedelta(minutes=30)
_SOONEST = dt.timedelta(minutes=1)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_INTERVAL = re.compile(r"(\d{1,5})\s*([mhd])")
_PLACE = re.compile(r"(?P<cause>.*?)(?: - at `\$\.?(?P<place>[^`]*)`)?", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_TYPES = {
    "`str | null`": "text",
    "`str`": "text",
    "`int`": "a whole number",
    "`array`": "a list",
    "`object`": "a table",
    "`float`": "a number",
    "`bool`": "true or false",
    "`datetime`": "a time",
}
_MISSING = re.compile(r"Object missing required field `(.*)`")

Words = Annotated[str, msgspec.Meta(min_length=1)]


class WrongSettings(Exception):  # noqa: N818 - names what was found
    """The file is not as it should be; the message says where and how, on one line."""


class FollowedAddress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One feed. `outlet` holds of all that it brings; `every` is the time between two visits; `most` how many items of
    it are read in a round; with `match`, only items that have one of these words in their title or text are."""

    address: Words
    outlet: Words | None = None
    every: Words | None = None
    most: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 20
    match: tuple[Words, ...] = ()

    @property
    def name(self) -> str:
        """How messages call it: never with a password."""
        return self.outlet or shown(self.address)


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often feeds are visited that do not say so themselves, how many pages one host is asked for in a round, and
    where news goes: a file, and an address with the name of the environment variable that holds its secret."""

    every: Words | None = None
    per_host: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 40
    out: Words | None = None
    webhook: Words | None = None
    secret_env: Words | None = None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """FEEDS.toml."""

    feed: Annotated[tuple[FollowedAddress, ...], msgspec.Meta(min_length=1)]
    watch: Telling = Telling()

    def interval(self, feed: FollowedAddress) -> dt.timedelta:
        return parse_interval(feed.every or self.watch.every) or EVERY


def read_settings(path: Path) -> Settings:
    """The settings in a file. Raises WrongSettings, and OSError where it cannot be read."""
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise WrongSettings("it is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise WrongSettings(f"it is no TOML: {_first_small(str(error))}") from error
    if "feed" not in given:
        raise WrongSettings("it names no feed (a feed is a table [[feed]] with an address)")
    try:
        settings = msgspec.convert(given, Settings)
    except msgspec.ValidationError as error:
        raise WrongSettings(_say_invalid(str(error))) from error
    _check(settings)
    return settings


def parse_interval(written: str | None) -> dt.timedelta | None:
    """ "15m", "2h" or "1d"; None for none. Raises WrongSettings."""
    if written is None:
        return None
    match = _INTERVAL.fullmatch(written.strip())
    if not match:
        raise WrongSettings(f"{written!r} is no time between visits; write 15m, 2h or 1d")
    interval = dt.timedelta(**{_UNITS[match[2]]: int(match[1])})
    if interval < _SOONEST:
        raise WrongSettings(f"{written!r} is too often; once a minute (1m) is the most")
    return interval


def _check(settings: Settings) -> None:
    """What types cannot say. Raises WrongSettings."""
    first: dict[str, int] = {}
    for number, feed in enumerate(settings.feed, 1):
        _at(f"feed {number}: every", parse_interval, feed.every)
        _at(f"feed {number}: address", check_address, feed.address)
        if feed.address in first:
            raise WrongSettings(f"feed {number}: address: it is that of feed {first[feed.address]} too")
        first[feed.address] = number
    _at("watch: every", parse_interval, settings.watch.every)
    _at("watch: webhook", check_address, settings.watch.webhook)
    if settings.watch.secret_env and not settings.watch.webhook:
        raise WrongSettings("watch: secret_env: there is no webhook that it could be for")


def check_address(address: str | None) -> None:
    """Raises WrongSettings where `address` is none of the web."""
    if address is not None and not is_whole(address):
        raise WrongSettings(f"{address!r} is no address; write it as https://example.org/feed")


def _at(place: str, check: Any, value: str | None) -> None:
    try:
        check(value)
    except WrongSettings as error:
        raise WrongSettings(f"{place}: {error}") from error


def _say_invalid(error: str) -> str:
    """What msgspec found wrong, with the place as it stands in the file."""
    match = _PLACE.fullmatch(error)
    place, cause = (_say_place(match["place"] or ""), match["cause"]) if match else ("", error)
    if unknown := _UNKNOWN.fullmatch(cause):
        kind = FollowedAddress if place.startswith("feed") else Telling if place.startswith("watch") else Settings
        known = ", ".join(kind.__struct_fields__)
        return f"{place}there is no key {unknown[1]!r} (known: {known})"
    if missing := _MISSING.fullmatch(cause):
        return f"{place}it has no {missing[1]}"
    for type_, said in _TYPES.items():
        cause = cause.replace(type_, said)
    return f"{place}{_first_small(cause)}"


def _say_place(place: str) -> str:
    """ "feed[1].most" as "feed 2: most: "."""
    said = re.sub(r"\[(\d+)\]", lambda match: f" {int(match[1]) + 1}", place)
    return "".join(f"{part}: " for part in said.split(".") if part)


def _first_small(words: str) -> str:
    return words[:1].lower() + words[1:]
