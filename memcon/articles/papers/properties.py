"""What a file's properties say of it. They are often those of the template, the program or the clerk, so a value
counts only where the text says the same. The patterns are data, in properties.toml."""

import re

from memcon.articles.knowledge import pattern

_LONGEST = 300  # characters
_NO_WORD = re.compile(r"\W+")
_DAY = re.compile(r"(?:D:)?((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])")


def confirmed(value: str | None, text: str) -> str | None:
    """The title or author that a file's properties give, where it also stands in its text; else None."""
    bare = " ".join((value or "").split())
    if not bare or len(bare) > _LONGEST or is_made_up(bare):
        return None
    return bare if f" {_plain(bare)} " in f" {_plain(text)} " else None


def is_made_up(value: str) -> bool:
    """Whether a program has written the value on its own."""
    return bool(pattern("papers/properties", "value").fullmatch(value))


def day_made(value: str | None) -> str | None:
    """The day in a PDF's date ("D:20310305120000Z") or an ISO 8601 one, as an ISO 8601 date."""
    found = _DAY.match(value or "")
    return "-".join(found.groups()) if found else None


def made_on(value: str | None) -> tuple[str, ...]:
    """What to say of the day on which a file was made, where it is known: it is no day of publication."""
    day = day_made(value)
    return (f"the file was made on {day}; when it was published is not said",) if day else ()


def _plain(words: str) -> str:
    return _NO_WORD.sub(" ", words.casefold()).strip()
