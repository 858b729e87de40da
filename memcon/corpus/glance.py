"""The first look at what came, before anything is parsed: whether it can hold what is looked for.

It is cheap, and may let through what a closer look then passes over; it passes over nothing that a closer look would
take. A page is looked at as the letters of its source without the tags.
"""

import html
import re
from typing import Any

import msgspec

from memcon.articles.limits import Unusable
from memcon.articles.tongue import UNDETERMINED, is_read, language_of
from memcon.corpus.matching import Match
from memcon.corpus.outcomes import Reason
from memcon.corpus.raw import Form, Passed, Raw

_SOURCE = re.compile(r"<(script|style|template|svg)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WITHIN = re.compile(r"</?(?:a|abbr|b|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PAPER = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_HEAD = 1024  # bytes


class _Told(msgspec.Struct):
    text: Any = None
    title: Any = None


def glance(raw: Raw, match: Match) -> Passed | None:
    """Why an article is passed over at first sight; None where it has to be looked at more closely."""
    if raw.form is Form.OBJECT:
        return _glance_at_object(raw.data, match)
    if any(mark in raw.data[:_HEAD] for mark in _PAPER):
        return None  # what stands in a paper does not show in its bytes
    return _glance_at_page(raw, match)


def decide(body: str, title: str | None, language: str | None, match: Match) -> Passed | None:
    """Why an article whose text is known is passed over; None where it is to be read."""
    if not is_read(language):
        return Passed(Reason.LANGUAGE, language or UNDETERMINED)
    return None if match.is_in(body, title or "") else Passed(Reason.NO_MATCH)


def _glance_at_object(data: bytes, match: Match) -> Passed | None:
    try:
        told = msgspec.json.decode(data, type=_Told)
    except (ValueError, RecursionError):
        return None  # it will be refused with its cause
    if not isinstance(told.text, str):
        return None
    if not told.text.strip():
        return Passed(Reason.EMPTY)
    return _glance_at(told.text, told.title if isinstance(told.title, str) else "", match)


def _glance_at_page(raw: Raw, match: Match) -> Passed | None:
    from memcon.articles.pages.source import source_of

    try:
        source, _ = source_of(raw.data, raw.charset)
    except Unusable:
        return None  # it will be refused with its cause
    return _glance_at(source, "", match)


def _glance_at(text: str, title: str, match: Match) -> Passed | None:
    """By its words, which cost least, and then its language. Words are looked for in the whole of a source, for an
    attribute or a script may hold its title."""
    bare = _without_tags(text) if "<" in text else text
    if match.ways and not match.is_in(_plain(bare), _plain(html.unescape(text)) if bare != text else "", title):
        return Passed(Reason.NO_MATCH)
    language = language_of(bare) if bare.strip() else None
    return None if is_read(language) else Passed(Reason.LANGUAGE, language)


def _plain(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", text)


def _without_tags(source: str) -> str:
    shown = _SOURCE.sub(" ", source)
    return html.unescape(_TAG.sub("\n", _WITHIN.sub("", shown)))
