"""What is quoted tells something by itself, and what is left out is counted in words that can be understood."""

import msgspec

from memcon.model.kinds import FindingKind
from memcon.views.changes_page import _say_above
from memcon.views.excerpts import Excerpt, telling_words

EXCERPT = Excerpt(
    finding="v-1",
    article="t-1",
    before="He said “no” ",
    quote="and…",
    after=" left.\n",
    where="Post, no date",
    url=None,
    copies=1,
    citation="",
)


def test_few_words_are_shown_in_their_sentence() -> None:
    assert telling_words(EXCERPT) == "He said “no” and… left."


def test_enough_words_are_shown_alone() -> None:
    longer = msgspec.structs.replace(EXCERPT, quote="the port\nstays shut")
    assert telling_words(longer) == "the port stays shut"


def test_what_is_not_told_again_is_counted_with_its_kind() -> None:
    assert _say_above([FindingKind.MOVE]) == "1 more move stands in the words quoted above"
    assert _say_above([FindingKind.MOVE] * 3) == "3 more moves stand in the words quoted above"
