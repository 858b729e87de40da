"""A page as the tagger sees it: words in paragraphs, each with a few features.

Names of states are replaced by one stand-in of their form, as in the language stage, so that exchanging two states
changes nothing that the model sees (DESIGN.md, rule 5).
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.gazetteer import KnownName, NameForm
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 24  # characters of a word that the model sees: nothing that is longer is a word of the language

STAND_IN = {
    NameForm.NAME: "france",
    NameForm.ADJECTIVE: "french",
    NameForm.PEOPLE: "germans",
    NameForm.CAPITAL: "paris",
    NameForm.SEAT: "kremlin",
    NameForm.ORGAN: "kremlin",
}
CASES = ("other", "lower", "title", "upper", "mixed")
QUOTES = ("outside", "inside", "mark")
_POS = "X ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB"
_DEPS = (
    "dep ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass"
    " dative det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss"
    " preconj predet prep prt punct quantmod relcl xcomp"
)
POS, DEPS = tuple(_POS.split()), tuple(_DEPS.split())
NAMES = ("none", "person", "group", "place", "other")
FEATURES = (CASES, QUOTES, POS, DEPS, NAMES)
"""The values of each feature, in the order in which a word has them; the first stands for any that is not listed."""

_NUMBERS = tuple({value: number for number, value in enumerate(values)} for values in FEATURES)
_ENTITY = {"PERSON": "person", "ORG": "group", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: the number of its token, the letters that the model sees, its features, its paragraph."""

    token: int
    letters: str
    features: tuple[int, ...]
    paragraph: int


def words_of(page: Page) -> list[Word]:
    """The words of the report itself, in order; boilerplate and white space left out."""
    disguised = _Disguise(page.names)
    quoted = _Quoted(page)
    lines = page.paragraphs
    starts = [line.start for line in lines]
    words = []
    for token in page.doc:
        at = bisect_right(starts, token.idx) - 1
        if token.is_space or at < 0 or token.idx >= lines[at].end:
            continue
        letters, case = disguised.of(token)
        named = _ENTITY.get(token.ent_type_, "other" if token.ent_type_ else "none")
        values = (case, quoted.at(token.idx), token.pos_, token.dep_, named)
        features = tuple(numbers.get(value, 0) for numbers, value in zip(_NUMBERS, values, strict=True))
        words.append(Word(token.i, letters[:LONGEST], features, at))
    return words


class _Disguise:
    """What the model sees of each token."""

    def __init__(self, names: tuple[KnownName, ...]) -> None:
        self._forms = {(name.span.start, name.span.end): name.form for name in names}

    def of(self, token: "Token") -> tuple[str, str]:
        form = self._forms.get((token.idx, token.idx + len(token.text)))
        if form is not None:
            return STAND_IN[form], "title"
        return token.text, _case(token.text)


class _Quoted:
    """Whether a character is a quotation mark, quoted, or neither."""

    def __init__(self, page: Page) -> None:
        self._quotations = page.quotations
        self._starts = [q.outer.start for q in page.quotations]

    def at(self, character: int) -> str:
        nearest = bisect_right(self._starts, character) - 1
        if nearest < 0:
            return "outside"
        quotation = self._quotations[nearest]
        here = Span(character, character + 1)
        if quotation.inner.covers(here):
            return "inside"
        return "mark" if quotation.outer.covers(here) else "outside"


def _case(word: str) -> str:
    if not any(c.isalpha() for c in word):
        return "other"
    if word.islower():
        return "lower"
    if word.isupper() and len(word) > 1:
        return "upper"
    return "title" if word[0].isupper() and not any(c.isupper() for c in word[1:]) else "mixed"
