"""Items of feeds that come again in other words, under the same name and day of publication."""

from dataclasses import replace

import pytest

from .conftest import Stage
from .town import FEED_TYPE, Answer, Item, rss

REST = " ".join(f"The harbour office of ward {n} said that boats of row {n} lie where they lay." for n in range(1, 25))


def boats(number: int) -> Item:
    words = f"“We have {number} boats in the harbour,” said envoy Mona Vik. {REST}"
    return Item("b-1", "Boats", "/boats", words)


def put(stage: Stage, item: Item, updated: str | None = None) -> str:
    body = rss(item.at(stage.town.address))
    if updated:
        change = f'<a10:updated xmlns:a10="http://www.w3.org/2005/Atom">{updated}</a10:updated></item>'
        body = body.replace(b"</item>", change.encode())
    return stage.town.put("/feed", Answer(body, media_type=FEED_TYPE))


def follow(stage: Stage, *items: tuple[int, str | None]) -> None:
    watch = stage.watch(put(stage, boats(items[0][0]), items[0][1]))
    for number, updated in items:
        put(stage, boats(number), updated)
        watch.once()
        stage.clock.turn(hours=1)


@pytest.mark.parametrize("updated", [None, "2031-03-05T10:00:00Z"])
def test_an_item_whose_words_changed_is_a_new_version_of_its_text(stage: Stage, updated: str | None) -> None:
    follow(stage, (412, None), (214, updated))
    assert stage.quotes() == ["We have 214 boats in the harbour,"]


def test_an_item_that_goes_back_to_its_first_words_says_these_again(stage: Stage) -> None:
    follow(stage, (412, None), (214, None), (412, None))
    assert stage.quotes() == ["We have 412 boats in the harbour,"]


def test_another_item_at_the_same_address_stands(stage: Stage) -> None:
    other = replace(boats(100), guid="b-2", words=f"“Nobody counts them,” said Ada Holm. {REST}")
    for number in (412, 214):
        watch = stage.watch(stage.town.put_feed("/feed", boats(number), other))
        watch.once()
    assert stage.quotes() == ["Nobody counts them,", "We have 214 boats in the harbour,"]
