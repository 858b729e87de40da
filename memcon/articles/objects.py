"""Articles as JSON objects: "id", "text", and perhaps "published", "outlet", "title", "author", "url".

Other fields are passed over unread: they may be someone's coding of the text.
"""

from collections.abc import Iterator
from typing import IO, Any

import msgspec

from memcon.articles.arrivals import Draft
from memcon.articles.decoding import is_wide
from memcon.articles.limits import ENDLESS, LINE, Unusable
from memcon.articles.published import settle_published
from memcon.model.articles import Publication

_MARK = b"\xef\xbb\xbf"
_NAMED = ("outlet", "author", "title", "url", "published")


class _Object(msgspec.Struct):
    id: Any = None
    text: Any = None
    outlet: Any = None
    author: Any = None
    title: Any = None
    url: Any = None
    published: Any = None


def draft_object(data: bytes) -> Draft:
    """The draft that one JSON object makes. Raises Unusable."""
    LINE.check(len(data), exact=False)
    try:
        found = msgspec.json.decode(data, type=_Object)
    except msgspec.ValidationError as error:
        raise Unusable("it is JSON, but no object") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unusable(f"it is not JSON ({_in_brief(error)})") from error
    if not isinstance(found.text, str):
        raise Unusable('the object has no "text"')
    fields, warnings = _fields(found)
    fields["published"], doubted = settle_published(fields["published"])
    return Draft(
        body=found.text,
        original=bytes(data),
        publication=Publication(**fields),
        id=_own_id(found.id),
        warnings=warnings + doubted,
    )


def split_list(data: bytes) -> Iterator[bytes]:
    """The JSON of each object in `data`, which is one object or a list of them. Raises Unusable."""
    bare = data.removeprefix(_MARK).strip()
    if not bare.startswith(b"["):
        yield bare
        return
    try:
        items = msgspec.json.decode(bare, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unusable(f"it is not JSON ({_in_brief(error)})") from error
    for item in items:
        yield bytes(item)


def split_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines of `stream` that are not blank, with their numbers from 1; of one that is too long, only as much as
    shows that it is. Raises Unusable where they are in an encoding of which lines cannot be told apart."""
    number = 0
    while line := stream.readline(LINE.bytes + 1):
        number += 1
        if number == 1 and is_wide(line):
            raise Unusable("it is UTF-16 or UTF-32, and JSON Lines are UTF-8")
        if len(line) > LINE.bytes:
            _skip_rest(line, stream)
        if bare := (line.removeprefix(_MARK) if number == 1 else line).strip():
            yield number, bare


def _skip_rest(line: bytes, stream: IO[bytes]) -> None:
    skipped = 0
    while line and not line.endswith(b"\n"):
        skipped += len(line)
        if skipped > ENDLESS.bytes:
            raise Unusable(f"it has a line that goes on for more than {ENDLESS.bytes // 1_000_000} MB")
        line = stream.readline(LINE.bytes)


def _fields(found: _Object) -> tuple[dict[str, str | None], tuple[str, ...]]:
    fields: dict[str, str | None] = {}
    warnings = []
    for name in _NAMED:
        value = getattr(found, name)
        fields[name] = value.strip() or None if isinstance(value, str) else None
        if value is not None and not isinstance(value, str):
            warnings.append(f'its "{name}" is no text and is left out')
    return fields, tuple(warnings)


def _own_id(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _in_brief(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error).removeprefix("JSON is malformed: ")
