"""One statement over many texts: the same speaker and the same words, wholly, in part, or in two translations."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from memcon.model.findings import Statement
from memcon.model.kinds import StatementKind
from memcon.model.passages import any_overlap
from memcon.record.material import AnyClaim, buckets, day_of, near_in_time, when
from memcon.record.merge.copies import key_in_copies, same_in_copies
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.renderings import Words, share_matter, share_order
from memcon.record.merge.sayings import Saying, say_otherwise, say_the_same, saying_of
from memcon.record.merge.scene import Scene
from memcon.record.merge.ties import Ties, both, meet, put_together
from memcon.record.words import holds, matter_of

_RUN = 5  # words in a row by which a quotation is known again in a longer one
_SHORT = 6  # words below which the same words on two days are two statements
_LONG = 8  # words from which on a quotation is known again long after
_REMEMBERED = 90  # days after which it still is
_FRAGMENT = 3  # words that a piece of a quotation must have to be known again in those days
_FRESH = 3  # days within which two translations of one statement are published

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|„([^„“”]+)[“”]|«([^«»]+)»")


@dataclass(frozen=True)
class _Said:
    """A statement as it is compared, wholly and as far as it stands in quotation marks (all of it where nothing does);
    `matter` are the stems of the latter."""

    claim: AnyClaim
    speaker: str
    whole: Saying
    marked: Saying
    matter: frozenset[str]

    @property
    def words(self) -> Words:
        return self.whole.words

    @property
    def quoted(self) -> Words:
        return self.marked.words


def marks_of_statement(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    """Nobody says what another says; to say and to hold are two. Who is not named may be another's "the minister"."""
    speaker = scene.speaker(claim, claim.finding.speaker) if _is_known(claim, scene) else None
    return {"attitude": str(claim.finding.attitude)} | ({"speaker": speaker} if speaker else {})


def join_statements(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    """Words by whoever is said to have spoken them; then those of nobody, or of one who is not named, where only one
    can have."""
    groups.join_all(_told_to_be_same(claims, groups))
    groups.join_all(same_in_copies(claims))
    said = {c.finding.id: _said(c, scene) for c in claims if _is_known(c, scene)}
    distinct = one_of_each((s.claim for s in said.values()), groups, lambda c: _signature(said[c.finding.id]))
    groups.join_all(_quoted_in_part([said[c.finding.id] for c in distinct]))
    groups.join_all(
        alike(
            distinct,
            lambda c: _rendering_keys(said[c.finding.id]),
            lambda a, b: _render_the_same(said[a], said[b]),
        )
    )
    pieces = [c for c in distinct if _is_fragment(said[c.finding.id])]
    among = candidates(pieces, distinct, lambda c: _rendering_keys(said[c.finding.id]))
    groups.attach(among, lambda a, b: _is_a_piece_of(said[a], said[b]), among)
    loose = (c for c in claims if c.finding.id not in said and _is_quotation(c))
    of_nobody = {c.finding.id: _said(c, scene) for c in loose}
    told = said | of_nobody
    among = candidates([s.claim for s in of_nobody.values()], distinct, lambda c: _word_runs(told[c.finding.id]))
    groups.attach(among, lambda a, b: _are_words_of(told[a], told[b], scene), among)


def ties_of_statement(claim: AnyClaim, scene: Scene) -> Ties:
    said, id_ = _said(claim, scene), claim.finding.id
    known = _is_known(claim, scene)
    quotable = known or _is_quotation(claim)
    runs, telling = (_word_runs(said), _telling_runs(said)) if quotable else (set(), set())
    rendered = _rendering_keys(said) if known else ()
    same_as = [claim.finding.same_as] if claim.finding.same_as else []
    return put_together(
        both((key_in_copies(claim), *((_signature(said),) if known else ()), *rendered)),
        meet(telling, runs),
        meet(same_as, [id_]),
    )


def _told_to_be_same(claims: Iterable[AnyClaim], groups: Groups) -> Iterator[tuple[str, str]]:
    """What the reader found to be the same words within one text."""
    for claim in claims:
        if claim.finding.same_as in groups.claims:
            yield (claim.finding.id, claim.finding.same_as)


def _said(claim: AnyClaim, scene: Scene) -> _Said:
    text = " ".join(passage.quote for passage in claim.passages)
    speaker = scene.speaker(claim, claim.finding.speaker) or ""
    marked = " ".join("".join(found) for found in _QUOTED.findall(text))
    return _Said(claim, speaker, saying_of(text), saying_of(marked or text), matter_of(marked or text))


def _is_known(claim: AnyClaim, scene: Scene) -> bool:
    """Whether somebody is named as the speaker."""
    return scene.is_named(claim, claim.finding.speaker)


def _is_quotation(claim: AnyClaim) -> bool:
    return claim.finding.kind is not StatementKind.INDIRECT


def _signature(said: _Said) -> Hashable:
    """The same words of one speaker; where they are few, of one day."""
    day = "" if len(said.words) >= _SHORT else said.claim.published or said.claim.text_id
    return (said.speaker, said.words, day)


def _quoted_in_part(said: Iterable[_Said]) -> Iterator[tuple[str, str]]:
    """Pairs of one speaker of which one quotes the other in part: it has the run of words that tells most of it."""
    by_id = {one.claim.finding.id: one for one in said}
    holding: dict[Hashable, list[str]] = defaultdict(list)
    for id_, one in by_id.items():
        for run in _word_runs(one):
            holding[one.speaker, run].append(id_)
    for id_, one in by_id.items():
        longer = {other for run in _telling_runs(one) for other in holding[one.speaker, run]} - {id_}
        yield from ((id_, other) for other in sorted(longer) if _quotes(one, by_id[other]))


def _word_runs(said: _Said) -> set[Words]:
    """Every run of so many words, by which a part of a quotation is found in the whole."""
    return {run for words in {said.words, said.quoted} for run in _runs_in(words)}


def _telling_runs(said: _Said) -> set[Words]:
    """The run with the most letters, of the whole and of what stands in quotation marks: whoever quotes all of it has
    that run, and few others do."""
    found = (max(_runs_in(words), key=_telling, default=None) for words in {said.words, said.quoted})
    return {run for run in found if run}


def _telling(run: Words) -> tuple[int, Words]:
    return (sum(map(len, run)), run)


def _runs_in(words: Words) -> list[Words]:
    return [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]


def _quotes(a: _Said, b: _Said) -> bool:
    """Whether one quotes the other in part; what stands about a quotation in a report's own words does not count."""
    if _is_inside(a.claim, b.claim):
        return False
    return _holds_all(a.words, b.words, a, b) or _holds_all(a.quoted, b.quoted, a, b)


def _holds_all(ours: Words, theirs: Words, a: _Said, b: _Said) -> bool:
    shorter, longer = sorted((ours, theirs), key=len)
    if len(shorter) < _SHORT and not near_in_time(a.claim, b.claim, 0):
        return False
    return holds(longer, shorter)


def _are_words_of(nobody: _Said, said: _Said, scene: Scene) -> bool:
    """Whether words that a report leaves without a named speaker are a quotation of whoever spoke them elsewhere."""
    shared = min(len(nobody.quoted), len(said.quoted))
    near = near_in_time(nobody.claim, said.claim, _REMEMBERED if shared >= _LONG else _FRESH)
    if shared < _SHORT or not near or _is_inside(nobody.claim, said.claim):
        return False
    sides = [scene.party(one.claim, one.claim.finding.side) for one in (nobody, said)]
    if all(sides) and sides[0] != sides[1]:
        return False
    return _is_quotation(said.claim) and _holds_all(nobody.quoted, said.quoted, nobody, said)


def _is_inside(a: AnyClaim, b: AnyClaim) -> bool:
    """Whether one statement is reported within the other."""
    ours: Statement = a.finding
    theirs: Statement = b.finding
    if theirs.id == ours.within or ours.id == theirs.within:
        return True
    return a.text_id == b.text_id and any_overlap(ours.content, theirs.content)


def _rendering_keys(said: _Said) -> Iterator[Hashable]:
    """Speaker, root of a word and time that two renderings have in common."""
    day = day_of(said.claim)
    times = buckets(day, _FRESH) if day else (said.claim.text_id,)
    for root in sorted(said.whole.matter):
        for time in times:
            yield (said.speaker, root, time)


def _render_the_same(a: _Said, b: _Said) -> bool:
    if not _may_be_one_occasion(a, b):
        return False
    if say_the_same(a.marked, b.marked) or say_the_same(a.whole, b.whole):
        return True
    if not (_is_quotation(a.claim) and _is_quotation(b.claim)) or say_otherwise(a.quoted, b.quoted):
        return False
    ordered = a.claim.text_id != b.claim.text_id and share_order(a.quoted, b.quoted)
    return ordered or share_matter(a.matter, b.matter)


def _may_be_one_occasion(a: _Said, b: _Said) -> bool:
    """Whether both can have been said at once, as far as reports of those days tell."""
    if _is_inside(a.claim, b.claim) or not near_in_time(a.claim, b.claim, _FRESH):
        return False
    ours, theirs = when(a.claim.finding.said_on), when(b.claim.finding.said_on)
    return not ours or not theirs or ours.overlaps(theirs)


def _is_fragment(said: _Said) -> bool:
    """Whether no more is quoted than a few words of a sentence, and more than a name."""
    few = _FRAGMENT <= len(said.quoted) < _SHORT
    return few and _is_quotation(said.claim) and not said.marked.matter <= said.marked.names


def _is_a_piece_of(piece: _Said, whole: _Said) -> bool:
    longer = _is_quotation(whole.claim) and len(whole.quoted) > len(piece.quoted)
    return longer and holds(whole.quoted, piece.quoted) and _may_be_one_occasion(piece, whole)
