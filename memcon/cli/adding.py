"""`memcon add`: an entry that a person makes, on exact words of an article."""

import click

from memcon.cli.errors import Refusal
from memcon.cli.options import decider, now, opened, reason_options
from memcon.model.kinds import FindingKind
from memcon.model.passages import Passage, Span

Fields = dict[str, str | int | float | bool | list[str] | None]


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in FindingKind]))
@click.argument("article")
@click.argument("words")
@click.option("--field", "pairs", multiple=True, metavar="NAME=VALUE", help="A field of it; twice for a list of two.")
@click.option("--nth", type=click.IntRange(min=1), help="Which of several places where the words stand, from 1.")
@reason_options
def add(
    kind: str,
    article: str,
    words: str,
    pairs: tuple[str, ...],
    nth: int | None,
    why: str | None,
    who: str | None,
) -> None:
    """Add an entry on words of an article.

    KIND is what the entry is. ARTICLE is the id of a text, a beginning of it, or the source's own id; WORDS are words
    of it, exactly as they stand there. What no field says, and the words do not settle, stays unknown.

    \b
    Example:
      memcon add commitment t-k3v7q2mx "will reopen the ferry by Friday" --field by=Ardland --field due=2025-06-06
    """
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind

    fields = parse_fields(pairs)
    with opened() as record:
        view = record.view()
        filed = view.article(article)
        body = view.text(filed.id)
        span = find_words(body, words, nth)
        decision = Decision.make(
            DecisionKind.ADD,
            target=filed.id,
            finding_kind=FindingKind(kind),
            passage=Passage.cut(filed.id, body, span),
            fields=fields,
            who=decider(who),
            made=now(),
            why=why,
        )
        record.decide(decision)
        record.fold()
    click.echo(f"Added {kind} on “{words}” (memcon undo {decision.id[:10]}).")


def parse_fields(pairs: tuple[str, ...]) -> Fields:
    """NAME=VALUE pairs as fields; a name that is given more than once is a list."""
    fields: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise click.UsageError(f"--field takes NAME=VALUE, and not {pair!r}")
        fields.setdefault(name.strip(), []).append(value.strip())
    return {name: values[0] if len(values) == 1 else [*values] for name, values in fields.items()}


def find_words(body: str, words: str, nth: int | None = None) -> Span:
    """Where `words` stand in `body`: the one place, or the `nth` of several. Raises Refusal."""
    places = _places(body, words) if words.strip() else []
    if not places:
        raise Refusal("these words do not stand in the article", f"“{words}”")
    if nth is None and len(places) > 1:
        raise Refusal(f"these words stand in {len(places)} places (say which with --nth)", f"“{words}”")
    if (nth or 1) > len(places):
        raise Refusal(f"these words stand in {len(places)} places, no more", f"“{words}”")
    start = places[(nth or 1) - 1]
    return Span(start, start + len(words))


def _places(body: str, words: str) -> list[int]:
    places: list[int] = []
    at = body.find(words)
    while at >= 0:
        places.append(at)
        at = body.find(words, at + 1)
    return places
