"""One promise over many texts: the same debtor and the same matter, whatever each says of when it is due.

Rival due times of one promise are one commitment; different amounts of one thing are two promises, unless both were
agreed at one meeting, or are told of the same day in the same words by two reports.
"""

from collections.abc import Hashable, Iterator, Mapping

from memcon.model.findings import Commitment
from memcon.model.kinds import CommitmentStatus
from memcon.record.material import AnyClaim, buckets, day_of, first_day, near_in_time, when
from memcon.record.merge.copies import key_in_copies, same_in_copies
from memcon.record.merge.documents import head_of
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.scene import Scene
from memcon.record.merge.steps import APART, befalls, is_step, keys_of_step
from memcon.record.merge.ties import Ties, across, both, near, put_together
from memcon.record.merge.told_promises import ToldPromise, tell_promise
from memcon.record.merge.words_given import is_of_the_promise, is_word_given, keys_of_debtor
from memcon.record.words import matter_of, share, stems, words_of

_APART = 60  # days between two mentions of one promise, at most
_PART_APART = 45  # days from a promise to a part of it that is kept
_ALIKE = 0.6  # how much of the shorter description must stand in the other
_DUE_APART = 45  # days between two rival due times
_QUARREL = 14  # days within which two tell that one thing was put off, in the briefest words
_SURE = 0.5  # how much of both descriptions together must be common, to be joined before all others
_OPEN = frozenset({CommitmentStatus.PENDING, CommitmentStatus.CONDITIONAL})


def marks_of_commitment(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    """Promises about two different papers are two promises, and so are those made at two different meetings."""
    paper, meeting = scene.group(claim.finding.document), scene.group(claim.finding.agreed_at)
    known = meeting is not None and meeting in scene.timed
    return ({"paper": paper} if paper else {}) | ({"agreed": str(meeting)} if known else {})


def join_commitments(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    """Dated tellings first, of these the most alike; then those of an unknown day, and parts that were kept and
    what is told of steps, where one promise can be meant."""
    told = {c.finding.id: tell_promise(c, scene) for c in claims}
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda c: _signature(told[c.finding.id]))
    steps = [c for c in distinct if is_step(c)]
    words = [c for c in distinct if is_word_given(told[c.finding.id])]
    parts = [c for c in distinct if told[c.finding.id].is_part]
    wholes = [c for c in distinct if not (c in words or is_step(c) or told[c.finding.id].is_part)]
    dated, undated = [c for c in wholes if day_of(c)], [c for c in wholes if not day_of(c)]

    def same(a: str, b: str) -> bool:
        return _same(told[a], told[b])

    groups.join_all(alike(words, lambda c: _keys(told[c.finding.id]), same))
    pairs = alike(wholes, lambda c: _keys(told[c.finding.id]), same)
    groups.join_all(pair for pair in pairs if _surely_same(told[pair[0]], told[pair[1]]))
    groups.join_all(pairs)
    among = candidates(undated, dated, lambda c: _things(told[c.finding.id]))
    groups.attach(among, same, among)
    among = candidates(parts, wholes, lambda c: [told[c.finding.id].thing])
    groups.attach(among, lambda a, b: _is_part_of(told[a], told[b]), among)
    among = candidates(steps, wholes, lambda c: keys_of_step(told[c.finding.id]))
    groups.attach(among, lambda a, b: befalls(told[a], told[b]), among)
    among = candidates(words, wholes, lambda c: keys_of_debtor(told[c.finding.id]))
    groups.attach(among, lambda a, b: is_of_the_promise(told[a], told[b]), among)


def ties_of_commitment(claim: AnyClaim, scene: Scene) -> Ties:
    """By debtor and matter near in time; a part or a step by the thing and who owes it."""
    told = tell_promise(claim, scene)
    shared = both((key_in_copies(claim), _signature(told)))
    if is_step(claim):
        return put_together(shared, across(keys_of_step(told), [], claim, APART))
    amounts = [(debtor, told.thing) for debtor in sorted(told.by)] if told.promise.quantity else []
    if told.is_part:
        return put_together(shared, across(amounts, [], claim, _PART_APART))
    things = near(_things(told), claim, _APART)
    if is_word_given(told):
        return put_together(shared, things, across(keys_of_debtor(told), [], claim, APART))
    parts = across([], amounts, claim, _PART_APART)
    found = across([], [*keys_of_step(told), *keys_of_debtor(told)], claim, APART)
    return put_together(shared, parts, found, things)


def _signature(told: ToldPromise) -> Hashable:
    """The same promise in the same words in one month; a part or a step is like no other."""
    c, claim = told.promise, told.claim
    if told.is_part or is_step(claim):
        return c.id
    month = (claim.published or claim.published_from or claim.text_id)[:7]
    return (told.by, told.to, told.paper, c.quantity, words_of(c.what), c.due, month)


def _things(told: ToldPromise) -> Iterator[Hashable]:
    """Debtor with paper, amount, meeting where it was agreed, or word of the matter."""
    quantity = told.promise.quantity
    words = told.matter
    if not words or told.promise.status is CommitmentStatus.PUT_OFF:
        words = matter_of(told.promise.what)
    things: list[tuple[str, object]] = [("word", word) for word in sorted(words)]
    things.append(("paper", told.paper))
    things.append(("amount", (told.thing, quantity.amount) if quantity else None))
    things.append(("agreed", (told.thing, told.meeting) if quantity and told.meeting else None))
    for debtor in sorted(told.by):
        for name, thing in things:
            if thing:
                yield (debtor, name, thing)


def _keys(told: ToldPromise) -> Iterator[Hashable]:
    day = day_of(told.claim)
    for time in buckets(day, _APART) if day else ("some day",):
        for thing in _things(told):
            yield (thing, time)


def _same(a: ToldPromise, b: ToldPromise) -> bool:
    if not near_in_time(a.claim, b.claim, _APART) or _dues_are_far_apart(a.promise, b.promise):
        return False
    if _was_over(a, b):
        return False
    debtors = a.by | b.by
    ours, theirs = a.to - debtors, b.to - debtors
    if ours and theirs and not ours & theirs:
        return False
    if a.by == b.by:
        return _same_matter(a, b)
    # Of a promise of several, a report may name only one: then only the amount can tell.
    one_side_named = a.by < b.by or b.by < a.by
    return one_side_named and a.promise.quantity is not None and a.promise.quantity == b.promise.quantity


def _dues_are_far_apart(a: Commitment, b: Commitment) -> bool:
    ours, theirs = when(a.due), when(b.due)
    if not ours or not theirs or not ours.last or not theirs.last:
        return False
    return abs((ours.last - theirs.last).days) > _DUE_APART


def _surely_same(a: ToldPromise, b: ToldPromise) -> bool:
    """Whether most of what either says, but for how much, is in both: "1,000 of the sick" may be another promise than
    "1,000"."""
    ours, theirs = _without_numbers(a.matter), _without_numbers(b.matter)
    return bool(ours | theirs) and len(ours & theirs) >= _SURE * len(ours | theirs)


def _without_numbers(matter: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in matter if not word[0].isdigit()) - stems("numerals")


def _was_over(a: ToldPromise, b: ToldPromise) -> bool:
    """Whether the one was kept before the other is told of as still to be kept, in words that may be of another."""
    for kept, due in ((a, b), (b, a)):
        done, told = first_day(kept.promise.status_on) or day_of(kept.claim), day_of(due.claim)
        if kept.promise.status is CommitmentStatus.KEPT and due.promise.status in _OPEN and done and told:
            return done < told and not _surely_same(kept, due)
    return False


def _same_matter(a: ToldPromise, b: ToldPromise) -> bool:
    if a.paper and b.paper:
        return a.paper == b.paper
    ours, theirs = a.promise.quantity, b.promise.quantity
    if ours and theirs:
        at_one_meeting = a.meeting is not None and a.meeting == b.meeting
        return a.thing == b.thing and (ours.amount == theirs.amount or at_one_meeting or _are_rival_amounts(a, b))
    return _same_words(a, b)


def _are_rival_amounts(a: ToldPromise, b: ToldPromise) -> bool:
    """Whether two reports of those days give one promise two amounts: all else that they say is the same, and so is the
    day on which it is due or was done. Two amounts in one report are two promises."""
    if a.claim.text_id == b.claim.text_id or not near_in_time(a.claim, b.claim, _QUARREL):
        return False
    days = [{first_day(one.promise.due), first_day(one.promise.status_on)} - {None} for one in (a, b)]
    ours, theirs = _without_numbers(a.matter), _without_numbers(b.matter)
    return not days[0].isdisjoint(days[1]) and a.to == b.to and len(ours & theirs) >= _ALIKE * len(ours | theirs)


def _same_words(a: ToldPromise, b: ToldPromise) -> bool:
    """Most of the shorter description stands in the other; where that is one word, it must be what the other is
    about, as "the memorandum" is of "its memorandum on the ferry"."""
    common = a.matter & b.matter
    if not a.matter or not b.matter:
        return _tell_one_quarrel(a, b)
    if len(common) == 1 and min(len(a.matter), len(b.matter)) == 1:
        return common <= {head_of(a.promise.what), head_of(b.promise.what)} or a.matter == b.matter
    return share(a.matter, b.matter) >= _ALIKE


def _tell_one_quarrel(a: ToldPromise, b: ToldPromise) -> bool:
    """Whether two tell of one thing that was put off, or deny it, though one says no more than "the exchange"."""
    quarrel = CommitmentStatus.PUT_OFF in (a.promise.status, b.promise.status)
    ours, theirs = matter_of(a.promise.what), matter_of(b.promise.what)
    return quarrel and near_in_time(a.claim, b.claim, _QUARREL) and share(ours, theirs) == 1


def _is_part_of(part: ToldPromise, whole: ToldPromise) -> bool:
    """Whether a part that was kept can be of this promise: as much or less of the same thing, by one who owes it, and
    not before it was made."""
    piece, all_of_it = part.promise.quantity, whole.promise.quantity
    if piece is None or all_of_it is None or part.thing != whole.thing or piece.amount > all_of_it.amount:
        return False
    done, made = first_day(part.promise.status_on) or day_of(part.claim), day_of(whole.claim)
    if done and made and done < made and part.claim.text_id != whole.claim.text_id:
        return False
    return bool(part.by & whole.by) and near_in_time(part.claim, whole.claim, _PART_APART)
