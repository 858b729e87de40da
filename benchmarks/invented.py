"""Small invented reports on invented talks, as many as are wanted, the same for the same seed."""

import json
import random
from pathlib import Path
from typing import Any

PARTIES = ("Ardland", "Borovia", "Cestria", "Dunmark", "Elvania")
PEOPLE = ("Ada Holm", "Jon Vik", "Mia Lund", "Tom Reed", "Eva Stark", "Ole Brandt", "Ines Corda", "Karl Moss")
OFFICES = ("Foreign Minister", "chief negotiator", "spokesperson", "Defence Minister", "President")
OUTLETS = ("Harbour Gazette", "Norhaven Post", "Seaville Wire", "Mariners' Weekly", "Upland Courier")
PLACES = ("Norhaven", "Seaville", "Sudport", "Port Ilmen", "Karst")
MONTHS = ("January", "February", "March", "April", "May", "June")
PAPERS = ("draft", "memorandum", "list of prisoners", "position paper", "map of the crossings")
MATTERS = ("fishing rights", "the grain corridor", "the exchange of prisoners", "harbour dues", "the mountain passes")
WANTS = ("more time", "a signed text", "observers on the bridge", "a cease-fire first", "guarantees in writing")
SENTENCES = (
    "{party} proposed a further round of talks with {other} in {place} on {day} {month}.",
    "{party} rejected the proposal on {matter} and demanded {want}.",
    "{person}, the {office} of {party}, promised to hand over the {paper} by {day} {month}.",
    "“We will not speak of {matter} without {want},” {party}'s {office} {person} said in {place}.",
    "{party} and {other} met in {place} on {day} {month} and agreed to exchange {number} prisoners each.",
    "{other} accused {party} of putting off the talks on {matter}, which {party} denied.",
    "According to {person}, {other} has already received the {paper} and has not answered.",
    "“This is about {matter} and about nothing else,” said {person}, who leads the delegation of {party}.",
    "{party} handed over its {paper} to {other} in {place}, {person} told reporters.",
    "The {office} of {other} thanked {place} for its hospitality and asked for {want}.",
    "{party} threatened to leave the talks unless {other} gives {want} before {day} {month}.",
)
REPRINTED = 0.1  # of the reports: the text of an earlier one under another outlet's name


def invent(number: int, seed: int = 1) -> list[dict[str, str]]:
    """Objects as `memcon read` takes them."""
    chance = random.Random(seed)  # noqa: S311 - to be the same each time
    reports: list[dict[str, str]] = []
    for nth in range(number):
        reprint = chance.choice(reports)["text"] if reports and chance.random() < REPRINTED else None
        month, day = chance.randrange(1, 7), chance.randrange(1, 29)
        reports.append(
            {
                "id": f"report-{nth:04d}",
                "outlet": chance.choice(OUTLETS),
                "title": f"Talks, day {nth}",
                "published": f"2031-{month:02d}-{day:02d}",
                "text": reprint or _write(chance),
            }
        )
    return reports


def _write(chance: random.Random) -> str:
    return " ".join(template.format(**_fill(chance)) for template in chance.sample(SENTENCES, chance.randrange(4, 8)))


def _fill(chance: random.Random) -> dict[str, Any]:
    party, other = chance.sample(PARTIES, 2)
    return {
        "party": party,
        "other": other,
        "person": chance.choice(PEOPLE),
        "office": chance.choice(OFFICES),
        "place": chance.choice(PLACES),
        "day": chance.randrange(1, 29),
        "month": chance.choice(MONTHS),
        "matter": chance.choice(MATTERS),
        "want": chance.choice(WANTS),
        "paper": chance.choice(PAPERS),
        "number": chance.randrange(2, 20) * 50,
    }


def put_down(reports: list[dict[str, str]], path: Path) -> Path:
    """Writes reports as JSON Lines."""
    path.write_text("\n".join(map(json.dumps, reports)), "utf-8")
    return path
