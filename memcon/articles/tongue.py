"""Which language a text is in, so far as that can be told. One in another language than English is kept and not read.

English is told by its commonest words, in next to no time; only where they are few is a text shown to the identifier.
Words with a capital are left out: names say little about the language, and are then no reason to treat two states
differently.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from memcon.model.articles import Mark, Text
from memcon.model.kinds import MarkKind
from memcon.model.passages import Span

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
UNDETERMINED = "und"
"""ISO 639-2's code for a text of which no more is told than that it is not English."""

_PIECE, _PIECES = 3_000, 4  # characters of a long text that are looked at, and at how many places
_FEWEST_BYTES = 60  # of words in UTF-8: about twelve words, or twenty signs of Chinese
_LONG = 100  # bytes of a paragraph in another language that is marked
_FEWEST_LETTERS = 8  # in another alphabet
_FEWEST_WORDS, _PLAINLY_ENGLISH = 8, 0.3  # words, and the share of common ones; reports in English have 0.3 to 0.6
_SURE, _NAMED, _RULED_OUT = 0.7, 0.7, 0.05  # chances by the identifier
_ENGLISH_PART = 0.25  # of a text in two languages; then what is English in it is read

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’»\"']*\s+")
_LAST_LATIN = "\u024f"
_MORE_LATIN = ("\u1e00", "\u1eff")  # Vietnamese among others


def language_of(body: str) -> str | None:
    """The ISO 639-1 code of the language that `body` is in; UNDETERMINED where it is plain only that it is not English;
    None where too little is there to tell. A text that is English in good part counts as English."""
    sample = _sample(body)
    told = _tell(sample)
    if told in (None, ENGLISH):
        return told
    english = sum(len(line) for line in sample.split("\n") if _tell(line) == ENGLISH)
    return ENGLISH if english >= _ENGLISH_PART * len(sample) else told


def foreign_parts(body: str) -> tuple[Mark, ...]:
    """The long paragraphs of an English text that are wholly in another language, labelled with its code."""
    lines = (Span(*match.span()).trimmed(body) for match in _LINE.finditer(body) if len(match[0]) * 3 >= _LONG)
    shown = ((line, _sample(line.of(body))) for line in lines)
    told = ((line, words, _tell(words, _LONG)) for line, words in shown)
    return tuple(
        Mark(line, MarkKind.FOREIGN, code)
        for line, words, code in told
        if code not in (None, ENGLISH) and not _holds_english(words)
    )


def is_read(language: str | None) -> bool:
    """Whether the reader reads a text of that language: English, and what could not be told."""
    return language in (None, ENGLISH)


def say_unread(text: Text) -> str | None:
    """That a text, or a part of it, is in a language that the reader does not know, in words; None where none is."""
    if text.language and not is_read(text.language):
        return f"it is in {language_name(text.language)}, which the reader does not know; kept, not read"
    parts = [mark.label for mark in text.marks if mark.kind is MarkKind.FOREIGN and mark.label]
    if not parts:
        return None
    paragraphs = "a paragraph of it is" if len(parts) == 1 else f"{len(parts)} paragraphs of it are"
    names = " and ".join(map(language_name, dict.fromkeys(parts)))
    return f"{paragraphs} in {names}, which the reader does not know; kept, not read"


def language_name(code: str) -> str:
    """The English name of a language by its code."""
    from babel import Locale

    if code == UNDETERMINED:
        return "another language than English"
    name: str | None = Locale("en").languages.get(code)
    return name or code


def _sample(body: str) -> str:
    if len(body) <= _PIECE * _PIECES:
        return body
    step = (len(body) - _PIECE) // (_PIECES - 1)
    return "\n".join(body[at : at + _PIECE] for at in range(0, len(body) - _PIECE + 1, step))


def _tell(text: str, fewest_bytes: int = _FEWEST_BYTES) -> str | None:
    words = _small_words(text)
    if len(words) >= _FEWEST_WORDS and _share_of_english(words) >= _PLAINLY_ENGLISH:
        return ENGLISH
    shown, other = " ".join(words), _is_in_another_alphabet(words)
    if len(shown.encode("utf-8", "surrogatepass")) < fewest_bytes:
        return UNDETERMINED if other else None
    chances: dict[str, float] = dict(_identifier().rank(shown))
    if chances[ENGLISH] > _RULED_OUT and not other:
        return ENGLISH if chances[ENGLISH] >= _SURE else None
    likeliest = max(chances, key=lambda code: chances[code])
    return likeliest if likeliest != ENGLISH and chances[likeliest] >= _NAMED else UNDETERMINED


def _small_words(text: str) -> list[str]:
    """The words without a capital; all words in small letters where the text is in capitals."""
    words = _WORD.findall(text)
    if sum(word.isupper() for word in words) > len(words) / 2:
        return [word.lower() for word in words]
    return [word for word in words if not word[0].isupper()]


def _share_of_english(words: Sequence[str]) -> float:
    return sum(word in _function_words() for word in words) / len(words)


def _is_in_another_alphabet(words: Sequence[str]) -> bool:
    letters = "".join(words)
    other = sum(letter > _LAST_LATIN and not _MORE_LATIN[0] <= letter <= _MORE_LATIN[1] for letter in letters)
    return other >= _FEWEST_LETTERS and other > len(letters) / 2


def _holds_english(paragraph: str) -> bool:
    """Whether a sentence of it is English: it tells what the others are."""
    return any(_tell(sentence) == ENGLISH for sentence in _SENTENCE_END.split(paragraph))


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier


@cache
def _function_words() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("function_words.txt").read_text("utf-8").split())
