"""Invented wire reports, and what newspapers make of them: cut, corrected, with another opening, or something else.

Every sentence is drawn from patterns written for this program; nothing of it was ever printed.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_PEOPLE = "Halmar Ostrel Dunvik Marrow Teale Okoye Brandt Sorin Velda Quist Ferrow Inman Lidell Pask".split()  # noqa: SIM905
_PLACES = "Seaville Harbour Norland Southmark Eastmoor Tarn Cape Redwater Millgate Fenwick Holt Stanmere".split()  # noqa: SIM905
_MATTERS = """
    grain water prisoners roads fishing timber pensions tariffs ferries schools borders cables refineries dams
    visas hostages archives wages quotas pylons
""".split()  # noqa: SIM905
_DOINGS = """
    accept reject study publish postpone renew sign withdraw discuss finance inspect repair suspend abandon
    defend extend review answer reopen deliver
""".split()  # noqa: SIM905
_TIMES = "Monday Tuesday Wednesday Thursday Friday spring autumn midnight noon dawn".split()  # noqa: SIM905
_PATTERNS = (
    "{p} said that {l} would {d} the {m} plan before {t}, and that nobody in {l2} had asked for more.",
    "“We will {d} what was agreed on {m},” {p} told reporters in {l}, “and we expect {l2} to {d2} the rest.”",
    "Negotiators from {l} spent {n} hours on {m} without a result, two people who were in the room said.",
    "A draft seen by several delegations asks both sides to {d} the {m} accord within {n} days.",
    "{p}, who led the talks for {l}, called the offer on {m} a first step and no more.",
    "Officials in {l2} refused to {d} anything until the question of {m} is settled.",
    "The {m} commission is to meet again in {l} on {t}; {p} will take the chair.",
    "According to {p}, some {n} lorries with {m} equipment are still waiting at {l}.",
    "Neither {p} nor {p2} would say whether the {m} clause had been dropped.",
    "In {l} the mood was calm by {t}, although {n} people had marched against the {m} deal.",
    "{p2} answered that {l} could {d} the matter of {m} alone if it had to.",
    "The mediators proposed that {l} and {l2} {d} their claims to {m} for {n} months.",
)
BACKGROUND = (
    "The two sides have been in talks since the winter, when the bridge at Tarn was closed and trade along the coast "
    "came to a halt. Earlier rounds in Seaville and at the Cape ended without a paper, and the mediators from Eastmoor "
    "left twice. A first exchange of detainees took place in March, after Norland had dropped its demand for a joint "
    "customs post. Southmark has always held that the fishing grounds are its own by the treaty of the old queen; "
    "Norland calls that treaty void. About forty thousand people left the river villages in the first months."
)
FOOTER = (
    "The Seaville Post is an independent newspaper that is owned by its readers. If you value this work, tell a "
    "friend about it, or write to the editors at the harbour office with what we should look into next."
)


def seeded(seed: int) -> random.Random:
    """Chance that is the same on every run."""
    return random.Random(seed)  # noqa: S311 - nothing is kept secret by it


@dataclass(frozen=True)
class Report:
    """An invented report, as paragraphs."""

    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> int:
        return len(self.body.split())


def write_report(chance: random.Random, words: int) -> Report:
    """A report of about so many words, in paragraphs of two or three sentences."""
    paragraphs: list[str] = []
    while sum(len(p.split()) for p in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.choice((2, 3)))))
    return Report(tuple(paragraphs))


def _sentence(chance: random.Random) -> str:
    p, p2 = chance.sample(_PEOPLE, 2)
    l1, l2 = chance.sample(_PLACES, 2)
    d, d2 = chance.sample(_DOINGS, 2)
    matter, time, number = chance.choice(_MATTERS), chance.choice(_TIMES), chance.randint(2, 900)
    pattern = chance.choice(_PATTERNS)
    return pattern.format(p=p, p2=p2, l=l1, l2=l2, d=d, d2=d2, m=matter, t=time, n=number)


def cut_to(words: int) -> Callable[[random.Random, Report], Report]:
    """The beginning of a report, of about so many words."""

    def cut(_: random.Random, report: Report) -> Report:
        kept: list[str] = []
        for paragraph in report.paragraphs:
            if sum(len(p.split()) for p in kept) < words:
                kept.append(paragraph)
        return Report(tuple(kept))

    return cut


def cut_half(_: random.Random, report: Report) -> Report:
    """The first half."""
    return Report(report.paragraphs[: (len(report.paragraphs) + 1) // 2])


def cut_within(chance: random.Random, report: Report) -> Report:
    """Every other paragraph or so, the first one kept."""
    return Report(report.paragraphs[:1] + tuple(p for p in report.paragraphs[1:] if chance.random() < 0.5))


def open_anew(chance: random.Random, report: Report) -> Report:
    """Another headline and opening before the whole."""
    return Report(("From our own correspondent", _sentence(chance), *report.paragraphs[1:]))


def cut_and_open_anew(chance: random.Random, report: Report) -> Report:
    """A quarter of it under another opening."""
    kept = cut_to(report.words // 4)(chance, Report(report.paragraphs[1:]))
    return Report((_sentence(chance), *kept.paragraphs))


def correct(chance: random.Random, report: Report) -> Report:
    """A figure, a name and a paragraph corrected, and one more at the end."""
    paragraphs = list(report.paragraphs)
    at = chance.randrange(len(paragraphs))
    paragraphs[at] = f"{paragraphs[at].replace('said', 'stated')} This was first reported otherwise."
    return Report((*paragraphs, _sentence(chance)))


def edit(chance: random.Random, report: Report) -> Report:
    """About one word in twelve changed, all through."""
    words = [w if chance.random() > 1 / 12 else f"{w}ly" for w in report.body.split(" ")]
    return Report(tuple(" ".join(words).split("\n\n")))


COPIES: Mapping[str, Callable[[random.Random, Report], Report]] = {
    "half of it": cut_half,
    "200 words of it": cut_to(200),
    "every other paragraph": cut_within,
    "another opening": open_anew,
    "a quarter, another opening": cut_and_open_anew,
    "corrected": correct,
    "a word in twelve edited": edit,
}
"""What newspapers make of one wire report, by name."""


def write_another(chance: random.Random, shared: str, words: int) -> Report:
    """Another report that shares a paragraph with others."""
    return Report((*write_report(chance, words).paragraphs, shared))
