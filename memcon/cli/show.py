"""`memcon show`: one entry in full."""

import datetime as dt
import re
from typing import TYPE_CHECKING

import click

from memcon.cli.formats import Format, console, format_option, markdown, plain, print_indented, print_json
from memcon.cli.options import Day, opened

if TYPE_CHECKING:
    from rich.console import Console

    from memcon.views.copies import Comparison
    from memcon.views.detail import Detail
    from memcon.views.excerpts import Excerpt

_BLANKS = re.compile(r"\s+")


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--on", type=Day(), help="As known on that day: from what was published by then.")
@click.option("--text", "whole", is_flag=True, help="The text of an article, and nothing else.")
@format_option(Format.TEXT, Format.JSON, Format.MD)
def show(id_: str, on: dt.date | None, whole: bool, format_: str) -> None:
    """Show one entry: its history, every passage in its sentence, and a line to paste into a memo for each.

    ID is the id of the entry or of any finding in it, or of an article; any beginning that is unique will do. Of an
    article it shows its publications, what was found in it and how it differs from its copies, or with --text the text
    that the record keeps.

    \b
    Example:
      memcon show c-k3v7q2mx
    """
    from memcon.views.detail import show_entry

    if id_.startswith("t-"):
        if whole and Format(format_) is not Format.JSON:
            _print_whole_text(id_, on, Format(format_))
        else:
            _show_article(id_, on, format_, whole=whole)
        return
    if whole:
        raise click.UsageError("--text is for articles, whose ids begin with t-")
    with opened() as record:
        detail = show_entry(record.view(on), id_)
    match Format(format_):
        case Format.JSON:
            print_json(detail)
        case Format.MD:
            _print_markdown(detail)
        case _:
            _print_text(detail)


def _print_whole_text(id_: str, on: dt.date | None, format_: Format) -> None:
    """The text as it is kept, headings as plain lines, and nothing in it that a terminal or Markdown would obey."""
    with opened() as record:
        view = record.view(on)
        body = view.text(view.article(id_).id)
    if format_ is Format.MD:
        body = "\n".join(map(markdown, body.splitlines()))
    click.echo(plain(body))


def _show_article(id_: str, on: dt.date | None, format_: str, *, whole: bool) -> None:
    from memcon.views.copies import compare_with_copies
    from memcon.views.decisions import say_decision
    from memcon.views.excerpts import say_gone
    from memcon.views.filed import show_article
    from memcon.views.wording import one_line

    with opened() as record:
        view = record.view(on)
        filed, decisions = show_article(view, id_)
        compared = compare_with_copies(view, filed)
    if Format(format_) is Format.JSON:
        text = {"text": view.text(filed.id)} if whole else {}
        print_json({"article": filed, "decisions": decisions, "copies": compared, **text})
        return
    length = f"{filed.words} words{_say_language(filed.language)}"
    click.echo(plain(f"{one_line(filed.title or 'An article without a title')}\narticle {filed.id}, {length}"))
    for publication in filed.publications:
        was_changed = publication.modified and publication.modified != publication.published
        changed = f"changed {publication.modified}" if was_changed else None
        said = (publication.published or "no date", changed, publication.outlet, publication.author, publication.url)
        click.echo(plain(f"  published {', '.join(part for part in said if part)}{say_gone(publication, on)}"))
    found = ", ".join(f"{kind} {number}" for kind, number in filed.counts.items() if number)
    click.echo(f"  findings: {found or 'none'}; sentences of which nothing was made: {len(filed.gaps)}")
    for comparison in compared:
        _print_comparison(comparison)
    for decision in decisions:
        click.echo(plain(f"  {say_decision(view, decision)}"))


def _print_comparison(comparison: "Comparison") -> None:
    from memcon.views.copies import say_changed

    click.echo(f"  {comparison.relation.value} of {comparison.other}{'' if comparison.differences else ', same words'}")
    for one in comparison.differences:
        changed = f" ({say_changed(one.words, one.instead_of)})" if one.instead_of else ""
        click.echo(plain(f"    {one.how.value}: {one.words}{changed}"))


def _say_language(code: str | None) -> str:
    from memcon.articles.tongue import is_read, language_name

    return "" if code is None or is_read(code) else f", in {language_name(code)}, not read"


def _history_lines(detail: "Detail") -> list[str]:
    lines = []
    for step in detail.history:
        by = f", says {step.said_by}" if step.said_by else ""
        on = f" on {step.on}" if step.on else ""
        published = f" (published {step.published})" if step.published else ""
        lines.append(f"{step.status}{on}{by}{published}")
    return lines


def _print_text(detail: "Detail") -> None:
    from rich.text import Text

    out = console()
    out.print(Text(plain(detail.heading), style="bold"))
    sources = f"{detail.entry.sources} source{'s' if detail.entry.sources != 1 else ''}"
    out.print(Text(f"{detail.entry.kind.value} {detail.entry.id} · {sources}", style="dim"))
    if detail.note:
        out.print(Text(f"  {detail.note}", style="bold"))
    for name, value in detail.fields:
        out.print(Text.assemble((f"  {name:<12} ", "dim"), plain(value)))
    _print_block(out, "History", _history_lines(detail))
    _print_block(out, "Rival accounts", list(detail.rivalries))
    _print_block(out, "Related", [f"{relation}: {words}  {id_[:10]}" for relation, id_, words in detail.related])
    _print_block(out, "Decisions", [f"{said}  {id_[:10]}" for id_, said in detail.decisions])
    out.print(Text("\nPassages", style="bold"))
    for excerpt in detail.excerpts:
        _print_excerpt(out, excerpt)


def _print_block(out: "Console", title: str, lines: list[str]) -> None:
    from rich.text import Text

    if lines:
        out.print(Text(f"\n{title}", style="bold"))
        for line in lines:
            out.print(Text(f"  {plain(line)}"))


def _print_excerpt(out: "Console", excerpt: "Excerpt") -> None:
    from rich.text import Text

    pieces = ((excerpt.before, "dim"), (excerpt.quote, "bold"), (excerpt.after, "dim"))
    sentence = Text.assemble(*((plain(_BLANKS.sub(" ", words)), style) for words, style in pieces))
    print_indented(out, sentence, 2)
    where = Text(plain(f"{excerpt.where}{f', {excerpt.address}' if excerpt.address else ''}"), style="dim")
    print_indented(out, where, 4)
    click.echo(f"    {plain(excerpt.citation)}\n")


def _print_markdown(detail: "Detail") -> None:
    click.echo(f"# {markdown(detail.heading)}\n\n{detail.entry.kind.value} `{detail.entry.id}`\n")
    if detail.note:
        click.echo(f"{markdown(detail.note)}\n")
    for name, value in detail.fields:
        click.echo(f"- **{name}**: {markdown(value)}")
    blocks = (
        ("History", _history_lines(detail)),
        ("Rival accounts", list(detail.rivalries)),
        ("Decisions", [said for _, said in detail.decisions]),
    )
    for title, lines in blocks:
        if lines:
            click.echo(f"\n## {title}\n")
        for line in lines:
            click.echo(f"- {markdown(line)}")
    click.echo("\n## Passages\n")
    for excerpt in detail.excerpts:
        sentence = f"{markdown(excerpt.before)}**{markdown(excerpt.quote)}**{markdown(excerpt.after)}"
        click.echo(f"> {sentence}\n>\n> {markdown(excerpt.citation)}\n")
