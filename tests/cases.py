"""The articles that whole-reader tests run over: the examples, and the seed's gold where it lies beside the project."""

import json
from functools import cache
from pathlib import Path

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Reading
from memcon.model.ids import text_id

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "istanbul-2025"
SHARED = ROOT.parent / "shared"
SEED_GOLD = SHARED / "seed" / "gold"


def example_files() -> list[Path]:
    return sorted(path for path in EXAMPLES.glob("*.json") if not path.name.endswith(".gold.json"))


def seed_files() -> list[Path]:
    return sorted(SEED_GOLD.glob("*.json"))


def article_of(path: Path) -> Article:
    """The article of a file with its text untouched, whatever else the file says of it."""
    told = json.loads(path.read_text("utf-8"))
    return article_with(told["text"], published=told.get("published"), id_=told["id"])


def article_with(body: str, *, published: str | None = None, id_: str = "article") -> Article:
    text = Text(id=text_id(body), body=body, cleaning="as-given")
    return Article(id=id_, text=text, publication=Publication(published=published))


@cache
def reading_of(path: Path) -> Reading:
    """What the reader finds in the article of a file; read once."""
    return read(article_of(path))


def read(article: Article) -> Reading:
    from memcon.reading import Reader

    return Reader().read(article)
