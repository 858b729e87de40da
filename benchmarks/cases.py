"""The articles and corpora that are measured on."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from memcon.articles import Arrival, Refused, load
from memcon.model.articles import Article

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "istanbul-2025"
SHARED = ROOT.parent / "shared"  # corpora that do not ship; what needs them is left out where they are not there


def example_gold_files() -> list[Path]:
    """The examples that were read by hand."""
    return sorted(EXAMPLES.glob("*.gold.json"))


def example_files() -> list[Path]:
    return sorted(set(EXAMPLES.glob("*.json")) - set(example_gold_files()))


def report_files() -> list[Path]:
    """The invented reports on other talks, in which the meetings are marked."""
    return sorted((ROOT / "tests" / "reading" / "reports").glob("*.json"))


def told_files() -> list[Path]:
    """The invented reports on other talks, in which the statements are marked."""
    return sorted((ROOT / "tests" / "reading" / "speakers").glob("*.json"))


def office_files() -> list[Path]:
    """The invented reports on other talks whose speakers are brought in by offices, short forms and counterparts."""
    return sorted((ROOT / "tests" / "reading" / "offices").glob("*.json"))


def articles(paths: Iterable[Path]) -> Iterator[Article]:
    """The articles of files and folders, their text untouched. Raises ValueError where one cannot be read."""
    for loaded in load(map(str, paths), as_given=True):
        if isinstance(loaded, Refused):
            raise ValueError(f"{loaded.input}: {loaded.cause}")
        if isinstance(loaded, Arrival):
            yield loaded.article


def objects(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The JSON objects of .json files, of folders of them, and of .jsonl.gz files: articles with their gold."""
    for path in paths:
        if path.is_dir():
            yield from objects(sorted(path.glob("*.json")))
        elif path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as rows:
                yield from (json.loads(row) for row in rows if row.strip())
        else:
            yield json.loads(path.read_text("utf-8"))
