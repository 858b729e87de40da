"""What a move that only points back ("rejected that") answers, and what it is about."""

from memcon.reading.moves import find_moves
from tests.reading.stage import staged


def test_who_rejects_that_rejects_what_was_just_asked_for() -> None:
    asked, refusal = find_moves(*staged("Chad demands that the toll be halved. Niger rejected that."))
    assert (refusal.what, refusal.answers, refusal.toward) == (asked.what, asked.id, ("Chad",))
    charge, denial = find_moves(*staged("Chad accused Niger of hiding salt. Niger denied it."))
    assert (denial.what, denial.answers) == (charge.what, charge.id)


def test_what_stands_further_back_or_is_its_own_is_not_what_a_party_rejects() -> None:
    far = "Chad demands that the toll be halved. It rained. The road was wet. Niger rejected that."
    own = "Niger demands that the toll be halved. Niger rejected that."
    for text in (far, own):
        assert find_moves(*staged(text))[-1].answers is None
