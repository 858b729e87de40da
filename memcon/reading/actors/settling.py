"""From mentions to actors: one actor for each person, state and body, with all its mentions."""

from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from memcon.model.findings import Actor
from memcon.model.ids import finding_id
from memcon.model.kinds import ActorKind, FindingKind
from memcon.model.passages import Span
from memcon.reading.actors.allegiance import tell_sides
from memcon.reading.actors.home import dateline_state, issuing_state
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.pointing import Stage
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import (
    company_tails,
    first_surname,
    folded,
    head_word,
    is_ministry,
    last_word,
    name_words,
    organs,
    own_names,
    without_article_of_name,
)
from memcon.reading.gazetteer import bearer_of

_NAMESAKES = 200  # persons of one last name among whom one is looked for
_SOON = 1200  # characters in which an office is followed by its holder's name
_UNIONS = frozenset({ActorKind.UNION, ActorKind.PARTY})  # a body that calls itself a union may be either
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


@dataclass(eq=False)
class Character:
    """An actor in the making."""

    kind: ActorKind
    name: str
    code: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    gender: str | None = None
    told_side: str | None = None
    own_side: str | None = None
    starts: list[int] = field(default_factory=list)
    offices: dict[str, frozenset[str]] = field(default_factory=dict)
    """Each office that a mention gives it, in small letters, and the words by which it is known again."""

    @property
    def office(self) -> str | None:
        offices = [m.office for m in self.mentions if m.office and m.form is not Form.PRONOUN]
        return max(offices, key=len) if offices else None

    @property
    def side(self) -> str | None:
        return self.own_side or self.told_side

    def take(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.gender = self.gender or mention.gender
        self.own_side = self.own_side or mention.side
        insort(self.starts, mention.span.start)
        for office in (o.lower() for o in (mention.office, mention.second_office) if o):
            self.offices.setdefault(office, frozenset((*office.replace("-", " ").split(), office)))
        if self.kind is ActorKind.PERSON and mention.form is Form.PROPER and len(mention.name) > len(self.name):
            self.name = mention.name


def settle(scene: Scene, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """The actors that `mentions` mean, in the order of their first mentions."""
    ordered = sorted(mentions, key=lambda m: (m.span, list(Form).index(m.form)))
    cast = _Casting(dateline_state(scene.page), _issuer(scene), issuing_state(scene.page))
    settled: dict[int, Character] = {}
    for form in (Form.PROPER, Form.ADJECTIVE, Form.SHORT):
        for mention in sorted((m for m in ordered if m.form is form), key=_may_be_short):
            settled[id(mention)] = cast.enter(mention)
    stage = Stage(scene)
    told = []
    for mention in ordered:
        character = settled.get(id(mention)) or cast.point(stage, mention)
        if character is not None:
            stage.appear(mention, character)
            told.append((mention, character))
    tell_sides(scene, told)
    return _actors(scene, cast)


class _Casting:
    """The characters so far."""

    def __init__(self, home: str | None = None, issuer: str | None = None, state: str | None = None) -> None:
        self._home = home
        self._issuer, self._issuing_state = issuer, state
        self.characters: list[Character] = []
        self._by_name: dict[tuple[bool, str], Character] = {}
        self._by_last_name: dict[str, list[Character]] = {}
        self._by_first_word: dict[str, list[Character]] = {}
        self._by_surname_first: dict[str, list[Character]] = {}  # the surname where it comes first, or the own name
        self._persons: list[Character] = []
        self._bodies: dict[str, list[Character]] = {}  # by the noun that heads their names
        self._in_full_by_name: dict[str, list[Character]] = {}  # by their names without the last word
        self._by_written: dict[str, list[Character]] = {}  # by the last word as written, where their names have another

    def in_full(self, side: str | None) -> str | None:
        """A side by the full name of its body, where it is told by a short one."""
        if side is None:
            return None
        character = self._by_name.get((False, _plain(side)))
        if character is None:
            known = bearer_of(side) is not None
            begun = () if known else self._in_full_by_name.get(folded(_without_article(side)), ())
            character = begun[0] if len(begun) == 1 else None
        return character.name if character is not None else side

    def enter(self, mention: Mention) -> Character:
        """The character that a name, short name or adjective means; a new one when none bears it."""
        character = self._taken_for_a_person(mention) or (
            self._person(mention) if mention.kind is ActorKind.PERSON else self._bearer(mention)
        )
        character.take(mention)
        if mention.written:
            self._by_written.setdefault(mention.written, []).append(character)
        return character

    def point(self, stage: Stage, mention: Mention) -> Character | None:
        """The character that a role or pronoun points back to; a source without a name when it speaks; else None."""
        character = stage.meant(mention)
        if character is None and mention.form is Form.PLAIN:
            character = self._in_full_later(mention) or self._as_written(mention) or self._bearer(mention)
        if character is None and mention.form is Form.ROLE:
            character = self._coming(mention) or self._at_home(stage, mention) or self._giving_out(mention)
        if character is None and mention.form is Form.ROLE and mention.speaks and mention.kind is ActorKind.UNNAMED:
            character = self._bearer(mention)
        if character is not None:
            character.take(mention)
        return character

    def _at_home(self, stage: Stage, mention: Mention) -> Character | None:
        """The state in whose capital the report was written, where "the government" speaks and no other is near."""
        home = self._by_name.get((False, _plain(self._home))) if self._home else None
        told = mention.kind is ActorKind.STATE and mention.speaks and home is not None
        return home if told and home and stage.is_alone(home, mention) else None

    def _giving_out(self, mention: Mention) -> Character | None:
        """The body that gave the page out, where a release calls it "the Ministry"."""
        if (
            self._issuer is None
            or mention.kind is not ActorKind.ORGANISATION
            or head_word(self._issuer) != mention.name
        ):
            return None
        character = self._bearer(replace(mention, name=self._issuer))
        character.own_side = character.own_side or self._issuing_state
        return character

    def _in_full_later(self, mention: Mention) -> Character | None:
        """The one body of the page whose name holds all the words of one that is not named in full yet."""
        words = name_words(mention.name)
        if len(words) < 2 or (False, _plain(mention.name)) in self._by_name:
            return None
        such = self._bodies.get(head_word(mention.name), [])[:_NAMESAKES]
        full = [c for c in such if _is_called(mention, words, c)]
        return full[0] if len(full) == 1 else None

    def _as_written(self, mention: Mention) -> Character | None:
        """The one body of the page that is known by another name than it was written with: "the army" after "Sudan’s
        army", which are the Sudanese Armed Forces."""
        such = {id(c): c for c in self._by_written.get(mention.name.lower(), ())}
        return next(iter(such.values())) if len(such) == 1 else None

    def _coming(self, mention: Mention) -> Character | None:
        """The person who is named soon after by the office: "the governor" before "Governor Ana Costa"."""
        word = mention.name.lower().split()[-1]
        if mention.kind is not ActorKind.UNNAMED or not mention.definite or len(mention.name.split()) > 1:
            return None
        holders = self._holders.get(word, ())
        if len(holders) != 1 or not 0 < holders[0].starts[0] - mention.span.end < _SOON:
            return None
        return holders[0]

    @cached_property
    def _holders(self) -> dict[str, list[Character]]:
        """The persons who are named, by each word of their offices; worked out once, when all names are known."""
        holders: dict[str, list[Character]] = {}
        for person in self._persons:
            for word in {word for words in person.offices.values() for word in words}:
                holders.setdefault(word, []).append(person)
        return holders

    def _bearer(self, mention: Mention) -> Character:
        key = (mention.kind is ActorKind.UNNAMED, _plain(mention.name))
        character = self._by_name.get(key) or self._by_letters(mention) or self._in_full(mention)
        if character is None:
            character = self._new(mention)
            self._by_name[key] = character
        if mention.alias:
            self._by_name.setdefault((False, _plain(mention.alias)), character)
        return character

    def _taken_for_a_person(self, mention: Mention) -> Character | None:
        """The company whose short form looks like a surname, where nobody bears that and no office stands with it."""
        if mention.kind is not ActorKind.PERSON or mention.office or mention.gender:
            return None
        return None if last_word(mention.name) in self._by_last_name else self._in_full(mention)

    def _in_full(self, mention: Mention) -> Character | None:
        """The company whose short form it is: "NorthLink" after "NorthLink Trains"."""
        if len(mention.name.split()) > 1:
            return self._begun(mention)
        if mention.kind not in {ActorKind.ORGANISATION, ActorKind.PERSON}:
            return None
        namesakes = self._by_first_word.get(folded(mention.name), ())
        full = [c for c in namesakes if _is_short_for(mention.name, c.name)]
        return full[0] if len(full) == 1 else None

    def _by_letters(self, mention: Mention) -> Character | None:
        """The body that was named by its letters before its name came with them: "PWU", "Port Workers Union (PWU)"."""
        character = self._by_name.get((False, _plain(mention.alias))) if mention.alias else None
        if character is not None and mention.alias and character.name == mention.alias:
            character.name, character.kind = _without_article(mention.name), mention.kind
            self._by_name[False, _plain(mention.name)] = character
            return character
        return None

    def _begun(self, mention: Mention) -> Character | None:
        """The body with whose name this one begins, and lacks its last word only: "Mercy General"."""
        if mention.kind is not ActorKind.ORGANISATION or mention.form is not Form.PROPER:
            return None
        full = {id(c): c for c in self._in_full_by_name.get(folded(mention.name), ()) if c.name != mention.name}
        return next(iter(full.values())) if len(full) == 1 else None

    def _person(self, mention: Mention) -> Character:
        namesakes = self._by_last_name.setdefault(last_word(mention.name), [])
        fitting = [c for c in namesakes[-_NAMESAKES:] if _fits(mention, c)]
        if mention.form is Form.SHORT and len(fitting) > 1:
            fitting = [min(fitting, key=lambda c: _distance(mention, c))]
        if not fitting:
            fitting = [c for c in self._by_surname_first.get(folded(mention.name), []) if _fits(mention, c)]
            fitting = fitting if len(fitting) == 1 else []
        if not fitting:
            fitting = [self._new(mention)]
            namesakes.append(fitting[0])
            for own in own_names(mention.name) | {first_surname(mention.name) or ""}:
                self._by_surname_first.setdefault(own, []).append(fitting[0])
        return fitting[0]

    def _new(self, mention: Mention) -> Character:
        character = Character(mention.kind, _without_article(mention.name), mention.code)
        self.characters.append(character)
        if character.kind is ActorKind.PERSON:
            self._persons.append(character)
        elif character.kind is not ActorKind.UNNAMED:
            self._bodies.setdefault(head_word(character.name), []).append(character)
            beginning = " ".join(folded(character.name).split()[:-1])
            self._in_full_by_name.setdefault(beginning, []).append(character)
        if character.kind is ActorKind.ORGANISATION and (words := folded(character.name).split()):
            self._by_first_word.setdefault(words[0], []).append(character)
        return character


def _issuer(scene: Scene) -> str | None:
    """The organ of a state that gave the page out, by its name."""
    issuer = scene.page.context.issuer
    return issuer if issuer and head_word(issuer) in organs() else None


def _may_be_short(mention: Mention) -> bool:
    """Whether a body is called by one word, which may be what is left of a name that comes later."""
    return mention.kind is ActorKind.ORGANISATION and len(mention.name.split()) == 1


def _is_called(mention: Mention, words: frozenset[str], character: Character) -> bool:
    alike = character.kind is mention.kind or {character.kind, mention.kind} <= _UNIONS
    return alike and words <= name_words(character.name)


def _is_short_for(short: str, full: str) -> bool:
    first, *rest = folded(full).split()
    return first == folded(short) and bool(rest) and all(word in company_tails() for word in rest)


def _fits(mention: Mention, character: Character) -> bool:
    """Whether a person's name can be a form of the character's."""
    if mention.gender and character.gender and mention.gender != character.gender:
        return False
    mine, theirs = (set(map(without_article_of_name, folded(n).split())) for n in (mention.name, character.name))
    return mine <= theirs or theirs <= mine


def _distance(mention: Mention, character: Character) -> tuple[bool, int]:
    """How far the character's nearest full name is, those before first."""
    here = mention.span.start
    at = bisect_right(character.starts, here)
    return (False, here - character.starts[at - 1]) if at else (True, character.starts[0] - here)


def _plain(name: str) -> str:
    return folded(_without_article(name)).replace("'s ", " ")


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


def _actors(scene: Scene, cast: _Casting) -> tuple[Actor, ...]:
    for character in cast.characters:
        character.own_side, character.told_side = cast.in_full(character.own_side), cast.in_full(character.told_side)
    found = [_actor(scene, character) for character in cast.characters if character.mentions]
    return tuple(sorted(found, key=lambda actor: (actor.mentions[0], actor.kind, actor.name)))


def _actor(scene: Scene, character: Character) -> Actor:
    spans = tuple(sorted({m.span for m in character.mentions}))
    told = character.side
    itself = character.kind is ActorKind.PERSON or is_ministry(character.name)
    side = told if told != character.name or itself else None
    return Actor(
        id=finding_id(FindingKind.ACTOR, scene.page.text_id, spans, character.name),
        name=" ".join(character.name.split()),
        kind=character.kind,
        office=" ".join(character.office.split()) if character.office and character.kind in _PEOPLE else None,
        side=side if character.kind is not ActorKind.STATE else None,
        code=character.code,
        names=_names(scene, character),
        mentions=spans,
    )


def _names(scene: Scene, character: Character) -> tuple[str, ...]:
    forms = (Form.PROPER, Form.SHORT)
    proper = [m for m in sorted(character.mentions, key=lambda m: m.span) if m.form in forms]
    return tuple(dict.fromkeys(_words(scene, m.span) for m in proper))


def _words(scene: Scene, span: Span) -> str:
    return " ".join(span.of(scene.page.text).split())
