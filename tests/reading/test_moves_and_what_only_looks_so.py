"""Moves joined to others, told without a verb, told of long ago, and foretold by somebody else."""

import pytest

from memcon.reading.moves import find_moves
from tests.reading.stage import reading_of, staged


def kinds_in(text: str) -> list[str]:
    return [str(move.kind) for move in find_moves(*staged(text))]


def test_what_is_joined_to_a_denial_is_not_denied() -> None:
    assert sorted(kinds_in("Niger denied this and demanded that the men be freed at once.")) == ["demand", "denial"]
    assert kinds_in("Niger denied that it had accepted the plan of Chad and rejected the map.") == ["denial"]


def test_an_offer_on_a_condition_is_no_part_of_the_rejection_before_it() -> None:
    text = "Niger rejected the figure as fantasy and offered ten million instead, provided that Chad lifted its ban."
    assert kinds_in(text) == ["rejection", "offer"]


def test_what_happened_long_ago_is_no_move_of_now() -> None:
    assert [str(m.kind) for m in reading_of("In 1815 France accepted the terms of Prussia.").moves] == []
    assert [str(m.kind) for m in reading_of("In 1979 the depot was shut, and Peru accepted the plan.").moves] == []
    assert [str(m.kind) for m in reading_of("Iran refused to leave the accord of 2015.").moves] == ["rejection"]
    assert [str(m.kind) for m in reading_of("In February France accepted the terms.").moves] == ["acceptance"]


def test_that_nobody_was_ever_as_close_to_a_deal_denies_nothing() -> None:
    assert kinds_in("“We have never been as close to a deal,” Singapore said.") == []


def test_what_somebody_else_says_that_a_party_will_do_it_has_not_done() -> None:
    told = reading_of("Indonesia will probably blink first, said Clara Yeo of the Lion City Institute.")
    assert [move for move in told.moves if move.by == ("Indonesia",)] == []


def test_without_a_clause_on_it_nobody_signs() -> None:
    assert kinds_in("Such is the law. Without such a clause Niger will not sign.")[-1] == "precondition"


def test_no_lorries_no_water() -> None:
    assert kinds_in("“No lorries on the bridge, no water in the canal,” Niger said.") == ["precondition"]
    assert kinds_in("“No rain has come since the spring,” Niger said.") == []


def test_a_thing_that_stays_shut_until_something_is_done_is_a_condition() -> None:
    assert kinds_in("“The valves stay closed until Chad drops its claim,” Niger said.") == ["precondition"]
    assert kinds_in("“The valves stay closed until Monday,” Niger said.") == []


def test_who_refuses_an_offer_refuses_the_one_who_made_it() -> None:
    offer, refusal = find_moves(*staged("Chad offered to share the river. Niger rejected the offer at once."))
    assert refusal.answers == offer.id
    assert refusal.toward == ("Chad",)


def test_a_plea_is_an_appeal_and_an_order_a_demand() -> None:
    assert kinds_in("“Please, open the gate for the children,” Niger said.") == ["appeal"]
    assert kinds_in("“Open the gate for the trucks,” Niger said.") == ["demand"]


def test_what_is_promised_on_a_condition_is_an_offer_and_a_condition() -> None:
    assert sorted(kinds_in("Norway will cut the quota provided that Iceland signs.")) == ["offer", "precondition"]
    told = reading_of("Norway said it was willing to postpone the plan until 2027 if Iceland agrees to arbitration.")
    assert sorted(str(move.kind) for move in told.moves) == ["offer", "precondition"]
    assert kinds_in("Norway will cut the quota only if Iceland signs.") == ["precondition"]
    assert "precondition" not in kinds_in("Turkey said Turkey stood ready to inspect the ships once more.")


def test_what_a_reporter_tells_of_an_it_that_stands_before_him_is_not_his() -> None:
    told = reading_of("It has since dropped the demand for money, Algeria said.")
    assert [move for move in told.moves if move.by == ("Algeria",)] == []
    after = reading_of("Algeria said it had dropped the demand for money.")
    assert [str(move.kind) for move in after.moves] == ["concession"]


def test_the_verb_after_a_name_set_beside_its_office_is_the_sentences_own() -> None:
    told = reading_of("Oman's foreign minister, Said al-Harthy, offered on Thursday to host a further round.")
    assert [(str(move.kind), move.by) for move in told.moves] == [("offer", ("Oman",))]


def test_what_is_only_joined_to_a_warning_is_not_what_it_warns_of() -> None:
    told = reading_of("Niger warned that the harvest would rot and called for a truce of ten days.")
    assert sorted(str(move.kind) for move in told.moves) == ["demand", "warning"]


def test_a_body_without_a_name_can_be_asked_for_something() -> None:
    assert kinds_in("Niger wants the company to hand over its study.") == ["demand"]


def test_what_its_members_would_not_accept_it_rejects() -> None:
    told = reading_of("Norway said its members would not accept any cut.")
    assert [(str(move.kind), move.by) for move in told.moves] == [("rejection", ("Norway",))]


def test_what_is_asked_about_is_no_event() -> None:
    told = reading_of("Asked whether Norway would lift the landing ban, minister Anna Moe replied: “Not yet.”")
    assert told.events == ()


def test_what_both_agree_that_one_shall_do_is_demanded_by_neither() -> None:
    told = reading_of(
        "The Parties agreed as follows. Tajikistan shall release 320 million cubic metres from the Varzob reservoir by "
        "10 March. Uzbekistan shall reopen the Oybek crossing no later than 24 March."
    )
    assert "demand" not in [str(move.kind) for move in told.moves]


def test_blamed_for_a_delay_a_strike_is_nobody() -> None:
    assert kinds_in("Niger blamed a strike of port staff.") == []
    assert kinds_in("Niger blamed the delay on a strike of port staff.") == []
    (accusation,) = find_moves(*staged("Niger blamed a Chadian strike for the fire."))
    assert (str(accusation.kind), accusation.toward) == ("accusation", ("Chad",))


def test_nobody_accepts_what_it_has_just_offered() -> None:
    own = "Niger offered to halve the toll, adding that the cabinet in Niamey had already agreed to this."
    assert [str(move.kind) for move in reading_of(own).moves] == ["offer"]
    assert kinds_in("Chad offered to halve the toll. Niger agreed to this.") == ["offer", "acceptance"]


def test_an_offer_that_is_told_in_the_next_sentence_is_one_offer() -> None:
    told = reading_of("Niger offered a way out. Niger would cut its duty if Chad halved the toll, its envoy said.")
    assert [move.what for move in told.moves if move.kind == "offer"] == [
        "Niger would cut its duty if Chad halved the toll"
    ]
    assert kinds_in("Niger offered a swap of prisoners. Niger offered to halve the toll.") == ["offer", "offer"]


def test_that_there_can_be_no_talk_without_something_is_a_condition() -> None:
    assert kinds_in("“Without the maps there can be no talk of the border,” Niger said.") == ["precondition"]
    assert kinds_in("“There will be no deal without the maps,” Niger said.") == ["precondition"]
    assert kinds_in("“Without the maps there can be no doubt,” Niger said.") == []


def test_a_claim_called_an_error_is_denied() -> None:
    (denial,) = find_moves(*staged("Niger called the claim “a clerical error in the port” and left."))
    assert str(denial.kind) == "denial"


@pytest.mark.parametrize(
    ("words", "is_gift"),
    [
        ("If Norway repeats it on Thursday, we will go home", False),
        ("If Norway repeats it on Thursday, we will break off", False),
        ("If Norway signs it on Thursday, we will free the pilots", True),
    ],
)
def test_to_go_home_is_threatened_and_no_gift(words: str, is_gift: bool) -> None:
    told = {str(move.kind) for move in reading_of(f"“{words},” Iceland said.").moves}
    assert ("offer" in told, "threat" in told) == (is_gift, not is_gift)


def test_who_welcomes_what_two_others_have_made_accepts_nothing() -> None:
    assert kinds_in("Norway welcomed the truce between Chad and Niger.") == []
    assert kinds_in("Norway welcomed the conclusion of the talks.") == []
    assert kinds_in("Norway welcomed the plan of Chad.") == ["acceptance"]
