"""The articles that whole-reader tests run over: the examples, and the seed's gold where it lies beside the project."""

from functools import cache
from pathlib import Path

from benchmarks import exchange
from memcon.articles import Arrival, load
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


def article_of(path: Path, *, as_given: bool = True) -> Article:
    """The article of a file, its text untouched or cleaned."""
    (loaded,) = load([str(path)], as_given=as_given)
    assert isinstance(loaded, Arrival), loaded
    return loaded.article


def article_with(body: str, *, published: str | None = None, id_: str = "article") -> Article:
    return Article(id=id_, text=Text(text_id(body), body, "as-given"), publication=Publication(published=published))


@cache
def reading_of(path: Path, *, as_given: bool = True) -> Reading:
    """What the reader finds in the article of a file; read once, for the tests of rule 5 too."""
    return exchange.reading_of(path) if as_given else read(article_of(path, as_given=as_given))


def read(article: Article) -> Reading:
    from memcon.reading import Reader

    return Reader().read(article)
