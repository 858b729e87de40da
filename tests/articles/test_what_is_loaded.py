"""An input pays only for the libraries that its own kind needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import ROOT

OF_PAGES, OF_PAPERS, OF_FEEDS, OF_THE_WEB, OF_OTHER_LANGUAGES = (
    {"lxml", "trafilatura", "htmldate", "chardet", "py3langid", "numpy"},  # the last ones because trafilatura does
    {"pypdfium2"},
    {"feedparser"},
    {"httpx"},
    {"chardet", "py3langid", "numpy"},
)
ALL = OF_PAGES | OF_PAPERS | OF_FEEDS | OF_THE_WEB | OF_OTHER_LANGUAGES
REPORT = "The dockers’ union said on Monday that it would return to the table. “We will talk,” its head said."
FEED = (
    '<rss version="2.0"><channel><title>Gazette</title><item><description>We met.</description></item></channel></rss>'
)


def loaded_for(path: Path) -> set[str]:
    """Which of the libraries a fresh interpreter has loaded after taking in a file."""
    ask = (
        f"import sys; from memcon.articles import load; list(load([{str(path)!r}])); print(*{ALL!r} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    ("name", "content", "allowed"),
    [
        ("a.txt", REPORT, set()),
        ("a.json", json.dumps({"text": REPORT}), set()),
        ("a.jsonl", json.dumps({"text": REPORT}), set()),
        ("a.eml", f"From: a@b.example\nSubject: Talks\n\n{REPORT}", set()),
        ("a.html", f"<html><body><p>{REPORT}</p></body></html>", OF_PAGES),
        ("a.xml", FEED, OF_FEEDS | OF_PAGES),
        ("a.pdf", "%PDF-1.7\n", OF_PAPERS),
    ],
)
def test_taking_in_a_file_loads_what_its_kind_needs(tmp_path: Path, name: str, content: str, allowed: set[str]) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert loaded_for(path) - allowed == set()
