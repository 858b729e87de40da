"""The labelled runs of reports: each promise stands in one, a third is kept apart, and what is wrong is counted."""

from benchmarks.promises.sequences import Sequence, entries_of, entry_for, read, score, sequences
from memcon.model.kinds import CommitmentStatus


def fates_of(sequence: Sequence) -> set[str]:
    told = (promise["fate"] for promise in sequence.promises)
    return {fate for some in told for fate in ([some] if isinstance(some, str) else some)}


def test_every_fate_is_one_that_the_record_knows() -> None:
    told = set().union(*(fates_of(one) for one in sequences()))
    assert told <= set(CommitmentStatus)
    assert told >= {"kept", "part-kept", "put-off", "broken", "withdrawn", "disputed", "pending"}


def test_about_a_third_is_kept_apart() -> None:
    assert 0.3 < sum(one.is_apart for one in sequences()) / len(sequences()) < 0.35


def test_reports_come_in_the_order_of_their_days() -> None:
    for one in sequences():
        days = [article.publication.published or "" for article in one.articles]
        assert days == sorted(days)
        assert len(days) > 1


def test_what_became_of_a_promise_is_held_against_what_the_record_says() -> None:
    one = next(one for one in sequences() if one.id == "river-readings")
    entries = entries_of(one, read([one]))
    assert all(entry_for(promise, one, entries) for promise in one.promises)
    assert score(one, entries)["promises"] == 2
    assert score(one, ())["found"] == 0
