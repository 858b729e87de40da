"""Invented articles for a corpus, as many as are wanted, the same for the same seed: of 50 to 700 words, by several
outlets over two years, a fifth of them about something else than talks."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.cases import SHARED
from benchmarks.invented import OUTLETS, invent
from benchmarks.wire import seeded, write_report

_EVERYDAY = (
    "The bakery on the corner opens an hour earlier from this week, and its owner has hired two hands.",
    "Rain is expected in the hills by the evening, with strong wind along the shore.",
    "The museum shows paintings of boats until the end of the summer; children pay half.",
    "Last year's champions lost by two goals to the visitors in front of a small crowd.",
    "A new line of trams will cross the old town when the works are done.",
    "The price of apples has gone up by a tenth since the frost, growers at the market said.",
    "The choir sings in the cathedral on Sunday, and the doors are open to all.",
    "Firemen put out a fire in a barn, and nobody was hurt.",
)
_DAILY = 0.2  # of the articles: about something else


def write_articles(number: int, seed: int = 1, longest: int = 600) -> Iterator[dict[str, Any]]:
    """Objects as `memcon read` takes them; what one says beside its opening has at most so many words."""
    chance = seeded(seed)
    talks = invent(number, seed)
    for nth in range(number):
        daily = chance.random() < _DAILY
        yield {
            "id": f"a{nth:06d}",
            "outlet": chance.choice(OUTLETS),
            "title": f"{'About town' if daily else 'Talks'}, {nth}",
            "published": f"{chance.choice((2030, 2031))}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
            "text": _everyday(chance) if daily else _on_talks(chance, talks[nth]["text"], longest),
            "about": "town" if daily else "talks",
        }


def put_halves(number: int, folder: Path, seed: int = 1, longest: int = 600) -> list[Path]:
    """Writes articles as two files of JSON Lines, with those of PolNeAR among them where that corpus is there."""
    folder.mkdir(exist_ok=True)
    halves = [folder / "first.jsonl", folder / "second.jsonl"]
    articles = [*_polnear(number // 10), *write_articles(number, seed, longest)][:number]
    for nth, path in enumerate(halves):
        path.write_text("".join(f"{json.dumps(one)}\n" for one in articles[nth::2]), "utf-8")
    return halves


def _polnear(most: int) -> list[dict[str, Any]]:
    import gzip

    place = SHARED / "corpora" / "polnear" / "train.jsonl.gz"
    if not place.exists():
        return []
    with gzip.open(place, "rt", encoding="utf-8") as file:
        return [json.loads(line) for _, line in zip(range(most), file, strict=False)]


def _on_talks(chance: random.Random, opening: str, longest: int) -> str:
    return f"{opening}\n\n{write_report(chance, chance.randrange(40, longest)).body}"


def _everyday(chance: random.Random) -> str:
    paragraphs = (" ".join(chance.sample(_EVERYDAY, chance.randrange(2, 5))) for _ in range(chance.randrange(2, 8)))
    return "\n\n".join(paragraphs)
