"""What is read of meetings: which there are, who meets where and when, and where each of them stands."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.findings import Meeting
from memcon.model.passages import Span
from memcon.reading.meetings import find_meetings
from memcon.reading.meetings.lexicon import Meets, Modifier, Noun, Verb, lexicon
from tests.reading.stage import page_of, staged

Dates = Sequence[tuple[str, str]]
SUNDAY = [("Sunday", "2024-03-03")]


def meetings_in(text: str, *names: str, dates: Dates = (), published: str | None = None) -> tuple[Meeting, ...]:
    page, found = staged(text, names, dates)
    return find_meetings(page_of(text, published), found) if published else find_meetings(page, found)


def the_meeting_in(text: str, *names: str, dates: Dates = (), published: str | None = None) -> Meeting:
    (meeting,) = meetings_in(text, *names, dates=dates, published=published)
    return meeting


# --- Every rule by its example.


@pytest.mark.parametrize("noun", lexicon().noun, ids=lambda n: n.word)
def test_a_noun_for_a_meeting_is_found_in_its_example(noun: Noun) -> None:
    the_meeting_in(noun.example, dates=SUNDAY)


@pytest.mark.parametrize("verb", lexicon().verb, ids=lambda v: " ".join((v.lemma, *v.words)))
def test_a_verb_tells_in_its_example_where_the_meeting_stands(verb: Verb) -> None:
    assert the_meeting_in(verb.example).status == verb.status


@pytest.mark.parametrize("modifier", lexicon().modifier, ids=lambda m: m.words[0])
def test_a_modifier_tells_in_its_example_where_the_meeting_stands(modifier: Modifier) -> None:
    assert the_meeting_in(modifier.example).status == modifier.status


@pytest.mark.parametrize("meets", lexicon().meets, ids=lambda m: f"{m.lemma} {m.noun}")
def test_a_verb_of_meeting_is_found_in_its_example(meets: Meets) -> None:
    assert the_meeting_in(meets.example, dates=SUNDAY).what == meets.noun


def test_a_press_conference_is_no_meeting() -> None:
    assert meetings_in(lexicon().not_a_meeting.example) == ()


# --- Who, where, when.


def test_those_who_hold_talks_are_the_parties_to_them() -> None:
    meeting = the_meeting_in("Iran and the United States held indirect nuclear talks in Muscat on Saturday.")
    assert meeting.parties == ("Iran", "United States")


def test_a_union_and_an_employer_meet_as_states_do() -> None:
    meeting = the_meeting_in("Unite and Birmingham City Council met in Birmingham.", "Unite", "Birmingham City Council")
    assert (meeting.parties, meeting.place, meeting.status) == (
        ("Unite", "Birmingham City Council"),
        "Birmingham",
        "held",
    )


def test_those_between_whom_a_round_is_held_are_its_parties() -> None:
    meeting = the_meeting_in("A third round of talks between Israel and Hamas ended in Doha.", "Hamas")
    assert (meeting.parties, meeting.round) == (("Israel", "Hamas"), 3)


def test_parties_stand_before_the_noun_too() -> None:
    assert the_meeting_in("The last Serbia-Kosovo meeting took place in Ohrid.").parties == ("Serbia", "Kosovo")


def test_one_state_before_the_noun_is_as_likely_the_topic() -> None:
    assert the_meeting_in("The Yemen talks were held in Stockholm.").parties == ()


def test_who_mediates_is_not_among_those_who_meet() -> None:
    meeting = the_meeting_in("The Qatar-brokered Israel-Hamas talks resumed in Cairo.", "Hamas")
    assert (meeting.mediator, meeting.parties) == ("Qatar", ("Israel", "Hamas"))


def test_a_meeting_under_the_mediation_of_a_state_has_it_as_mediator() -> None:
    meeting = the_meeting_in("Armenia and Azerbaijan held talks in Geneva under Austria’s mediation.")
    assert meeting.mediator == "Austria"


def test_who_hosts_is_the_host() -> None:
    assert the_meeting_in("Kenya hosted talks between Chad and Sudan.").host == "Kenya"


def test_whom_a_meeting_is_hosted_by_is_the_host() -> None:
    assert the_meeting_in("Talks hosted by Kenya between Chad and Sudan were held on Friday.").host == "Kenya"


def test_a_visit_is_of_one_side_to_another() -> None:
    meeting = the_meeting_in("Brazil’s trade minister will travel to India.")
    assert (meeting.parties, meeting.host, meeting.status) == (("Brazil", "India"), "India", "scheduled")


def test_a_call_has_the_two_who_speak() -> None:
    meeting = the_meeting_in("Peru’s president spoke by phone with Chile on Sunday.", dates=[("Sunday", "2024-03-03")])
    assert (meeting.what, meeting.parties, meeting.date) == ("phone call", ("Peru", "Chile"), "2024-03-03")


def test_the_day_on_which_it_was_proposed_is_not_the_day_of_the_meeting() -> None:
    meeting = the_meeting_in(
        "Norway on Tuesday proposed talks in Lima on 4 May.", dates=[("Tuesday", "2024-04-23"), ("4 May", "2024-05-04")]
    )
    assert (meeting.date, meeting.proposer) == ("2024-05-04", "Norway")


def test_a_deadline_before_it_is_not_the_day_of_the_meeting() -> None:
    meeting = the_meeting_in("The talks in Lima will begin before Monday.", dates=[("Monday", "2024-05-06")])
    assert meeting.date is None


def test_what_the_sides_agreed_on_a_day_at_the_round_dates_the_round() -> None:
    text = "Chad and Sudan agreed on Friday to swap detainees, at the second round of talks in Nairobi."
    meeting = the_meeting_in(text, dates=[("Friday", "2024-05-03")])
    assert (meeting.date, meeting.parties) == ("2024-05-03", ("Chad", "Sudan"))


def test_a_town_before_the_noun_is_the_place() -> None:
    assert the_meeting_in("The Geneva talks collapsed.").place == "Geneva"


# --- Where it stands.


def test_a_meeting_that_is_to_come_is_scheduled() -> None:
    assert the_meeting_in("The two unions will meet in Leeds.").status == "scheduled"


def test_a_meeting_that_may_come_has_no_status() -> None:
    dated = meetings_in("Talks might be held in Leeds on 4 May.", dates=[("4 May", "2024-05-04")])
    assert [meeting.status for meeting in dated] == [None]


def test_a_meeting_that_is_only_supposed_has_no_status() -> None:
    dated = meetings_in("If talks are held in Oslo on 4 May, prices fall.", dates=[("4 May", "2024-05-04")])
    assert [meeting.status for meeting in dated] == [None]


def test_to_refuse_a_meeting_is_to_reject_it() -> None:
    assert the_meeting_in("Mali refused to meet Niger in Lomé.").status == "rejected"


def test_a_meeting_that_did_not_take_place_has_lapsed() -> None:
    assert the_meeting_in("The summit in Bonn did not take place.").status == "lapsed"


def test_no_round_is_a_round_that_lapsed() -> None:
    assert the_meeting_in("No fifth round took place.").status == "lapsed"


def test_a_meeting_that_was_scheduled_and_called_off_is_cancelled() -> None:
    meeting = the_meeting_in("Talks in Rome were scheduled for Friday. The talks were called off by the minister.")
    assert meeting.status == "cancelled"


def test_a_day_that_has_passed_says_that_the_meeting_was_held() -> None:
    text = "Delegates recalled the meeting of 3 May in Bonn."
    assert the_meeting_in(text, dates=[("3 May", "2024-05-03")], published="2024-05-10").status == "held"


def test_a_day_to_come_says_that_the_meeting_is_scheduled() -> None:
    text = "Delegates have high hopes of the meeting of 3 May in Bonn."
    assert the_meeting_in(text, dates=[("3 May", "2024-05-03")], published="2024-04-10").status == "scheduled"


def test_without_a_day_of_publication_a_date_says_nothing_of_the_status() -> None:
    text = "Delegates have high hopes of the meeting of 3 May in Bonn."
    assert the_meeting_in(text, dates=[("3 May", "2024-05-03")]).status is None


def test_an_offer_of_talks_proposes_them() -> None:
    meeting = the_meeting_in("Niger welcomed Mali’s offer of talks in Lomé.")
    assert (meeting.status, meeting.proposer) == ("proposed", "Mali")


def test_to_call_on_a_side_to_hold_talks_proposes_them() -> None:
    meeting = the_meeting_in("Norway urged Chile to hold talks with Peru.")
    assert (meeting.status, meeting.proposer, meeting.parties) == ("proposed", "Norway", ("Chile", "Peru"))


def test_what_is_only_said_is_said_by_someone() -> None:
    meeting = the_meeting_in("“Chile and Peru held talks in Quito,” Norway said.")
    assert meeting.status_by == "Norway"


def test_what_the_report_says_is_said_by_nobody() -> None:
    assert the_meeting_in("Chile and Peru held talks in Quito.").status_by is None


def test_an_occasion_at_which_someone_merely_spoke_stands_aside() -> None:
    assert the_meeting_in("The minister spoke at the climate conference in Baku.").aside


def test_talks_do_not_stand_aside() -> None:
    assert not the_meeting_in("Chile and Peru held talks in Quito.").aside


# --- Which are one.


def test_a_round_that_is_mentioned_twice_is_one_meeting() -> None:
    meeting = the_meeting_in("The third round was held in Oslo. Norway praised the third round of talks.")
    assert len(meeting.also) == 1


def test_two_rounds_are_two_meetings() -> None:
    text = "The first round of talks was held in Oslo. The second round of talks will be held in Oslo."
    assert [(m.round, m.status) for m in meetings_in(text)] == [(1, "held"), (2, "scheduled")]


def test_rival_dates_are_two_meetings() -> None:
    text = "The council proposed talks in Leeds on 4 May. The union proposed talks in Leeds on 9 May."
    found = meetings_in(text, dates=[("4 May", "2024-05-04"), ("9 May", "2024-05-09")])
    assert [m.date for m in found] == ["2024-05-04", "2024-05-09"]


def test_a_call_and_a_meeting_of_the_same_two_are_two() -> None:
    text = "Chile held talks with Peru in Quito. Chile had a phone call with Peru."
    assert [m.what for m in meetings_in(text)] == ["talks with Peru", "phone call with Peru"]


def test_the_rounds_of_a_series_have_the_same_parties() -> None:
    text = "The first round of Chad-Sudan talks was held in Oslo. The second round will be held in Nairobi."
    assert [m.parties for m in meetings_in(text)] == [("Chad", "Sudan"), ("Chad", "Sudan")]


def test_the_sides_that_meet_are_those_whose_delegations_are_named() -> None:
    text = "The Chadian delegation left. The Sudanese delegation stayed. The two delegations had met in Nairobi."
    assert the_meeting_in(text).parties == ("Chad", "Sudan")


def test_where_three_delegations_are_named_the_sides_are_not_known() -> None:
    text = "The Chadian, the Sudanese and the Kenyan delegation left. The delegations had met in Nairobi."
    assert the_meeting_in(text).parties == ()


def test_who_stays_away_does_not_reject_the_meeting() -> None:
    assert the_meeting_in("Sudan declined to attend the talks in Geneva, which opened on Wednesday.").status == "held"


def test_a_rejected_proposal_of_talks_is_a_rejected_meeting() -> None:
    assert the_meeting_in("Sudan rejected a proposal for talks in Geneva.").status == "rejected"


def test_a_meeting_that_someone_tries_to_arrange_is_no_more_than_proposed() -> None:
    assert the_meeting_in("Norway worked to arrange talks between Chad and Sudan.").status == "proposed"


def test_ministers_of_two_states_are_of_both() -> None:
    meeting = the_meeting_in("The foreign ministers of Armenia and Azerbaijan met in Prague.")
    assert meeting.parties == ("Armenia", "Azerbaijan")


def test_the_united_states_are_not_taken_for_us() -> None:
    meeting = the_meeting_in("Kenya hosted a meeting of US and Sudanese officials in Nairobi.")
    assert (meeting.host, meeting.parties) == ("Kenya", ("United States", "Sudan"))


def test_further_talks_without_day_place_or_parties_are_no_meeting() -> None:
    assert meetings_in("Analysts expect further talks. The talks would not succeed.") == ()


def test_a_round_of_drinks_is_no_meeting() -> None:
    assert meetings_in("The second round of drinks was held in Oslo.") == ()


def test_to_meet_a_demand_is_no_meeting() -> None:
    assert meetings_in("Chile met the demand in Quito.") == ()


# --- What always holds.

WORDS = st.sampled_from(
    (
        *("Chile", "Peru", "Norway", "delegations", "talks", "round", "visit", "summit", "call", "meeting"),
        *("the", "second", "Monday", "Lima", "in", "on", "with", "to", "for", "of", "between", "’s", "and"),
        *("met", "held", "proposed", "agreed", "said", "will", "not", "if", "“", "”", ",", ".", "\n"),
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_whatever_the_words_evidence_slices_and_ids_differ(text: str) -> None:
    found = meetings_in(text)
    spans = [Span(*span) for meeting in found for span in (*meeting.evidence, *meeting.also)]
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert len({meeting.id for meeting in found}) == len(found)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert meetings_in(text) == meetings_in(text)


def test_a_page_on_which_nothing_else_was_found_is_read_all_the_same() -> None:
    page, found = staged("Chile and Peru held talks in Quito.")
    assert find_meetings(page, replace(found, actors=(), statements=()))[0].parties == ("Chile", "Peru")


# --- Moved, meant again, and held apart.


def test_a_meeting_put_back_takes_its_new_day_and_place_and_was_due_on_the_old() -> None:
    put_back, due = meetings_in(
        "The third round of talks between Kenya and Peru, due to be held in Rome on Tuesday, has been put back to "
        "May 17 and will be held in Lima instead.",
        dates=[("Tuesday", "2026-05-12"), ("May 17", "2026-05-17")],
    )
    assert (put_back.status, put_back.date, put_back.place) == ("postponed", "2026-05-17", "Lima")
    assert (due.status, due.date, due.place) == ("scheduled", "2026-05-12", None)


def test_a_meeting_put_off_until_a_day_is_put_off_to_it() -> None:
    meeting = the_meeting_in(
        "The second round of talks between Kenya and Peru has been postponed until Friday.",
        dates=[("Friday", "2026-05-15")],
    )
    assert (meeting.status, meeting.date) == ("postponed", "2026-05-15")


def test_a_meeting_put_off_without_a_day_is_postponed() -> None:
    assert the_meeting_in("The talks between Kenya and Peru in Lima have been put back.").status == "postponed"


def test_a_meeting_that_may_be_moved_stays_where_it_was() -> None:
    assert meetings_in("The talks between Kenya and Peru may be moved from Oslo to Lima.") == ()


def test_these_goes_on_with_the_talks_just_named() -> None:
    meeting = the_meeting_in(
        "Ministers spoke of the talks that Kenya had called for Sunday in Lima. These will now open on Monday.",
        dates=[("Sunday", "2026-05-10"), ("Monday", "2026-05-11")],
    )
    assert (meeting.date, meeting.status, meeting.proposer) == ("2026-05-11", "scheduled", "Kenya")


def test_what_the_parties_open_is_no_meeting() -> None:
    text = "The talks between Kenya and Peru went on. They will open the border on Monday."
    assert not any(m.date for m in meetings_in(text, dates=[("Monday", "2026-05-11")]))


def test_separate_meetings_are_one_with_each() -> None:
    for text in (
        "Norway’s foreign minister held separate meetings with Kenya and Peru in Lima.",
        "Norway’s foreign minister met separately with Kenya and Peru in Lima.",
    ):
        assert [m.parties for m in meetings_in(text)] == [("Norway", "Kenya"), ("Norway", "Peru")]


def test_they_who_meet_again_are_the_two_sides_of_the_sentence_before() -> None:
    text = "Kenya and Peru negotiated in Lima. Both sides were pleased. They will meet again on 24 May."
    (_, again) = meetings_in(text, dates=[("24 May", "2026-05-24")])
    assert (again.parties, again.date, again.status) == (("Kenya", "Peru"), "2026-05-24", "scheduled")


def test_a_session_that_was_pencilled_in_and_dropped_is_cancelled() -> None:
    text = "A session pencilled in for Tuesday has been dropped."
    meeting = the_meeting_in(text, dates=[("Tuesday", "2026-05-12")])
    assert (meeting.status, meeting.date) == ("cancelled", "2026-05-12")


def test_a_summit_which_is_to_take_place_is_scheduled_there() -> None:
    meeting = the_meeting_in("They sign it at the Kenya-Peru Summit, which is to take place in Lima.")
    assert (meeting.status, meeting.place, meeting.parties) == ("scheduled", "Lima", ("Kenya", "Peru"))


def test_a_joint_committee_meets_by_itself() -> None:
    text = "The Joint Committee will meet again in Lima in October."
    meeting = the_meeting_in(text, "Joint Committee", dates=[("October", "2026-10")])
    assert (meeting.parties, meeting.date, meeting.status) == (("Joint Committee",), "2026-10", "scheduled")


def test_where_they_will_meet_is_left_open() -> None:
    assert meetings_in("It is not known where Kenya and Peru will meet next.") == ()
