"""Moves, in the words of many kinds of negotiation."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.findings import Meeting, Move, Statement
from memcon.model.kinds import Attitude, MeetingStatus, MoveKind, StatementKind
from memcon.model.passages import Span
from memcon.reading.grammar.wording import balanced
from memcon.reading.moves import find_moves
from tests.reading.stage import staged

UNION, EMPLOYER = "Unite", "Midland Bus"
BIDDER, TARGET = "Harwood Group", "Calder Steel"
GROUP, MEDIATOR = "Red Front", "Geneva Centre"
PARTIES = (UNION, EMPLOYER, BIDDER, TARGET, GROUP, MEDIATOR, "Green Alliance", "Liberal Party", "Island States")


def moves_in(text: str) -> tuple[Move, ...]:
    return find_moves(*staged(text, [name for name in PARTIES if name in text]))


def acts(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(move.kind.value, move.by, move.toward) for move in moves_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Imagine that Chad rejected the treaty of Niger.",
        "Suppose Chad had refused to sign the treaty.",
        "In a parallel world Chad rejects the treaty of Niger.",
        "In the novel Chad rejects a proposal of Niger.",
        "A satirical site reported that Chad had demanded the return of the moon.",
        "Had Chad accepted the offer, Niger would have signed.",
        "Will Chad ever accept the offer of Niger?",
        "Peace at last?",
        "Chad did not rule out another round.",
    ],
)
def test_what_is_made_up_or_left_open_gives_no_move(text: str) -> None:
    assert acts(text) == []


def test_who_issues_a_paper_makes_the_move_that_stands_in_it() -> None:
    assert acts("Unite issued a statement demanding that Midland Bus reopen the depot.") == [
        ("demand", (UNION,), (EMPLOYER,))
    ]


def test_who_will_be_sued_is_threatened_and_not_yet_accused() -> None:
    assert [kind for kind, *_ in acts("Unite said it would sue Midland Bus over the rota.")] == ["threat"]


def test_what_opens_a_condition_makes_none_of_itself() -> None:
    found = acts("“We will stay out unless Midland Bus doubles the allowance,” Unite said.")
    assert [kind for kind, *_ in found] == ["precondition"]


@pytest.mark.parametrize(
    ("text", "kind", "by", "toward"),
    [
        # a strike
        ("Unite demanded a rise of six per cent from Midland Bus.", "demand", UNION, EMPLOYER),
        ("Midland Bus rejected the demand of Unite.", "rejection", EMPLOYER, UNION),
        ("Unite accused Midland Bus of hiring agency drivers.", "accusation", UNION, EMPLOYER),
        ("Midland Bus denied that it had hired agency drivers.", "denial", EMPLOYER, None),
        ("Unite threatened to extend the walkout into August.", "threat", UNION, None),
        ("Unite called off the strike on Friday.", "concession", UNION, None),
        ("“Midland Bus must come back to the table,” Unite said.", "demand", UNION, EMPLOYER),
        ("“We will not accept a pay freeze,” Unite said.", "rejection", UNION, None),
        ("“Midland Bus broke the contract,” Unite said.", "accusation", UNION, EMPLOYER),
        # nuclear talks
        ("Iran rejected a proposal by France to extend the inspections.", "rejection", "Iran", "France"),
        ("Oman invited Iran and France to a fourth round in April.", "offer", "Oman", "Iran"),
        ("France urged Iran to admit the inspectors.", "demand", "France", "Iran"),
        ("“Without the lifting of sanctions no agreement can be reached,” Iran said.", "precondition", "Iran", None),
        (
            "“Enrichment is not negotiable unless France lifts the embargo,” Iran said.",
            "precondition",
            "Iran",
            "France",
        ),
        ("Iran welcomed the initiative of Oman.", "acceptance", "Iran", "Oman"),
        # hostages
        ("Red Front offered to free the engineers.", "offer", GROUP, None),
        ("Colombia refused to pay a ransom.", "rejection", "Colombia", None),
        ("Colombia thanked the Geneva Centre for its mediation.", "thanks", "Colombia", MEDIATOR),
        ("“We call on Red Front to free the engineers,” Colombia said.", "demand", "Colombia", GROUP),
        ("The Geneva Centre proposed a meeting on neutral ground.", "proposal", MEDIATOR, None),
        # trade
        ("Canada proposed lower tariffs on dairy.", "proposal", "Canada", None),
        ("Mexico and Canada agreed to lower the tariffs on dairy.", "agreement", "Mexico", None),
        ("Mexico dropped its demand for a quota.", "concession", "Mexico", None),
        ("Canada warned Mexico against new duties.", "warning", "Canada", "Mexico"),
        ("Brazil withdrew its offer on beef.", "withdrawal", "Brazil", None),
        ("“A quota on beef is unacceptable,” Brazil said.", "rejection", "Brazil", None),
        # climate
        ("Island States demanded that India close the plants.", "demand", "Island States", "India"),
        ("India is ready for a shared fund.", "offer", "India", None),
        ("India blamed Australia for the failure of the round.", "accusation", "India", "Australia"),
        ("“Australia should publish its figures,” Island States said.", "demand", "Island States", "Australia"),
        # a takeover
        ("Calder Steel turned down the bid of Harwood Group.", "rejection", TARGET, BIDDER),
        ("Harwood Group offered to keep the works open.", "offer", BIDDER, None),
        ("Calder Steel accepted the offer of Harwood Group.", "acceptance", TARGET, BIDDER),
        ("“We are not against talks with Harwood Group,” Calder Steel said.", "acceptance", TARGET, BIDDER),
        # a coalition
        ("Green Alliance insisted on a speed limit.", "demand", "Green Alliance", None),
        ("Liberal Party ruled out a new tax.", "rejection", "Liberal Party", None),
        ("Liberal Party set two conditions for a coalition.", "precondition", "Liberal Party", None),
        ("“We are willing to talk about the tax,” Liberal Party said.", "offer", "Liberal Party", None),
    ],
)
def test_a_move_is_found_with_who_makes_it_and_towards_whom(text: str, kind: str, by: str, toward: str | None) -> None:
    found = [move for move in moves_in(text) if move.kind == kind and by in move.by]
    assert found, acts(text)
    assert toward is None or toward in found[0].toward, acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Did Midland Bus reject the offer of Unite?",
        "Had Iran accepted the proposal, the inspectors would have stayed.",
        "If Unite rejects the offer, the depot will close.",
        "Midland Bus runs forty lines in the county.",
        "Canada is expected to reject the proposal of Mexico.",
        "Harwood Group would have accepted the offer of Calder Steel.",
        "The talks between Iran and France went on into the night.",
        "Colombia exports coffee to Mexico.",
        "Nobody accepted the offer of Harwood Group.",
        "The figures of Unite offer an alternative.",
        "France insisted that the round had failed.",
        "Brazil’s proposal would raise the quota of Chile.",
        "Green Alliance won four seats in the north.",
    ],
)
def test_what_is_asked_supposed_or_not_an_act_gives_no_move(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Midland Bus denied that it had agreed to a rise.", "agreement"),
        ("Midland Bus denied that it had agreed to a rise.", "acceptance"),
        ("Iran did not reject the proposal of Oman.", "rejection"),
        ("“Unite never accepted the offer,” Midland Bus said.", "acceptance"),
        ("“Malawi has not broken the truce,” Zambia said.", "accusation"),
        ("Midland Bus declined to comment on the demand of Unite.", "rejection"),
        ("Canada made no concessions on dairy.", "concession"),
    ],
)
def test_negation_and_denial_decide(text: str, kind: str) -> None:
    assert kind not in [move.kind for move in moves_in(text)]


def test_what_one_party_says_of_another_is_an_accusation_and_nothing_that_the_other_did() -> None:
    assert acts("“Midland Bus is delaying the count,” Unite said.") == [("accusation", (UNION,), (EMPLOYER,))]


def test_a_rejection_that_only_the_other_side_reports_is_none() -> None:
    assert acts("Unite said Midland Bus had rejected the proposal.") == []


def test_a_may_keeps_its_strength() -> None:
    (move,) = moves_in("Mexico may accept the proposal of Canada.")
    assert (move.kind, move.strength) == (MoveKind.ACCEPTANCE, "may")


def test_a_line_above_the_report_gives_nothing() -> None:
    text = "Unite rejects offer of Midland Bus\n\nThe drivers voted on Friday in Dudley."
    assert acts(text) == []


def test_a_demand_and_what_it_accuses_of_are_two_moves() -> None:
    text = "“We call on Midland Bus to stop trying to divide the drivers,” Unite said."
    assert [move.kind.value for move in moves_in(text)] == ["demand", "accusation"]


def test_an_act_told_twice_is_one_move_with_both_passages() -> None:
    text = (
        "Oman proposed a fourth round in the harbour town.\n\n"
        "Later on Monday Oman again proposed a fourth round in the harbour town."
    )
    (move,) = moves_in(text)
    assert len(move.evidence) == 2


def test_we_are_the_side_of_whoever_speaks() -> None:
    assert acts("“We reject the quota,” Brazil said.") == [("rejection", ("Brazil",), ())]


def test_the_parties_are_those_of_the_meeting_spoken_of() -> None:
    page, found = staged("The round ended on Monday. The parties agreed to publish the minutes.")
    round_ = Meeting(
        id="m-1", what="round", parties=("Chad", "Niger"), status=MeetingStatus.HELD, evidence=(Span(0, 9),)
    )
    from dataclasses import replace

    (move,) = find_moves(page, replace(found, meetings=(round_,)))
    assert (move.kind, move.by) == (MoveKind.AGREEMENT, ("Chad", "Niger"))


def test_a_response_answers_the_proposal_that_it_names() -> None:
    text = (
        "Oman proposed a fourth round.\n\n"
        "Commenting on the proposal, Iran said it would welcome a fourth round.\n\n"
        "“We are not against a meeting with Oman,” Iran said."
    )
    moves = moves_in(text)
    assert moves[0].kind is MoveKind.PROPOSAL
    assert moves[-1].kind is MoveKind.ACCEPTANCE


WORDS = [
    *("Chad", "Niger", "we", "it", "they", "the offer", "the border", "demanded", "rejected", "agreed to", "accused"),
    *("must", "said", "that", "not", "unless", "open", "if", "of", "without", "and", "“", "”", ",", ".", "?", "\n\n"),
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
def test_whatever_the_text_moves_show_their_words_and_have_their_own_ids(text: str) -> None:
    moves = moves_in(text)
    assert len({move.id for move in moves}) == len(moves)
    assert all(text[start:end].strip() == text[start:end] != "" for m in moves for start, end in m.evidence)
    assert all(move.by for move in moves)
    assert moves == moves_in(text)


# --- What a move is about, in words that can be read alone.


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Unite accused Midland Bus of hiring agency drivers.", "hiring agency drivers"),
        ("Unite asked for a week to study the rosters.", "for a week to study the rosters"),
        ("The round that Unite had proposed for May was cancelled.", "The round that Unite had proposed for May"),
        ("Unite demanded talks.", "Unite demanded talks"),
        ("Iran, which had asked for it before the vote, was silent.", "had asked for it before the vote"),
    ],
)
def test_a_move_says_what_it_is_about(text: str, what: str) -> None:
    assert [move.what for move in moves_in(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Midland Bus’s offer names a price and a day.",
        "Unite said yes to something.",
        "A driver of Unite, who asked not to be named, shrugged.",
        "“Who sits at the table is a different question,” Iran said.",
        "Midland Bus denied the assertion of Unite that Midland Bus had left the agreement.",
    ],
)
def test_words_that_are_no_act_or_are_rejected_give_no_move_of_theirs(text: str) -> None:
    assert not {move.kind for move in moves_in(text)} - {MoveKind.DENIAL}


def test_a_reply_answers_the_proposal_before_it() -> None:
    text = "Iran proposed a round in May. Iraq replied that Iran should first publish its list."
    page, found = staged(text)
    cue = Span(text.index("replied"), text.index("replied") + len("replied"))
    content = Span(text.index("Iran should"), len(text) - 1)
    reply = Statement(
        id="s",
        speaker="Iraq",
        side="Iraq",
        kind=StatementKind.INDIRECT,
        attitude=Attitude.SAID,
        content=(content,),
        cue=(cue,),
    )
    proposal, demand = find_moves(page, replace(found, statements=(reply,)))
    assert demand.answers == proposal.id


def test_who_wants_something_before_the_meeting_answers_its_proposal() -> None:
    proposal, demand = moves_in("Iran proposed a meeting in May. Iraq asked for the list before the meeting.")
    assert demand.answers == proposal.id


def test_a_demand_at_another_meeting_answers_no_proposal() -> None:
    _, demand = moves_in("Iran proposed a meeting in May. At an earlier round Iraq asked for new maps.")
    assert demand.answers is None


def test_what_is_demanded_of_a_party_is_no_concession_of_it() -> None:
    assert acts("Iran demanded that France lift the embargo.") == [("demand", ("Iran",), ("France",))]


def test_what_would_be_called_off_is_offered_and_not_conceded() -> None:
    told = [kind for kind, *_ in acts("Unite said it would call off the strike if Midland Bus paid more.")]
    assert sorted(told) == ["offer", "precondition"]


def test_what_a_rival_says_a_party_cannot_do_is_no_rejection_by_it() -> None:
    text = "“Midland Bus cannot talk in the morning and hire agency drivers at noon,” Unite said."
    assert not [move for move in moves_in(text) if move.by == (EMPLOYER,)]


def test_rhetoric_is_no_condition() -> None:
    assert acts("“We shall not rest until the last captive is home,” Red Front said.") == []


def test_an_unless_in_a_threat_is_no_condition_of_its_own() -> None:
    kinds = [kind for kind, *_ in acts("Unite said it would strike for two days unless Midland Bus withdrew the rota.")]
    assert kinds == ["threat"]


def test_a_condition_can_be_told_as_what_it_is() -> None:
    (condition,) = moves_in("Green Alliance's condition for joining any cabinet is the closure of the mine.")
    assert (condition.kind, condition.what) == ("precondition", "the closure of the mine")


def test_an_invitation_is_shown_with_what_it_is_to() -> None:
    (offer,) = moves_in("Geneva Centre has invited Red Front to a round on the coast.")
    assert offer.what == "to a round on the coast"


def test_an_offer_beside_a_refusal_is_a_move_of_its_own() -> None:
    text = "Unite will not accept a pay freeze but has offered to shorten the breaks."
    assert [kind for kind, *_ in acts(text)] == ["rejection", "offer"]


def test_what_only_points_gives_way_to_the_whole_clause() -> None:
    (rejection,) = moves_in("The minister of Chad ruled that out.")
    assert rejection.what == "The minister of Chad ruled that out"


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("it is “null and void", "it is “null and void”"),
        ("null and void”", "null and void"),
        ('"null and void" and "absurd', '"null and void" and "absurd"'),
        ("'holding us to ransom", "'holding us to ransom'"),
        ("the drivers' rota", "the drivers' rota"),
        ("the drivers’ rota", "the drivers’ rota"),
    ],
)
def test_quotation_marks_are_paired(words: str, closed: str) -> None:
    assert balanced(words) == closed


def test_a_denial_of_nothing_that_is_named_is_left_out() -> None:
    assert acts("Midland Bus confirmed one report and denied the other.") == []


def test_a_denial_that_somebody_left_is_no_withdrawal() -> None:
    kinds = [kind for kind, *_ in acts("The ministry of Chad denied the report that Niger had left the agreement.")]
    assert kinds == ["denial"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad warned that it would leave the talks unless Niger paid.", "threat"),
        ("Chad said it would accept the plan if Niger paid.", "offer"),
        ("Chad said it would lift the ban if Niger paid.", "offer"),
    ],
)
def test_what_hangs_on_something_is_only_offered_or_threatened(text: str, kind: str) -> None:
    assert kind in [move.kind for move in moves_in(text)]
    assert not {"concession", "acceptance", "withdrawal"} & {move.kind.value for move in moves_in(text)}
