"""The figures of an attribution model on prepared examples, as the corpus is scored: contents at IoU 0.5, with their
source, and at 0.95; and exact spans of each role."""

from typing import Any

Parts = tuple[frozenset[int], frozenset[int], bool]
"""The characters of a content and of its source, and whether it is direct."""

QUOTES = '"“”«»'
TRIM = " \t\r\n\u00a0" + QUOTES + ",."


def characters(text: str, spans: list[list[int]]) -> frozenset[int]:
    found: set[int] = set()
    for start, end in spans:
        while start < end and text[start] in TRIM:
            start += 1
        while end > start and text[end - 1] in TRIM:
            end -= 1
        found.update(range(start, end))
    return frozenset(found)


def f1(hits: int, predicted: int, gold: int) -> float:
    return round(2 * hits / (predicted + gold), 3) if predicted + gold else 0.0


def score(examples: list[dict[str, Any]], predicted: dict[str, Any]) -> dict[str, float]:
    """`predicted`: id -> {"attributions": [{"source", "cue", "content"}]}. Gives names of figures -> F1."""
    counts: dict[str, tuple[int, int, int]] = {}
    for example in examples:
        text = example["text"]
        gold, found = example["attributions"], predicted[example["id"]]["attributions"]
        for subset in ("all", "direct"):
            g, p = [_parts(text, a) for a in gold], [_parts(text, a) for a in found]
            g, p = [a for a in g if a[0]], [a for a in p if a[0]]
            if subset == "direct":
                g, p = [a for a in g if a[2]], [a for a in p if a[2]]
            near, exact = _pairs(g, p, 0.5), _pairs(g, p, 0.95)
            who = sum(bool(a[1] & b[1]) if a[1] else not b[1] for a, b in near)
            for name, hits in (("content", len(near)), ("who", who), ("exact", len(exact))):
                _add(counts, f"{subset} {name}", hits, len(p), len(g))
        for role in ("source", "cue", "content"):
            g = {tuple(map(tuple, a[role])) for a in gold if a[role]}
            p = {tuple(map(tuple, a[role])) for a in found if a[role]}
            _add(counts, f"span {role}", len(g & p), len(p), len(g))
    return {name: f1(*numbers) for name, numbers in counts.items()}


def _add(counts: dict[str, tuple[int, int, int]], name: str, *numbers: int) -> None:
    hits, found, gold = counts.get(name, (0, 0, 0))
    counts[name] = (hits + numbers[0], found + numbers[1], gold + numbers[2])


def _parts(text: str, a: dict[str, Any]) -> Parts:
    direct = any(c in QUOTES for s, e in a["content"] for c in text[max(0, s - 1) : e + 1])
    return characters(text, a["content"]), characters(text, a["source"]), direct


def _pairs(gold: list[Parts], found: list[Parts], floor: float) -> list[tuple[Parts, Parts]]:
    likely = sorted(
        (
            (-len(g[0] & p[0]) / len(g[0] | p[0]), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(found)
            if g[0] & p[0]
        )
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for share, i, j in likely:
        if -share >= floor and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs
