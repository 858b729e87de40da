"""From attributions to statements: who speaks and for whom, to whom, where, when, and through whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from memcon.model.findings import Names, Statement
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind, StatementKind
from memcon.model.passages import Span, Spans
from memcon.reading.actors.scene import Scene
from memcon.reading.cast import Cast
from memcon.reading.page import Found, Page
from memcon.reading.statements.attributions import Attribution
from memcon.reading.statements.chains import follow_chain
from memcon.reading.statements.circumstances import Circumstances
from memcon.reading.statements.nesting import Told, nest
from memcon.reading.statements.repeats import mark_repeats
from memcon.reading.statements.running import carry
from memcon.reading.statements.speakers import Speaker, Speakers
from memcon.reading.statements.whose import past_whose

_MARKS = frozenset('“”"«»„')


def tell(page: Page, found: Found, attributions: Iterable[Attribution]) -> tuple[Statement, ...]:
    """The statements that `attributions` amount to, in their order."""
    scene, cast = Scene(page), Cast(page, found)
    speakers, circumstances = Speakers(scene, cast), Circumstances(scene, found, cast)
    acting = (past_whose(scene, attribution) for attribution in attributions)
    told = nest(tuple(follow_chain(scene, cast, attribution) for attribution in acting))
    ids = _ids(page, told)
    speaking = [speakers.of(t.attribution) for t in told]
    passing = [_passing_on(scene, cast, t.attribution) for t in told]
    statements = [
        _statement(page, t, id_, speaker, circumstances) for t, id_, speaker in zip(told, ids, speaking, strict=True)
    ]
    placed = [
        msgspec.structs.replace(s, within=ids[t.within] if t.within is not None else None, via=via)
        if (via := _via(nth, told, speaking, passing)) or t.within is not None
        else s
        for nth, (s, t) in enumerate(zip(statements, told, strict=True))
    ]
    attributed = zip((t.attribution for t in told), placed, strict=True)
    return tuple(mark_repeats(page, carry(scene, attributed)))


def _ids(page: Page, told: tuple[Told, ...]) -> list[str]:
    """An id for each content; those with the same content are told apart by their order."""
    seen: dict[Spans, int] = {}
    ids = []
    for t in told:
        content = t.attribution.content
        nth = seen.get(content, 0)
        seen[content] = nth + 1
        ids.append(finding_id(FindingKind.STATEMENT, page.text_id, content, nth=nth))
    return ids


def _statement(page: Page, told: Told, id_: str, speaker: Speaker, around: Circumstances) -> Statement:
    attribution = told.attribution
    return Statement(
        id=id_,
        speaker=speaker.name,
        office=speaker.office,
        side=speaker.side,
        kind=_kind(page, attribution),
        attitude=attribution.attitude,
        content=attribution.content,
        source=attribution.source,
        cue=attribution.cue,
        cue_text=" ".join(" ".join(span.of(page.text).split()) for span in attribution.cue) or None,
        addressee=around.addressee(attribution),
        channel=around.channel(attribution),
        occasion=around.occasion(attribution),
        said_on=around.said_on(attribution),
        confidence=attribution.confidence,
    )


def _kind(page: Page, attribution: Attribution) -> StatementKind:
    if attribution.direct:
        return StatementKind.DIRECT
    return (
        StatementKind.MIXED if any(_has_quoted(page, span) for span in attribution.content) else StatementKind.INDIRECT
    )


def _has_quoted(page: Page, span: Span) -> bool:
    """Whether some of it stands in quotation marks, or all of it does ("hailed “a good day”")."""
    if _MARKS & set(span.of(page.text)):
        return True
    first = bisect_right(page.quotations, span.start, key=lambda q: q.outer.end)
    past = bisect_left(page.quotations, span.end, key=lambda q: q.outer.start)
    return any(q.closed for q in page.quotations[first:past])


def _passing_on(scene: Scene, cast: Cast, attribution: Attribution) -> str | None:
    """Who passes on another's words, by name."""
    if attribution.through is None:
        return None
    token = scene.doc[attribution.through]
    actor = cast.meant_at(Span(token.idx, token.idx + len(token)))
    return actor.name if actor is not None else None


def _via(nth: int, told: tuple[Told, ...], speaking: list[Speaker], passing: list[str | None]) -> Names:
    """Those through whom a statement is reported: who passes it on, and who says so of whom; the nearest to the text
    first."""
    names = [passing[nth]]
    at = told[nth].within
    while at is not None:
        names += [speaking[at].name, passing[at]]
        at = told[at].within
    return tuple(dict.fromkeys(name for name in reversed(names) if name and name != speaking[nth].name))
