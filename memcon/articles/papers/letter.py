"""Letters (.eml): the text of an e-mail, its attachments and the letters that it forwards, each an item of its own.

The parts are taken apart by the standard library's email package with its older policy (compat32), for the newer one
raises errors of many kinds where headers are broken.
"""

import email
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

import msgspec

from memcon.articles.blocks import Item
from memcon.articles.limits import PAPER, Unusable
from memcon.articles.papers.attached import items_of_attachment
from memcon.articles.papers.headers import Headers
from memcon.articles.papers.letter_parts import Attachment, Letter, parts_of
from memcon.articles.papers.letter_text import best_of, without_feet
from memcon.model.articles import Publication

_MOST_ITEMS = 200


def read_letter(data: bytes) -> tuple[Item, ...]:
    """The items of a letter: its own text, then what is attached to it and the letters that it forwards. Raises
    Unusable where it is no letter, is nested too deeply, or has no text anywhere.

    An item's `page` is the letter that it came in, as a "mid:" address (RFC 2392).
    """
    PAPER.check(len(data))
    try:
        message = email.message_from_bytes(data)
    except (RecursionError, ValueError, LookupError) as error:
        raise Unusable("it is a broken letter") from error
    if not message.keys():
        raise Unusable("it is no letter: it has no headers")
    items = [item for _, item in zip(range(_MOST_ITEMS), _items(message, None), strict=False)]
    if not any(item.blocks for item in items):
        causes = "; ".join(warning for item in items for warning in item.warnings)
        raise Unusable("it holds no text" + (f" ({causes})" if causes else ""))
    return _told(items)


def _items(message: "Message[str, str]", page: str | None) -> Iterator[Item]:
    headers, parts = Headers(message), parts_of(message)
    published, warnings = headers.sent()
    publication = Publication(
        outlet=headers.outlet,
        author=headers.author,
        title=headers.subject,
        url=headers.address,
        published=published,
        page=page,
    )
    found, untold = _attached(parts, headers.address)
    texts = [best_of(renderings) for renderings in parts.texts]
    notes = [note for text in texts for note in text.notes]
    blocks = without_feet([block for text in texts for block in text.blocks])
    yield Item(blocks, publication, headers.id, (*warnings, *notes, *untold))
    yield from found
    for letter in parts.letters:
        yield from _items(letter, headers.address)


def _attached(parts: Letter, page: str | None) -> tuple[list[Item], list[str]]:
    """The items of the attachments, and what is to be said of those that have none."""
    items, warnings = [], []
    for attachment in parts.attachments:
        try:
            for item in items_of_attachment(attachment):
                publication = msgspec.structs.replace(item.publication, page=page)
                items.append(replace(item, publication=publication))
        except Unusable as cause:
            warnings.append(f"its attachment {_named(attachment)} is not read: {cause}")
    return items, warnings


def _named(attachment: Attachment) -> str:
    return repr(attachment.name[:80]) if attachment.name else f"of the type {attachment.media_type[:60]}"


def _told(items: list[Item]) -> tuple[Item, ...]:
    """The items that have text; the first of them tells what was to be said of those that have none."""
    kept = [item for item in items if item.blocks]
    untold = tuple(warning for item in items if not item.blocks for warning in item.warnings)
    return (replace(kept[0], warnings=(*kept[0].warnings, *untold)), *kept[1:])
