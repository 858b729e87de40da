"""One statement over many texts: the same speaker and the same words, wholly, in part, or in two translations."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from memcon.model.findings import Statement
from memcon.model.kinds import Attitude
from memcon.model.passages import any_overlap
from memcon.record.material import AnyClaim, near_in_time, when
from memcon.record.merge.contraries import say_otherwise
from memcon.record.merge.copies import key_in_copies, same_in_copies
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.renderings import Words, share_matter, share_order
from memcon.record.merge.sayings import Saying, say_the_same
from memcon.record.merge.scene import Scene
from memcon.record.merge.spoken import (
    FRESH,
    Spoken,
    is_in_short,
    is_known,
    is_quotation,
    keys_without_speaker,
    matter_keys,
    rendering_keys,
    spoken,
    telling_runs,
    word_runs,
)
from memcon.record.merge.ties import Ties, both, meet, put_together
from memcon.record.names import last_names
from memcon.record.words import holds, words_of

_SHORT = 6  # words below which the same words on two days are two statements
_LONG = 8  # words from which on a quotation is known again long after
_REMEMBERED = 90  # days after which it still is
_ENOUGH = 4  # roots by which a rendering is known though nothing tells who spoke
_FRAGMENT = 3  # words that a piece of a quotation must have to be known again in those days


def marks_of_statement(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    """Nobody says what another says; to say and to hold are two, but what is quoted was said, also where the report
    tells that somebody "wants" it. Who is not named, or by the last name alone, may be another's "the minister"."""
    attitude = claim.finding.attitude
    marks = {} if attitude is Attitude.HELD and is_quotation(claim) else {"attitude": str(attitude)}
    sure = is_known(claim, scene) and not is_in_short(claim)
    speaker = scene.speaker(claim, claim.finding.speaker) if sure else None
    return marks | ({"speaker": speaker} if speaker else {})


def join_statements(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    """Words by whoever is said to have spoken them; then those of nobody, or of one who is not named, where only one
    can have."""
    groups.join_all(_told_to_be_same(claims, groups))
    groups.join_all(same_in_copies(claims))
    said = {c.finding.id: spoken(c, scene) for c in claims if is_known(c, scene)}
    distinct = one_of_each((s.claim for s in said.values()), groups, lambda c: _signature(said[c.finding.id]))
    groups.join_all(_quoted_in_part([said[c.finding.id] for c in distinct]))
    groups.join_all(
        alike(
            distinct,
            lambda c: rendering_keys(said[c.finding.id]),
            lambda a, b: _render_the_same(said[a], said[b]),
        )
    )
    pieces = [c for c in distinct if _is_fragment(said[c.finding.id])]
    among = candidates(pieces, distinct, lambda c: rendering_keys(said[c.finding.id]))
    groups.attach(among, lambda a, b: _is_a_piece_of(said[a], said[b]), among)
    loose = [c for c in claims if c.finding.id not in said or is_in_short(c)]
    told = said | {c.finding.id: spoken(c, scene) for c in loose}
    among = candidates(loose, distinct, lambda c: keys_without_speaker(told[c.finding.id]))
    groups.attach(among, lambda a, b: _are_words_of(told[a], told[b], scene), among)


def ties_of_statement(claim: AnyClaim, scene: Scene) -> Ties:
    said, id_ = spoken(claim, scene), claim.finding.id
    known, quoted = is_known(claim, scene), is_quotation(claim)
    runs, telling = (word_runs(said), telling_runs(said)) if known or quoted else (set(), set())
    rendered, matter = rendering_keys(said) if known else (), list(matter_keys(said))
    same_as = [claim.finding.same_as] if claim.finding.same_as else []
    return put_together(
        both((key_in_copies(claim), *((_signature(said),) if known else ()), *rendered)),
        meet(telling, runs),
        meet(matter if known and quoted else [], matter if not known or is_in_short(claim) else []),
        meet(same_as, [id_]),
    )


def _told_to_be_same(claims: Iterable[AnyClaim], groups: Groups) -> Iterator[tuple[str, str]]:
    """What the reader found to be the same words within one text."""
    for claim in claims:
        if claim.finding.same_as in groups.claims:
            yield (claim.finding.id, claim.finding.same_as)


def _signature(said: Spoken) -> Hashable:
    """The same words of one speaker; where they are few, of one day."""
    day = "" if len(said.words) >= _SHORT else said.claim.published or said.claim.text_id
    return (said.speaker, said.words, said.whole.denied, day)


def _quoted_in_part(said: Iterable[Spoken]) -> Iterator[tuple[str, str]]:
    """Pairs of one speaker of which one quotes the other in part: it has the run of words that tells most of it."""
    by_id = {one.claim.finding.id: one for one in said}
    holding: dict[Hashable, list[str]] = defaultdict(list)
    for id_, one in by_id.items():
        for run in word_runs(one):
            holding[one.speaker, run].append(id_)
    for id_, one in by_id.items():
        longer = {other for run in telling_runs(one) for other in holding[one.speaker, run]} - {id_}
        yield from ((id_, other) for other in sorted(longer) if _quotes(one, by_id[other]))


def _quotes(a: Spoken, b: Spoken) -> bool:
    """Whether one quotes the other in part; what stands about a quotation in a report's own words does not count."""
    if _is_inside(a.claim, b.claim):
        return False
    return _holds_all(a.words, b.words, a, b) or _holds_all(a.quoted, b.quoted, a, b)


def _holds_all(ours: Words, theirs: Words, a: Spoken, b: Spoken) -> bool:
    if a.whole.denied != b.whole.denied:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    if len(shorter) < _SHORT and not near_in_time(a.claim, b.claim, 0):
        return False
    return holds(longer, shorter)


def _are_words_of(loose: Spoken, said: Spoken, scene: Scene) -> bool:
    """Whether words of one who is not named, or by the last name alone, are those of whoever spoke them elsewhere: a
    quotation of them, or a rendering, of a few words only where office or side is the same."""
    if _is_inside(loose.claim, said.claim) or not is_quotation(said.claim):
        return False
    sides = [scene.party(one.claim, one.claim.finding.side) for one in (loose, said)]
    if _differ(sides) or (is_known(loose.claim, scene) and not _bear_one_name(loose.claim, said.claim)):
        return False
    return _is_quoted_from(loose, said) or (
        _may_be_one_occasion(loose, said) and _is_rendering_of(loose, said, all(sides))
    )


def _is_rendering_of(loose: Spoken, said: Spoken, one_side: bool) -> bool:
    offices = [words_of(one.claim.finding.office or "")[-1:] for one in (loose, said)]
    enough = min(len(loose.whole.matter), len(said.whole.matter)) >= _ENOUGH
    if _differ(offices) or not (enough or one_side or all(offices) or loose.speaker):
        return False
    return _share_a_key(loose, said) and _are_in_other_words(loose, said)


def _share_a_key(a: Spoken, b: Spoken) -> bool:
    """Whether the two find one another whoever is told to have spoken."""
    if not set(matter_keys(a)).isdisjoint(matter_keys(b)):
        return True
    quoted = is_quotation(a.claim) and is_quotation(b.claim)
    return quoted and not (telling_runs(a).isdisjoint(word_runs(b)) and telling_runs(b).isdisjoint(word_runs(a)))


def _differ(told: Sequence[Any]) -> bool:
    """Whether two reports tell two things, where both tell one."""
    return all(told) and told[0] != told[1]


def _is_quoted_from(loose: Spoken, said: Spoken) -> bool:
    shared = min(len(loose.quoted), len(said.quoted))
    near = near_in_time(loose.claim, said.claim, _REMEMBERED if shared >= _LONG else FRESH)
    known = shared >= _SHORT and near and is_quotation(loose.claim)
    return known and _holds_all(loose.quoted, said.quoted, loose, said)


def _bear_one_name(a: AnyClaim, b: AnyClaim) -> bool:
    return not last_names(a.finding.speaker).isdisjoint(last_names(b.finding.speaker))


def _is_inside(a: AnyClaim, b: AnyClaim) -> bool:
    """Whether one statement is reported within the other."""
    ours: Statement = a.finding
    theirs: Statement = b.finding
    if theirs.id == ours.within or ours.id == theirs.within:
        return True
    return a.text_id == b.text_id and any_overlap(ours.content, theirs.content)


def _render_the_same(a: Spoken, b: Spoken) -> bool:
    if not _may_be_one_occasion(a, b):
        return False
    if _are_in_other_words(a, b):
        return True
    denied = (a.whole.denied, b.whole.denied)
    if not (is_quotation(a.claim) and is_quotation(b.claim)) or say_otherwise(a.quoted, b.quoted, denied):
        return False
    ordered = a.claim.text_id != b.claim.text_id and share_order(a.quoted, b.quoted)
    return ordered or share_matter(a.matter, b.matter)


def _are_in_other_words(a: Spoken, b: Spoken) -> bool:
    return any(say_the_same(ours, theirs) for ours, theirs in _ways_to_compare(a, b))


def _ways_to_compare(a: Spoken, b: Spoken) -> Iterator[tuple[Saying, Saying]]:
    """What of the one is compared with what of the other: where both tell of those who speak, also without the words
    for them; and a piece of the one with all of the other."""
    yield a.marked, b.marked
    yield a.whole, b.whole
    ours, theirs = a.as_we, b.as_we
    if ours and theirs:
        yield ours, theirs
    if not (a.pieces and b.pieces):
        yield from ((piece, theirs or b.whole) for piece in a.pieces)
        yield from ((ours or a.whole, piece) for piece in b.pieces)


def _may_be_one_occasion(a: Spoken, b: Spoken) -> bool:
    """Whether both can have been said at once, as far as reports of those days tell."""
    if _is_inside(a.claim, b.claim) or not near_in_time(a.claim, b.claim, FRESH):
        return False
    ours, theirs = when(a.claim.finding.said_on), when(b.claim.finding.said_on)
    return not ours or not theirs or ours.overlaps(theirs)


def _is_fragment(said: Spoken) -> bool:
    """Whether no more is quoted than a few words of a sentence, and more than a name."""
    few = _FRAGMENT <= len(said.quoted) < _SHORT
    return few and is_quotation(said.claim) and not said.marked.matter <= said.marked.names


def _is_a_piece_of(piece: Spoken, whole: Spoken) -> bool:
    longer = is_quotation(whole.claim) and len(whole.quoted) > len(piece.quoted)
    return longer and holds(whole.quoted, piece.quoted) and _may_be_one_occasion(piece, whole)
