"""The articles and corpora that are measured on."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "istanbul-2025"
SHARED = ROOT.parent / "shared"  # corpora that do not ship; what needs them is left out where they are not there


def objects(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a folder of .json files, or of a .jsonl or .jsonl.gz file."""
    if path.is_dir():
        yield from (json.loads(file.read_text("utf-8")) for file in sorted(path.glob("*.json")))
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as rows:
        yield from (json.loads(row) for row in rows if row.strip())


def example_gold() -> dict[str, dict[str, Any]]:
    """The examples that were read by hand, by id."""
    told = [json.loads(file.read_text("utf-8")) for file in sorted(EXAMPLES.glob("*.gold.json"))]
    return {document["id"]: document for document in told}


def example_articles() -> list[Article]:
    files = [file for file in sorted(EXAMPLES.glob("*.json")) if not file.name.endswith(".gold.json")]
    return list(articles(json.loads(file.read_text("utf-8")) for file in files))


def articles(documents: Iterable[Mapping[str, Any]]) -> Iterator[Article]:
    """The documents as articles, their text untouched."""
    for told in documents:
        text = Text(id=text_id(told["text"]), body=told["text"], cleaning="as-given")
        publication = Publication(outlet=told.get("outlet"), title=told.get("title"), published=told.get("published"))
        yield Article(id=str(told["id"]), text=text, publication=publication)
