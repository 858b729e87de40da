"""From the corpus to examples: the words of each text as the reader's tagger sees them, with their gold roles."""

import gzip
import json
from bisect import bisect_left, bisect_right
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id
from memcon.reading.page import Page
from memcon.reading.tagger.words import words_of

ROLES = ("source", "cue", "content")


def prepare(corpus: Path, workers: int = 2) -> list[dict[str, Any]]:
    """The examples of a corpus of JSON Lines (.gz): id, text, gold attributions, words, where each stands, and what is
    told as runs of words [first, last) by role."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(_example, docs, chunksize=8))


def _example(doc: dict[str, Any]) -> dict[str, Any]:
    body = doc["text"]
    text = Text(id=text_id(body), body=body, cleaning="as-given")
    page = Page(Article(id=doc["id"], text=text, publication=Publication(published=doc.get("published"))))
    words = words_of(page)
    tokens = [page.doc[word.token] for word in words]
    spans = [(token.idx, token.idx + len(token.text)) for token in tokens]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    told = [{role: _runs(attribution[role], starts, ends) for role in ROLES} for attribution in doc["attributions"]]
    return {
        "id": doc["id"],
        "text": body,
        "attributions": doc["attributions"],
        "words": words,
        "spans": spans,
        "told": told,
    }


def _runs(passages: list[list[int]], starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """The words of each passage; one that holds no word is left out."""
    runs = ((bisect_right(ends, start), bisect_left(starts, end)) for start, end in passages)
    return [(first, stop) for first, stop in runs if first < stop]
