"""What a page says someone is, before it is settled who that is."""

from dataclasses import dataclass
from enum import StrEnum

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span


class Form(StrEnum):
    """How a mention means its actor. The order is the order in which mentions on the same words are settled."""

    PROPER = "proper"
    SHORT = "short"
    ADJECTIVE = "adjective"
    PLAIN = "plain"
    BESIDE = "beside"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mean an actor.

    `span` are the words, `head` the token that stands for them in the parse. `name` is the actor's name as far as
    these words tell it; `office` and `side` are what they say of it. `definite` where "the" or "his" tells that it has
    been named; `speaks` where it is the subject of a verb of saying; `alias` another name given beside it;
    `second_office` one that stands after the name besides the one before it, `second_title` its words; `written` the
    noun by which a body that is known by another name is called: "army" of "Sudan’s army".
    """

    span: Span
    head: int
    form: Form
    kind: ActorKind
    name: str
    office: str | None = None
    side: str | None = None
    code: str | None = None
    gender: str | None = None
    definite: bool = False
    speaks: bool = False
    alias: str | None = None
    title: Span | None = None
    second_office: str | None = None
    second_title: Span | None = None
    written: str | None = None
