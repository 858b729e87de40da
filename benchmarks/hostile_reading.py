"""Measures that the reader's time stays linear in the length of a text, whatever the text is.

python -m benchmarks.hostile_reading [SHAPE...] [--words 2000] [--stages]

Each shape is read at n, 2n and 4n words, in a process of its own that starts with the models loaded. `growth` is the
time of 4n over that of n: 4 where time is linear. Memory is the most that the process held.
"""

import argparse
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count, islice

from benchmarks.read_speed import keep_to_one_core, measure_stages, peak_memory
from memcon.articles.tongue import language_of
from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Reading
from memcon.model.ids import text_id

STATES = ("Peru", "Kenya", "Norway", "Oman", "Chile", "Ghana", "Japan", "Poland", "Brazil", "Ireland", "Laos")
SYLLABLES = ("Ba", "Do", "Fe", "Gi", "Ha", "Ku", "Lo", "Me", "Ni", "Po", "Ra", "So", "Ta", "Vi", "Wu", "Za")
ENDS = ("dan", "lek", "mir", "nov", "ras", "sen", "tov", "vik", "wes", "zin")
WORKS = ("ports", "crews", "prisoners", "quotas", "tariffs", "pipelines", "wages", "borders", "fisheries", "visas")
DEEDS = ("will reopen", "must be freed", "were agreed on", "will be cut", "cannot be discussed", "are not in dispute")
DAYS = ("Monday", "on 3 May 2031", "last week", "yesterday", "on Friday", "in March")
"""So many of each that their lengths share few factors: a text of them repeats late."""


def person(n: int) -> str:
    """The nth of some 25,000 surnames with one of sixteen first names."""
    first, rest = SYLLABLES[n % 16], n // 16
    middle = SYLLABLES[rest % 16].lower() + SYLLABLES[rest // 16 % 16].lower()
    return f"{first}{ENDS[rest % 10]} {SYLLABLES[n * 7 % 16]}{middle}{ENDS[rest // 256 % 10]}"


def sentence(n: int) -> str:
    who, state, other = person(n // 3), STATES[n % 11], STATES[(n * 3 + 1) % 11]
    what = f"the {WORKS[n % 10]} {DEEDS[n % 6]}"
    return (
        f"Foreign Minister {who} of {state} said {DAYS[n % 6]} that {what}.",
        f"“We told {other} that {what},” he said at a meeting in Geneva.",
        f"{other} rejected the proposal, and its delegation promised to hand over a memorandum by Friday.",
        f"Talks between {state} and {other} were held {DAYS[n % 6]} without a result.",
        f"According to {who}, {what} before a cease-fire is signed.",
    )[n % 5]


def filled(pieces: Iterator[str], words: int, joint: str = " ") -> str:
    """Pieces until they have so many words, one at least."""
    chosen, length = [], 0
    while length < words:
        chosen.append(next(pieces))
        length += max(1, len(chosen[-1].split()))
    return joint.join(chosen)


def sentences() -> Iterator[str]:
    return map(sentence, count())


def report(words: int) -> str:
    paragraphs = (" ".join(sentence(n) for n in range(at, at + 3)) for at in count(0, 3))
    return filled(paragraphs, words, "\n\n")


def one_paragraph(words: int) -> str:
    return filled(sentences(), words)


def no_full_stops(words: int) -> str:
    return report(words).replace(".", "").replace("\n\n", " ")


def nothing_but_marks(words: int) -> str:
    return ("“" * 3 + "”" * 2 + '"' * 3 + "«»„" + "''" + "‘’ '") * (words // 4 + 1)


def unclosed_quotes(words: int) -> str:
    return filled((f"“{sentence(5 * n)}" for n in count()), words, "\n")


def unclosed_on_one_line(words: int) -> str:
    return filled((f"{mark}{sentence(5 * n)}" for n in count() for mark in ('"', "“")), words)


def single_marks(words: int) -> str:
    """British quotations, every one of them left open, with apostrophes."""
    return filled((f"'The {WORKS[n % 10]}' crews' pay, said {person(n)}," for n in count()), words)


def another_language(words: int) -> str:
    line = "Министр иностранных дел заявил, что переговоры о прекращении огня продолжатся на следующей неделе."
    return "\n\n".join([line] * (words // 12 + 1))


def unseen_characters(words: int) -> str:
    """Zero-width characters in words, and some from right to left between them."""
    return report(words).replace("e", "e\u200b").replace(" that ", " \u202ethat\u202c \u05e9\u05dc\u05d5\u05dd ")


def all_capitals(words: int) -> str:
    return report(words).upper()


def no_capitals(words: int) -> str:
    return report(words).lower()


def one_word(words: int) -> str:
    return f"{report(words // 2)} Norway said that {'a' * (3 * words)} will come."


def many_speakers(words: int) -> str:
    """A new person every five words."""
    return filled((f"{person(n)} said {WORKS[n % 10]} matter." for n in count()), words)


def nested_speech(words: int) -> str:
    """X said that Y said that Z said that ..., without end."""
    return filled((f"{person(n)} said that" for n in count()), words) + " the talks failed."


def nested_quotations(words: int) -> str:
    return filled((f"“{person(n)} said," for n in count()), words) + " the talks failed" + "”" * (words // 3)


def brackets(words: int) -> str:
    return "The envoy said (" * (words // 3) + "the talks failed" + ")" * (words // 3)


def a_list(words: int) -> str:
    """One sentence that names states without end."""
    return "The envoy said that " + filled((f"{STATES[n % 11]} and" for n in count()), words) + " Peru agreed."


def short_lines(words: int) -> str:
    return filled(map(person, count()), words, "\n")


def a_transcript(words: int) -> str:
    return filled((f"{person(n % 5).upper()}: {sentence(n)}" for n in count()), words, "\n")


def the_same_words(words: int) -> str:
    """One quotation again and again."""
    line = "“The ports must be opened to all ships before the talks begin,” Ana Soto said."
    return "\n\n".join([line] * (words // 14 + 1))


SHAPES: dict[str, Callable[[int], str]] = {
    shape.__name__.replace("_", "-"): shape
    for shape in (
        report, one_paragraph, no_full_stops, nothing_but_marks, unclosed_quotes, unclosed_on_one_line, single_marks,
        another_language, unseen_characters, all_capitals, no_capitals, one_word, many_speakers, nested_speech,
        nested_quotations, brackets, a_list, short_lines, a_transcript, the_same_words,
    )
}  # fmt: skip
"""By name, texts of about so many words."""


def article(body: str) -> Article:
    return Article("hostile", Text(text_id(body), body, "as-given", language=language_of(body)), Publication())


def read(body: str) -> Reading:
    from memcon.reading import Reader

    return Reader().read(article(body))


def measure_shape(name: str, words: int) -> tuple[float, float, Counter[str]]:
    """Seconds of processor time, megabytes held at most beyond those at the beginning, and nanoseconds by stage, in a
    process of its own."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_measured, (name, words))


def _measured(name: str, words: int) -> tuple[float, float, Counter[str]]:
    one = article(SHAPES[name](words))
    begun, held = time.process_time(), peak_memory()
    spent = measure_stages([one])
    return time.process_time() - begun, peak_memory() - held, spent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile_reading", description="time against length")
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of {', '.join(SHAPES)}; all where none is named")
    parser.add_argument("--words", type=int, default=2_000, help="words of the shortest text (default 2000)")
    parser.add_argument("--stages", action="store_true", help="each stage by itself")
    arguments = parser.parse_args()
    keep_to_one_core()
    read(report(100))
    print(f"{'shape':24}{'n':>9}{'2n':>9}{'4n':>9}  {'growth':>6}  {'more':>8}   n = {arguments.words} words")
    for name in arguments.shapes or SHAPES:
        show(name, arguments.words, arguments.stages)


def show(name: str, words: int, stages: bool) -> None:
    runs = [measure_shape(name, words * times) for times in (1, 2, 4)]
    seconds = [run[0] for run in runs]
    peak = max(run[1] for run in runs)
    print(f"{name:24}{row(seconds)}  {peak:5.0f} MB", flush=True)
    for stage in sorted(runs[-1][2], key=lambda stage: -runs[-1][2][stage]) if stages else ():
        if runs[-1][2][stage] > 0.1e9:
            print(f"    {stage:20}{row([spent[stage] / 1e9 for _, _, spent in runs])}")


def row(seconds: list[float]) -> str:
    times = "".join(f"{one:8.2f}s" for one in islice(seconds, 3))
    return f"{times}  {seconds[-1] / max(seconds[0], 1e-3):6.1f}"


if __name__ == "__main__":
    main()
