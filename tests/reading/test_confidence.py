"""How likely a statement is right, and what it hangs on."""

import pytest

from memcon.model.findings import Statement
from memcon.model.passages import Span
from memcon.reading.actors import find_actors
from memcon.reading.actors.scene import Scene
from memcon.reading.page import Found, Page
from memcon.reading.statements import by_rules, by_tagger, find_statements
from memcon.reading.statements.attributions import Attribution, Way
from memcon.reading.statements.confidence import LEAST, likelihood, signs_of, weighed, weights
from memcon.reading.statements.tagged import reconcile
from memcon.reading.tagger.network import SHA256
from tests.cases import article_with

REPORT = (
    "“We have read the draft and will answer it by Friday,” Ana Reyes, the chief negotiator, said in Lima.\n\n"
    "The ministry said that the crews would be paid before the next round. The union wants a longer truce."
)


def told(body: str) -> tuple[Statement, ...]:
    page = Page(article_with(body))
    return find_statements(page, Found(actors=find_actors(page, Found())))


def scene() -> Scene:
    return Scene(Page(article_with(REPORT)))


def found(**about: object) -> Attribution:
    about = {"content": (Span(1, 52),), "way": Way.TAGGED, "signs": (0.9, 0.9, 0.9, 0.9), **about}
    return Attribution(**about)  # type: ignore[arg-type]


def sure(one: Attribution) -> float:
    return likelihood(signs_of(scene(), one), weights().of(one))


def test_the_weights_belong_to_the_model_that_ships() -> None:
    assert weights().model == SHA256, "the tagger's model was replaced: run python -m training.confidence"


def test_every_sign_has_a_weight() -> None:
    page = Page(article_with(REPORT))
    here = Scene(page)
    rules = by_rules(here, Found(actors=find_actors(page, Found())))
    for one in (*rules, *reconcile(here, rules, by_tagger(here))):
        assert signs_of(here, one).keys() <= weights().of(one).keys()


def test_each_way_of_the_rules_has_a_weight() -> None:
    for way in set(Way) - {Way.TAGGED}:
        assert 0 < sure(found(way=way, signs=None)) < 1


def test_statements_carry_a_rounded_confidence() -> None:
    confidences = [s.confidence for s in told(REPORT)]
    assert confidences
    assert all(c is not None and min(LEAST.values()) <= c < 1 and round(c, 2) == c for c in confidences)


def test_a_plain_quotation_at_its_cue_is_almost_certain() -> None:
    assert (told(REPORT)[0].confidence or 0) > 0.9


@pytest.mark.parametrize("sign", range(4))
def test_the_surer_the_tagger_the_likelier(sign: int) -> None:
    doubtful = tuple(0.4 if at == sign else 0.9 for at in range(4))
    assert sure(found(signs=doubtful)) < sure(found())


def test_a_rule_that_names_the_same_speaker_makes_it_likelier() -> None:
    assert sure(found(same_speaker=True, alike=1.0)) > sure(found())


def test_what_the_tagger_saw_nothing_in_is_less_likely() -> None:
    assert sure(found(way=Way.CLAUSE, signs=None, unseen=True)) < sure(found(way=Way.CLAUSE, signs=None))


def test_what_is_far_more_likely_wrong_than_right_is_not_told() -> None:
    wild, plain = found(signs=(0.3, 0.1, 0.1, 0.05)), found()
    assert [one.signs for one in weighed(scene(), (wild, plain))] == [plain.signs]
