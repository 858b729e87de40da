"""Copies side by side: which text is what of which, and what differs between the two."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

from memcon.model.entries import Filed
from memcon.model.ids import short
from memcon.record import RecordView
from memcon.views.excerpts import split_sentences
from memcon.views.filed import select_articles
from memcon.views.filters import Filter
from memcon.views.tables import Table, in_tables

_ALIKE = 0.5  # the part of their words that two sentences share that are one sentence, changed


class Relation(StrEnum):
    """What a text is to another."""

    EARLIER = "earlier version"
    LATER = "later version"
    COPY = "copy"


class How(StrEnum):
    """How one text differs from another."""

    ADDED = "added"
    LEFT_OUT = "left out"
    CHANGED = "changed"


class Difference(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence that a text has and the other has not (added), or the other has alone (left out), or that is another
    in it: then `words` are the text's own, and `instead_of` those of the other."""

    how: How
    words: str
    instead_of: str | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What `article` is to `other`, and what differs."""

    article: str
    relation: Relation
    other: str
    differences: tuple[Difference, ...]


def list_copies(view: RecordView, asked: Filter | None = None) -> Iterator[Table]:
    """The texts that are copies or versions of another, with what each has otherwise than that one, in tables of so
    many rows, each as soon as it is found; `asked` narrows them as it does articles."""
    rows = (
        (short(c.article), c.relation.value, short(c.other), d.how.value if d else "same words", _say(d) if d else "")
        for filed in select_articles(view, asked)
        for c in _compare_with_fullest(view, filed)
        for d in c.differences or (None,)
    )
    columns = ("article", "is", "of", "how", "words")
    return in_tables(Table(what="copies", columns=columns, rows=(), wide=("words",)), rows)


def compare_with_copies(view: RecordView, filed: Filed) -> tuple[Comparison, ...]:
    """An article with each of its copies and versions."""
    others = dict.fromkeys((*filter(None, [filed.superseded_by]), *filed.copies))
    return tuple(_compare(view, filed.id, other) for other in others)


def _compare_with_fullest(view: RecordView, filed: Filed) -> Iterator[Comparison]:
    """An earlier version with the newest, any other copy with the fullest one that stands; that one with none."""
    if filed.superseded_by:
        yield _compare(view, filed.id, filed.superseded_by)
        return
    story = [view.article(id_) for id_ in (filed.id, *filed.copies)]
    standing = [one for one in story if not one.superseded_by]
    fullest = max(standing, key=lambda one: (one.words, one.id))
    if fullest.id != filed.id:
        yield _compare(view, filed.id, fullest.id)


def _compare(view: RecordView, article: str, other: str) -> Comparison:
    differences = find_differences(view.text(article), view.text(other))
    return Comparison(article=article, relation=_relate(view, article, other), other=other, differences=differences)


def _relate(view: RecordView, article: str, other: str) -> Relation:
    if view.superseded_by(article) == other:
        return Relation.EARLIER
    return Relation.LATER if view.superseded_by(other) == article else Relation.COPY


def find_differences(text: str, other: str) -> tuple[Difference, ...]:
    """What `text` has otherwise than `other`, sentence by sentence, in order."""
    ours, theirs = split_sentences(text), split_sentences(other)
    found: list[Difference] = []
    for tag, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _tell(ours[c:d], theirs[a:b])
    return tuple(found)


def _tell(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Difference]:
    """Sentences in place of others: each with the first that it may have been, in order."""
    at = 0
    for sentence in ours:
        was = next((n for n in range(at, len(theirs)) if _may_be_one(sentence, theirs[n])), None)
        if was is None:
            yield Difference(how=How.ADDED, words=sentence)
            continue
        yield from (Difference(how=How.LEFT_OUT, words=left) for left in theirs[at:was])
        yield Difference(how=How.CHANGED, words=sentence, instead_of=theirs[was])
        at = was + 1
    yield from (Difference(how=How.LEFT_OUT, words=left) for left in theirs[at:])


def _may_be_one(a: str, b: str) -> bool:
    matcher = SequenceMatcher(None, a.split(), b.split(), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def say_changed(words: str, instead_of: str) -> str:
    """The words that were changed, each with what stood in their place: "2 June → 3 June"."""
    ours, theirs = words.split(), instead_of.split()
    codes = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    parts = ((theirs[a:b], ours[c:d]) for tag, a, b, c, d in codes if tag != "equal")
    return "; ".join(f"{' '.join(old) or '–'} → {' '.join(new) or '–'}" for old, new in parts)


def _say(difference: Difference) -> str:
    if difference.instead_of is None:
        return difference.words
    return f"{difference.words} ({say_changed(difference.words, difference.instead_of)})"
