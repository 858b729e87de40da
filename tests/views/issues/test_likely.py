"""What a record is searched by for an issue leaves out nothing that is filed under it."""

import pytest

from memcon.model.issues import Issue
from memcon.record.kept.terms import terms_in
from memcon.views.issues import file_under, likely_words, shipped

SENTENCES = {
    "cease-fire": ("The ceasefire holds", "cease fire!", "Cease-fires fail", "cease‑fire"),
    "security guarantee": ("security guarantees", "a security-guarantee"),
    "army": ("the armies", "The Army's men", "an ARMY"),
    "disarm*": ("disarming", "will disarm"),
    "nuclear-free zone": ("nuclear free zones", "a nuclear-free zone", "nuclearfree zone"),
    "U.S. troops": ("U.S. troops",),
    "Île": ("Île", "île"),
}


@pytest.mark.parametrize(("words", "sentence"), [(words, one) for words, some in SENTENCES.items() for one in some])
def test_what_is_filed_is_found(words: str, sentence: str) -> None:
    issue = Issue(name="it", words=(words,))
    terms = [term.folded for term in terms_in(sentence)]
    assert file_under(sentence, (issue,))
    assert any(sought.places(terms) for sought in likely_words(issue))


def test_the_examples_of_the_list_that_ships_are_found() -> None:
    for issue in shipped().issues:
        if issue.example:
            terms = [term.folded for term in terms_in(issue.example)]
            assert any(sought.places(terms) for sought in likely_words(issue)), issue.name


@pytest.mark.parametrize("words", ["*nuclear", "one-two-three-four-five", "·"])
def test_where_one_word_cannot_be_searched_for_nothing_is_left_out(words: str) -> None:
    assert likely_words(Issue(name="it", words=("plain", words))) == ()
