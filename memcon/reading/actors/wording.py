"""The nouns that tell who someone is: offices, roles, organs, the heads of bodies' names (knowledge/offices.toml)."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token


_LETTERS = 2
PARTICLES = frozenset(
    {"de", "da", "dos", "del", "di", "von", "van", "der", "den", "bin", "ibn", "al", "el", "ben", "-", "la", "le"}
)
"""What stands within a person's name in lower case."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The bodies that a bare noun can mean: of which kinds, and by which nouns in their names (any where none)."""

    kinds: frozenset[ActorKind]
    heads: frozenset[str]
    heads_not: frozenset[str]

    def can_mean(self, kind: ActorKind, name: str) -> bool:
        head = head_word(name)
        return kind in self.kinds and head not in self.heads_not and (not self.heads or head in self.heads)


@cache
def offices() -> frozenset[str]:
    return _heads("office")


@cache
def roles() -> frozenset[str]:
    return _heads("role") | offices() | frozenset(f"{office}s" for office in offices())


@cache
def state_nouns() -> frozenset[str]:
    return _heads("state_noun")


@cache
def organs() -> frozenset[str]:
    return _heads("organ")


def is_organ(name: str) -> bool:
    """Whether a name is one of an organ of a state: "Kenyan Foreign Ministry", "army"."""
    return head_word(name) in organs() or name.lower() in telling("alone")


def is_ministry(name: str) -> bool:
    """Whether a name is that of a ministry, told by what it is for: "health ministry", "Department of Education"."""
    said_for = set(name.lower().replace(",", " ").split()) & telling("portfolios")
    return head_word(name) in telling("ministries") and bool(said_for)


@cache
def body_kinds() -> dict[str, ActorKind]:
    """The kind of body by the noun that heads its name."""
    return {head: ActorKind(row["kind"]) for row in table("offices")["body_noun"] for head in row["heads"]}


@cache
def adherents() -> dict[str, str]:
    """The party by what its people are called, and by the letters that stand for it after a name."""
    return {word: row["party"] for row in table("offices")["adherents"] for word in row["words"]}


@cache
def plain_bodies() -> dict[str, ActorKind]:
    """The kind of body by the noun that it is called by, where it has no name: "the dockers’ union"."""
    return {head: ActorKind(row["kind"]) for row in table("offices")["plain_body"] for head in row["heads"]}


@cache
def plain_many() -> dict[str, ActorKind]:
    """The kind of party by the plural that it is called by, where it has no name: "the employers"."""
    return {head: ActorKind(row["kind"]) for row in table("offices")["plain_many"] for head in row["heads"]}


@cache
def place_nouns() -> frozenset[str]:
    return frozenset(table("offices")["place_noun"]["heads"])


@cache
def honorifics() -> frozenset[str]:
    return frozenset(table("offices")["honorifics"]["words"])


@cache
def dignities() -> frozenset[str]:
    return frozenset(table("offices")["honorifics"]["dignities"])


@cache
def genders() -> dict[str, str]:
    """ "he" or "she" for the words that tell."""
    return {word: gender for gender, words in table("offices")["gender"].items() for word in words}


@cache
def of_unions(which: str) -> frozenset[str]:
    """Words of the report that tell of parties (`of_party`) or of workers (`of_workers`)."""
    return frozenset(table("offices")["union"][which])


@cache
def office_adjectives() -> frozenset[str]:
    return frozenset(table("offices")["office_adjectives"]["words"])


@cache
def company_tails() -> frozenset[str]:
    return frozenset(table("offices")["company_tails"]["words"])


@cache
def stand_ins() -> dict[str, tuple[StandIn, ...]]:
    """By a bare noun for a body: the bodies that it can stand for, those that it means first foremost."""
    found: dict[str, tuple[StandIn, ...]] = {}
    for row in table("offices")["stand_in"]:
        kinds = frozenset(ActorKind(kind) for kind in row["kinds"])
        means = StandIn(kinds, frozenset(row.get("heads", ())), frozenset(row.get("heads_not", ())))
        found |= {noun: (*found.get(noun, ()), means) for noun in row["nouns"]}
    return found


@cache
def capital_words(which: str) -> frozenset[str]:
    """Where a capital stands for its state: `prepositions`, `given_to`, `objects_of`."""
    return frozenset(table("offices")["capital"][which])


@cache
def together() -> frozenset[str]:
    """Nouns that mean all who are at the table: "the sides"."""
    return frozenset(table("offices")["together"]["nouns"])


LEADERS = frozenset({"leader"})


@cache
def leading_words() -> frozenset[str]:
    """The words of offices that their holders are called "leader" for."""
    return frozenset(table("offices")["leader"]["words"])


@cache
def telling(which: str) -> frozenset[str]:
    """Words that tell for whom somebody speaks: `leads`, `led`, `delegations`, `sends`, `proposes`, `ready`, ..."""
    return frozenset(table("offices")["telling"][which])


def is_national(office: str | None) -> bool:
    """Whether an office is one that a state has, and no company or union: "foreign minister", not "former minister"."""
    words = [w for w in (office or "").lower().replace("-", " ").split() if w not in telling("for_now")]
    if not words or words[0] in {"former", "ex", "union", "shadow"} or " ".join(words) in telling("regional"):
        return False
    if len(words) > 1 and words[-1] == "secretary":
        return words[-2] in telling("portfolios")
    if len(words) > 1 and words[-1] in telling("spokespeople"):
        return is_ministry(" ".join(words[:-1]))
    if len(words) > 2 and words[:2] == ["secretary", "of"]:
        return words[-1] in telling("portfolios") | {"state"}
    return words[-1] == "minister" or words[:2] == ["minister", "of"] or " ".join(words) in telling("national")


def is_office(token: "Token") -> bool:
    return token.lower_.removeprefix("co-") in offices() or token.lemma_.lower() in offices()


def is_proper(token: "Token") -> bool:
    """Whether the token is a capitalised word of a name."""
    return token.tag_ in {"NNP", "NNPS"} and token.text[0].isupper() and any(c.isalpha() for c in token.text)


def is_acronym(token: "Token") -> bool:
    """Whether it is a name of three capital letters or more: "NZNO". Of two, it may as well be a state."""
    return token.text.isupper() and token.text.isalpha() and len(token) > _LETTERS


def is_initial(token: "Token") -> bool:
    """Whether the token is the first letter of a name: "A." of "A. Noor"."""
    return len(token) == 2 and token.text[0].isupper() and token.text[1] == "."


def is_possessive(token: "Token") -> bool:
    """Whether the token is the ’s of a possessor, or the bare ’ after a plural."""
    return token.tag_ == "POS" or (token.dep_ == "case" and token.text in {"’", "'"})


def folded(name: str) -> str:
    """A name as it is compared: lower case, no accents, one kind of apostrophe."""
    flat = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in flat if not unicodedata.combining(c)).lower().strip(" .")


def last_word(name: str) -> str:
    """The word by which a person is named later: the last one, "Jr." and the like left out."""
    words = [w for w in folded(name).split() if w.strip(".") not in {"jr", "sr", "ii", "iii", "iv"}]
    return without_article_of_name(words[-1]) if words else ""


def without_article_of_name(word: str) -> str:
    """A folded word of a name without the Arabic article that is joined to it: "assad" for "al-assad"."""
    article, joined, rest = word.partition("-")
    return rest if joined and rest and article in telling("articles_of_names") else word


def first_surname(name: str) -> str | None:
    """The word before the last of three or more, by which people of two surnames are called: "Ana Costa Rey"."""
    words = folded(name).split()
    plain = len(words) > 2 and len(words[-2].strip(".")) > 2 and words[-2] not in PARTICLES | telling("patronymics")
    return words[-2] if plain and words[-1] not in {"jr", "sr", "ii", "iii"} else None


def own_names(name: str) -> frozenset[str]:
    """What stands first in a person’s name: the first word, and all before that of the father ("Wan Azmi bin Omar")."""
    words = folded(name).split()
    fathers = next((i for i, word in enumerate(words) if word in telling("patronymics") and i), 1)
    return frozenset({words[0], " ".join(words[:fathers])}) if len(words) > 1 else frozenset()


def head_word(name: str) -> str:
    """The noun that heads a body's name: the last word before "of", or the last, in lower case."""
    words = name.lower().split()
    links = [i for i, word in enumerate(words) if word in {"of", "for", "in", "on"} and i]
    return (words[links[0] - 1] if links else words[-1]) if words else ""


def name_words(name: str) -> frozenset[str]:
    """The words of a body's name as they are compared: "Nurses’ Union" has those of "Nurses Union"."""
    words = (word.removesuffix("'s").strip("'") for word in folded(name).replace(",", " ").split())
    return frozenset(word for word in words if word)


def _heads(group: str) -> frozenset[str]:
    return frozenset(head for row in table("offices")[group] for head in row["heads"])
