"""To whom, through what, on what occasion and when something was said, where the text tells."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from memcon.model.passages import Span
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import is_proper, roles
from memcon.reading.cast import Cast
from memcon.reading.cues import REQUEST, TOLD, verb_at
from memcon.reading.dates import dates_touching
from memcon.reading.knowledge import table
from memcon.reading.page import Found
from memcon.reading.statements.attributions import Attribution
from memcon.reading.statements.phrases import child_of, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN_END = re.compile(r"(?:\s+(?:on|in|at|of|from|late|early|that))?\s*$")
_PLACES = frozenset({"in", "on", "at", "via", "through", "during"})


class Circumstances:
    """Reads what stands around a cue."""

    def __init__(self, scene: Scene, found: Found, cast: Cast) -> None:
        self._scene = scene
        self._cast = cast
        self._found = found

    def addressee(self, attribution: Attribution) -> str | None:
        """The actor or the words to whom it was said."""
        hearer = self._hearer(attribution)
        if hearer is None or (hearer.pos_ == "PRON" and self._cast.meant_at(_span(hearer)) is None):
            return None
        return self._named(hearer)

    def _hearer(self, attribution: Attribution) -> "Token | None":
        """Who is told something, spoken to, or written to."""
        verb = self._verb(attribution)
        cue = verb_at(verb) if verb is not None else None
        tells = cue is not None and (cue.takes(TOLD) or cue.takes(REQUEST))
        if attribution.to is not None:
            whom = self._scene.doc[attribution.to]
            return whom if tells or self._can_hear(whom) else None
        if verb is None:
            return None
        if tells and (told := child_of(verb, "dobj", "dative")) is not None:
            elsewhere = not self._is_told(attribution, told) and told.i != attribution.head
            return told if told.i > verb.i and elsewhere and self._can_hear(told) else None
        papers = (n for n in self._around(attribution, verb, _PLACES) if n.lower_ in _known("addressee")["papers"])
        for over in (verb, *papers):
            to = next((c for c in over.rights if c.dep_ in {"prep", "dative"} and c.lower_ == "to"), None)
            hearer = child_of(to, "pobj") if to is not None else None
            if hearer is None or hearer.i == attribution.head or self._is_told(attribution, hearer):
                continue
            if over is not verb or self._can_hear(hearer):
                return hearer
        return None

    def _can_hear(self, token: "Token") -> bool:
        known = token.lower_ in _known("addressee")["nouns"] or token.lower_ in roles()
        return known or self._cast.meant_at(_span(token)) is not None

    def channel(self, attribution: Attribution) -> str | None:
        """Through what it was said: a platform by name, else the noun with its words, "press" for those who report."""
        verb = self._verb(attribution)
        if verb is None:
            return None
        for noun in self._around(attribution, verb, _PLACES):
            if noun.text.rstrip(".") in _known("channel")["platforms"]:
                return str(noun.text.rstrip("."))
            if noun.lower_ in _known("channel")["nouns"]:
                return self._words(noun, attribution)
        hearer = self._scene.doc[attribution.to] if attribution.to is not None else None
        if hearer is not None and hearer.lower_ in _known("channel")["hearers"]:
            return "press"
        by_verb: dict[str, str] = _known("channel")["by_verb"]
        return by_verb.get(verb.lemma_.lower())

    def occasion(self, attribution: Attribution) -> str | None:
        """On what occasion it was said: what the cue, or the speaking beside it, is said to have happened at."""
        verb = self._verb(attribution)
        if verb is None:
            return None
        speaking = [c for c in verb.children if c.dep_ == "advcl" and c.lemma_.lower() in _known("occasion")["verbs"]]
        addressed = [noun for c in speaking if (noun := child_of(c, "dobj")) is not None]
        for teller in (verb, *speaking):
            around = self._around(attribution, teller, frozenset(_known("occasion")["prepositions"]))
            for noun in (*around, *addressed):
                if noun.lower_ in _known("occasion")["nouns"]:
                    return self._words(noun, attribution)
        return None

    def said_on(self, attribution: Attribution) -> str | None:
        """The date that is said of the cue itself."""
        verb = self._verb(attribution)
        if verb is None:
            return None
        for token in (*self._timed(verb), *self._timed_beside(attribution, verb)):
            date = next(iter(dates_touching(self._found, Span(token.idx, token.idx + 1))), None)
            if date is not None and date.value and not self._is_told(attribution, token):
                return date.value
        return None

    def _verb(self, attribution: Attribution) -> "Token | None":
        if attribution.verb is None:
            return None
        token = self._scene.doc[attribution.verb]
        return token if token.pos_ == "VERB" else None

    def _timed(self, verb: "Token") -> "Iterator[Token]":
        for child in verb.children:
            if child.dep_ in {"npadvmod", "advmod"}:
                yield child
            elif child.dep_ == "prep" and child.lower_ in {"on", "in"}:
                noun = child_of(child, "pobj")
                if noun is not None:
                    yield noun

    def _timed_beside(self, attribution: Attribution, verb: "Token") -> "Iterator[Token]":
        """The words that say when the gathering or post was: "said at a session on Monday", not "after" one."""
        for noun in self._around(attribution, verb, _PLACES):
            if noun.lower_ in _known("occasion")["nouns"] or noun.lower_ in _known("channel")["nouns"]:
                yield from self._timed(noun)
                yield from (child for child in noun.children if child.dep_ == "poss")

    def _around(self, attribution: Attribution, verb: "Token", prepositions: frozenset[str]) -> "Iterator[Token]":
        """The nouns of the phrases that hang on a verb and are not part of what is told."""
        beside = verb.doc[attribution.to].children if attribution.to is not None else ()
        for child in (*verb.children, *beside):
            if child.dep_ in {"prep", "advcl"} and child.lower_ in prepositions:
                noun = child_of(child, "pobj")
                if noun is not None and not self._is_told(attribution, noun):
                    yield noun

    def _is_told(self, attribution: Attribution, token: "Token") -> bool:
        return any(span.start <= token.idx < span.end for span in attribution.content)

    def _named(self, token: "Token") -> str:
        actor = self._cast.meant_at(_span(token))
        return actor.name if actor is not None else f"{self._words(token)}{self._rest_of_name(token)}"

    def _rest_of_name(self, token: "Token") -> str:
        """The capitalised words after a name that the parser takes for something else: "Asia | Plus"."""
        doc, end = self._scene.doc, token.i + 1
        if not is_proper(token) or token.right_edge.i > token.i + 1:
            return ""
        while end < len(doc) and doc[end].text.istitle() and doc[end - 1].whitespace_ and not doc[end].is_sent_start:
            end += 1
        return "".join(f" {t.text}" for t in doc[token.i + 1 : end] if t.i > token.right_edge.i)

    def _words(self, noun: "Token", attribution: Attribution | None = None) -> str:
        """The words of a phrase without its article, what is told after it, and the date that it has."""
        span = phrase(self._scene, noun)
        told = [c.start for c in attribution.content] if attribution is not None else []
        end = min([span.end, *(start for start in told if start > noun.idx)])
        after = dates_touching(self._found, Span(noun.idx + len(noun), end))
        end = after[-1].span[0] if after and after[-1].span[1] >= end else end
        before = dates_touching(self._found, Span(span.start, max(span.start, noun.idx)))
        start = max([span.start, *(d.span[1] for d in before)])
        words = _OPEN_END.sub("", self._scene.page.text[start:end].removeprefix("’s").removeprefix("'s").lstrip())
        for article in ("the ", "a ", "an ", "his ", "her ", "their ", "its "):
            if words.lower().startswith(article):
                words = words[len(article) :]
        return " ".join(words.split(",")[0].split())


def _span(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))


@cache
def _known(group: str) -> dict[str, Any]:
    return dict(table("cues")[group])
