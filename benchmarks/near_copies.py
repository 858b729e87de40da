"""How well near-copies are told from other reports, and how long it takes: `python -m benchmarks.near_copies [TEXTS]`.

Writes invented wire reports, what newspapers make of them, and reports on the same talks that share the background
paragraph or the footer of their newspaper; then asks which of them are one story.
"""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from benchmarks.wire import BACKGROUND, COPIES, FOOTER, seeded, write_another, write_report
from memcon.articles.sketch import sketch
from memcon.record.crowds import find_pairs
from memcon.record.pairs import Sketched
from memcon.record.stories import tell_stories

Labelled = tuple[str, str, str]  # the story that a text truly is of, what was done to it, the text


def write_texts(wires: int, others: int, seed: int) -> list[Labelled]:
    """Wire reports of 300 to 900 words with one copy of each kind, and others of 150 to 600 that share a paragraph."""
    chance = seeded(seed)
    texts: list[Labelled] = []
    for n in range(wires):
        report = write_report(chance, chance.randint(300, 900))
        texts.append((f"wire {n}", "as sent", report.body))
        texts += [(f"wire {n}", name, change(chance, report).body) for name, change in COPIES.items()]
    for n in range(others):
        shared = chance.choice((BACKGROUND, FOOTER, f"{BACKGROUND}\n\n{FOOTER}"))
        texts.append((f"other {n}", "other", write_another(chance, shared, chance.randint(150, 600)).body))
    return texts


def tell(texts: Sequence[Labelled]) -> tuple[dict[str, str], dict[str, float]]:
    """The stories told, by text number, and the seconds of the processor taken by sketching and telling."""
    names = [f"t-{n:06d}" for n in range(len(texts))]
    bodies = dict(zip(names, (body for _, _, body in texts), strict=True))
    began = time.process_time()
    texts_sketched = [Sketched(name, body, sketch(body)) for name, body in bodies.items()]
    sketched = time.process_time()
    stories = tell_at_once(texts_sketched)
    return stories, {"sketching": sketched - began, "telling": time.process_time() - sketched}


def tell_at_once(texts: Sequence[Sketched]) -> dict[str, str]:
    """The story of each text, told afresh over all of them."""
    return tell_stories({text.id: len(text.body) for text in texts}, list(find_pairs(texts)))


def score(texts: Sequence[Labelled], stories: dict[str, str]) -> tuple[float, float, dict[str, float]]:
    """Precision and recall over pairs of texts, and by kind the share of copies that are with their wire report."""
    told = list(stories.values())
    true_pairs = sum(n * (n - 1) // 2 for n in Counter(truth for truth, _, _ in texts).values())
    groups: dict[str, list[int]] = defaultdict(list)
    for at, story in enumerate(told):
        groups[story].append(at)
    pairs = [pair for members in groups.values() for pair in combinations(members, 2)]
    right = sum(texts[a][0] == texts[b][0] for a, b in pairs)
    wire = {truth: told[at] for at, (truth, how, _) in enumerate(texts) if how == "as sent"}
    found: dict[str, list[bool]] = defaultdict(list)
    for at, (truth, how, _) in enumerate(texts):
        if how in COPIES:
            found[how].append(told[at] == wire[truth])
    by_kind = {how: sum(hits) / len(hits) for how, hits in found.items()}
    return right / len(pairs) if pairs else 1.0, right / true_pairs if true_pairs else 1.0, by_kind


def main(number: int) -> None:
    wires = number // 16
    texts = write_texts(wires, number - 8 * wires, seed=1)
    stories, seconds = tell(texts)
    precision, recall, by_kind = score(texts, stories)
    print(f"{len(texts):,} texts; sketching {seconds['sketching']:.2f} s, telling {seconds['telling']:.2f} s")
    print(f"pairs: precision {precision:.4f}, recall {recall:.4f}")
    for how, part in by_kind.items():
        print(f"  {how:<28} {part:.3f} with their wire report")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
