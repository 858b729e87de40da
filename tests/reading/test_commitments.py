"""Commitments: who owes what to whom, by when or upon what, and what became of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.findings import Commitment, Document, Meeting, Quantity
from memcon.model.kinds import CommitmentStatus, DocumentStatus, MeetingStatus
from memcon.model.passages import Span
from memcon.reading.commitments import find_commitments
from tests.reading.stage import staged

NAMES = ("Unite", "Midland Bus", "Harwood Group", "Calder Steel", "Red Front", "Green Alliance", "Liberal Party")


def commitments_in(text: str, *dates: tuple[str, str]) -> tuple[Commitment, ...]:
    return find_commitments(*staged(text, [name for name in NAMES if name in text], dates))


def the_commitment_in(text: str, *dates: tuple[str, str]) -> Commitment:
    (commitment,) = commitments_in(text, *dates)
    return commitment


@pytest.mark.parametrize(
    ("text", "by", "status"),
    [
        ("Midland Bus promised to publish the rosters.", "Midland Bus", "pending"),
        ("Midland Bus and Unite agreed to set up a working group.", "Unite", "pending"),
        ("Red Front pledged to free the engineers.", "Red Front", "pending"),
        ("“We will release the crew next week,” Red Front said.", "Red Front", "pending"),
        ("Iran undertook to admit the inspectors.", "Iran", "pending"),
        ("“We will reopen the plant if France lifts the embargo,” Iran said.", "Iran", "conditional"),
        ("Canada announced a cut of its tariffs and a loan to Mexico.", "Canada", "pending"),
        ("Harwood Group signed an agreement to buy the works.", "Harwood Group", "pending"),
        ("Liberal Party and Green Alliance are to draft a programme.", "Liberal Party", "pending"),
        ("“We have already handed over our report to India,” Australia said.", "Australia", "kept"),
        ("Midland Bus reneged on its promise.", "Midland Bus", "broken"),
        ("Red Front put off the release of the engineers.", "Red Front", "put-off"),
        ("Brazil withdrew from the fisheries treaty.", "Brazil", "withdrawn"),
    ],
)
def test_a_commitment_is_found_with_who_is_bound_and_its_status(text: str, by: str, status: str) -> None:
    found = commitments_in(text, ("next week", "2025-06-09/2025-06-15"))
    assert [(by in c.by, c.status) for c in found] == [(True, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Midland Bus did not promise to publish the rosters.",
        "If Red Front promises to free the engineers, Colombia will listen.",
        "Will Iran admit the inspectors?",
        "Canada may sign the agreement.",
        "“Red Front will release the crew,” Colombia said.",
        "“We are ready for a truce,” Red Front said.",
        "Midland Bus denied that it had agreed to a rise.",
        "The weather promised to be fine.",
        "Harwood Group would have signed the agreement.",
    ],
)
def test_what_nobody_undertakes_is_no_commitment(text: str) -> None:
    assert commitments_in(text) == ()


def test_a_promise_that_the_other_side_tells_is_disputed_and_by_the_one_who_promised() -> None:
    told = the_commitment_in("“Midland Bus promised to hand over the rosters right after the count,” Unite said.")
    assert (told.by, told.status, told.status_by) == (("Midland Bus",), CommitmentStatus.DISPUTED, "Unite")
    assert told.trigger == "right after the count"


def test_a_day_makes_the_time_due_and_stays_as_written() -> None:
    owed = the_commitment_in("Midland Bus promised to publish the rosters by Friday.", ("Friday", "2025-06-06"))
    assert (owed.due, owed.due_text) == ("2025-06-06", "by Friday")


def test_before_a_day_is_due_on_the_day_before() -> None:
    owed = the_commitment_in("Iran promised to admit the inspectors before 2 June.", ("2 June", "2025-06-02"))
    assert (owed.due, owed.due_text) == ("2025-06-01", "before 2 June")


def test_the_day_of_signing_is_no_time_due() -> None:
    owed = the_commitment_in("Mexico and Canada signed an agreement on dairy on Friday.", ("Friday", "2025-06-06"))
    assert owed.due is None


def test_an_event_is_kept_in_the_words_of_the_text() -> None:
    owed = the_commitment_in("Red Front promised to free the engineers as soon as the road is open.")
    assert owed.trigger == "as soon as the road is open"


def test_a_round_is_an_event_and_a_place_is_none() -> None:
    assert the_commitment_in("Iran promised to send the list at the next round.").trigger == "at the next round"
    assert the_commitment_in("Iran promised to send the list at the border.").trigger is None


def test_a_promise_with_two_due_times_is_two_findings() -> None:
    text = "Iran promised to send the list by Friday.\n\nIran promised to send the list by Monday."
    first, second = commitments_in(text, ("Friday", "2025-06-06"), ("Monday", "2025-06-09"))
    assert (first.due, second.due) == ("2025-06-06", "2025-06-09")


def test_a_promise_told_twice_in_the_same_terms_is_one_finding() -> None:
    text = "Iran promised to send the list.\n\nA day later Iran again promised to send the list."
    assert len(the_commitment_in(text).evidence) == 2


def test_how_much_is_owed_by_each() -> None:
    owed = the_commitment_in("Chad and Niger agreed to release 1,200 prisoners each.")
    assert owed.quantity == Quantity(amount=1200, of="prisoners", each=True)
    assert owed.to == ()


def test_a_date_is_no_quantity() -> None:
    owed = the_commitment_in("Iran promised to send the list by 12 June.", ("12 June", "2025-06-12"))
    assert owed.quantity is None


def test_what_came_of_a_round_was_agreed_there_by_those_who_met() -> None:
    page, found = staged("The first round ended in May, resulting in an exchange of 300 people from each side.")
    held = Meeting(
        id="m-1", what="round", parties=("Chad", "Niger"), status=MeetingStatus.HELD, evidence=(Span(0, 15),)
    )
    (owed,) = find_commitments(page, replace(found, meetings=(held,)))
    assert (owed.by, owed.agreed_at, owed.status) == (("Chad", "Niger"), "m-1", CommitmentStatus.KEPT)


def test_the_paper_owed_is_the_document_of_the_one_who_owes_it() -> None:
    page, found = staged("Iran promised to send the draft to Oman.")
    papers = tuple(
        Document(id=id_, what="draft", owner=owner, status=DocumentStatus.PROMISED, evidence=(Span(21, 30),))
        for id_, owner in (("d-1", "Oman"), ("d-2", "Iran"))
    )
    (owed,) = find_commitments(page, replace(found, documents=papers))
    assert (owed.document, owed.to) == ("d-2", ("Oman",))


WORDS = [
    *("Chad", "Niger", "we", "it", "the list", "200 prisoners", "promised to", "will", "hand over", "agreed to"),
    *("sign", "the treaty", "said", "not", "if", "by Friday", "each", "“", "”", ",", ".", "\n\n", "after", "before"),
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
def test_whatever_the_text_commitments_show_their_words_and_have_their_own_ids(text: str) -> None:
    found = commitments_in(text)
    assert len({c.id for c in found}) == len(found)
    assert all(text[start:end].strip() == text[start:end] != "" for c in found for start, end in c.evidence)
    assert all(c.by and not set(c.by) & set(c.to) for c in found)
    assert found == commitments_in(text)


# --- What is promised, in words that can be read alone.


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Midland Bus promised to publish the rosters.", "publish the rosters"),
        ("“We will free a hundred captives next week,” Red Front said.", "free a hundred captives next week"),
        ("“We have already handed over our list to India,” Australia said.", "handed over our list to India"),
        ("Unite read the two letters that Midland Bus had promised the drivers.", "the two letters that Midland Bus"),
        ("Iran and Iraq agreed that each would publish its list.", "each would publish its list"),
        ("Iran and Iraq agreed to free 40 pilots, at a round that lasted a day.", "free 40 pilots"),
    ],
)
def test_a_promise_says_what_is_to_be_done(text: str, what: str) -> None:
    (found, *_) = commitments_in(text, ("next week", "2025-06-09/2025-06-15"))
    assert found.what.startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        "The list of what Iran and Iraq have promised each other is long.",
        "Whenever Iran and Iraq agreed on a number, something moved.",
        "“Iran and Iraq did agree on prisoners,” Oman said.",
    ],
)
def test_words_that_do_not_say_what_was_promised_give_nothing(text: str) -> None:
    assert commitments_in(text) == ()


def test_two_things_agreed_are_two_commitments() -> None:
    text = "Iran and Iraq agreed to exchange 300 sailors each and to write down their claims to the island."
    exchange, claims = commitments_in(text)
    assert (exchange.what, exchange.quantity) == (
        "exchange 300 sailors each",
        Quantity(amount=300, of="sailors", each=True),
    )
    assert (claims.what, claims.quantity) == ("write down their claims to the island", None)


def test_an_amount_can_be_written_in_words() -> None:
    found = the_commitment_in("Iran and Iraq agreed to exchange a thousand sailors each.")
    assert found.quantity == Quantity(amount=1000, of="sailors", each=True)


def test_a_bare_amount_counts_what_the_promise_is_about() -> None:
    text = "Iran and Iraq agreed to exchange all wounded sailors, at least 400 from each side."
    assert the_commitment_in(text).quantity == Quantity(amount=400, of="sailors", each=True)


def test_there_is_the_one_meeting_to_come_that_the_sentence_speaks_of() -> None:
    text = "Chad proposed a round in Oslo on 4 June and promised to present its list there."
    page, found = staged(text)
    round_ = Meeting(id="m", what="round", date="2025-06-04", status=MeetingStatus.PROPOSED, evidence=(Span(14, 42),))
    (promise,) = find_commitments(page, replace(found, meetings=(round_,)))
    assert (promise.due, promise.due_text) == ("2025-06-04", "there")


# --- What became of it, told elsewhere in the text.


def test_a_completion_without_doers_is_of_the_one_promise_of_that_step() -> None:
    text = "Iran and Iraq agreed to exchange 300 sailors each. The exchange was completed on Sunday."
    found = the_commitment_in(text, ("on Sunday", "2025-06-08"))
    assert (found.by, found.status, found.status_on) == (("Iran", "Iraq"), "kept", "2025-06-08")
    assert len(found.evidence) == 2


def test_a_completion_of_what_nobody_promised_is_nothing() -> None:
    assert (
        commitments_in("Iran spoke of Iraq. The exchange was completed on Sunday.", ("on Sunday", "2025-06-08")) == ()
    )


def test_a_promise_is_kept_by_the_account_of_one_side() -> None:
    text = "Iran promised to open the strait, and by Iran’s account that promise has now been kept."
    found = the_commitment_in(text)
    assert (found.what, found.status, found.status_by) == ("open the strait", "kept", "Iran")


def test_steps_are_parts_that_were_kept_each_on_its_day() -> None:
    text = "Iran and Iraq exchanged 40 sailors each on 1 May, 30 on 2 May and 20 on 3 May, in all 90."
    days = (("1 May", "2025-05-01"), ("2 May", "2025-05-02"), ("3 May", "2025-05-03"))
    *parts, whole = commitments_in(text, *days)
    assert [(p.status, p.quantity and p.quantity.amount, p.status_on) for p in parts] == [
        ("part-kept", 40, "2025-05-01"),
        ("part-kept", 30, "2025-05-02"),
        ("part-kept", 20, "2025-05-03"),
    ]
    assert (whole.status, whole.quantity) == ("kept", Quantity(amount=90, of="sailors", each=True))


def test_what_one_side_says_the_other_put_off_is_put_off_by_its_word() -> None:
    found = the_commitment_in("Iran said Iraq had put off the exchange of sailors.")
    assert (found.by, found.status, found.status_by) == (("Iraq",), "put-off", "Iran")


def test_who_denies_having_put_it_off_still_means_to_do_it() -> None:
    text = (
        "Iran said Iraq had put off the exchange of sailors. On the same day Iraq denied that it had put anything off."
    )
    _, denied = commitments_in(text)
    assert (denied.by, denied.what, denied.status) == (("Iraq",), "the exchange of sailors", "pending")
    assert denied.status_by == "Iraq"


def test_whoever_is_accused_of_a_broken_promise_owed_it_and_the_accuser_says_so() -> None:
    broken = the_commitment_in(
        "Harwood Group accused Calder Steel of having broken its promise to keep the works open."
    )
    assert (broken.by, broken.status, broken.status_by) == (("Calder Steel",), "broken", "Harwood Group")


def test_an_agreement_to_do_something_is_still_to_be_kept() -> None:
    text = "Iran and France ended the round with a deal to resume the inspections within ten days."
    owed = the_commitment_in(text, ("within ten days", "2031-03-01/2031-03-11"))
    assert (owed.status, owed.due_text) == ("pending", "within ten days")
    assert owed.what == "resume the inspections within ten days"


def test_a_term_runs_from_the_time_of_the_promise() -> None:
    text = "In May Calder Steel promised to publish the accounts within two weeks."
    owed = the_commitment_in(text, ("May", "2031-05"), ("within two weeks", "2031-07-01/2031-07-15"))
    assert owed.due == "2031-05-01/2031-06-14"


def test_a_promise_that_is_said_not_to_have_been_done_is_broken() -> None:
    text = "Calder Steel promised to publish the accounts. It has not done so."
    assert the_commitment_in(text).status == "broken"


def test_a_vow_that_is_broken_in_the_next_sentence_is_one_commitment() -> None:
    vow = the_commitment_in("Red Front vowed never to govern with Green Alliance. Red Front broke that vow.")
    assert (vow.status, vow.what) == ("broken", "never to govern with Green Alliance")


def test_no_later_than_makes_a_time_due() -> None:
    text = "Canada commits to publishing the quotas no later than 15 September."
    assert the_commitment_in(text, ("no later than 15 September", "../2031-09-15")).due == "2031-09-15"


def test_a_day_in_the_condition_is_no_time_due() -> None:
    text = "“We will call off the walkout if Midland Bus withdraws the rota before Monday,” Unite said."
    owed = the_commitment_in(text, ("Monday", "2031-06-09"))
    assert (owed.status, owed.due) == ("conditional", None)


def test_a_day_that_belongs_to_a_thing_is_no_time_due() -> None:
    text = "Canada will suspend the measures announced on 2 June."
    assert the_commitment_in(text, ("2 June", "2031-06-02")).due is None


def test_a_rate_that_describes_a_tariff_is_no_quantity() -> None:
    assert the_commitment_in("Canada promised to suspend its 25% duty on steel.").quantity is None


def test_both_sides_of_a_list_are_the_two_that_it_binds() -> None:
    text = "Canada will suspend its duty. Mexico will suspend its quota. Both sides will share their data. Peru sat by."
    assert commitments_in(text)[-1].by == ("Canada", "Mexico")


@pytest.mark.parametrize(
    "text",
    [
        "France demanded that Iran lift the ban.",
        "France hinted that it would lift the ban.",
        "An envoy said Iran would rather return to Geneva.",
        "The fair, which is to take place in Canada, will be small.",
        "The ministers of Chad will meet again in May.",
    ],
)
def test_what_is_asked_for_hinted_at_liked_better_or_only_takes_place_is_owed_by_nobody(text: str) -> None:
    assert commitments_in(text) == ()


def test_an_if_on_what_is_promised_makes_the_promise_conditional() -> None:
    text = "Red Front promised to free the crew on Sunday if the patrols leave the strait."
    assert the_commitment_in(text).status == "conditional"


def test_whoever_is_blamed_for_breaking_a_promise_owed_it() -> None:
    broken = the_commitment_in("Harwood Group blamed Calder Steel for breaking its promise to keep the works open.")
    assert (broken.by, broken.status, broken.status_by) == (("Calder Steel",), "broken", "Harwood Group")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“If Niger lifts the ban, we are prepared to return the boats,” Chad said.", "conditional"),
        ("Chad is willing to postpone the census if Niger agrees to a pause.", "conditional"),
        ("Chad is willing to release the crew once the talks begin.", "conditional"),
        ("Chad said it would release the crew in return for the boats.", "conditional"),
    ],
)
def test_what_one_will_do_for_something_is_promised_upon_it(text: str, status: str) -> None:
    assert the_commitment_in(text).status == status


def test_a_study_that_is_to_be_shared_by_a_day_is_owed_by_who_says_so() -> None:
    told = the_commitment_in("“The study will be shared on Monday,” Chad said.", ("on Monday", "2025-06-02"))
    assert (told.by, told.status) == (("Chad",), "pending")


@pytest.mark.parametrize(
    "text",
    [
        "Chad said it would close the bridge unless Niger freed the pilots.",
        "“We will block the canal unless the boats are returned,” Chad said.",
        "“Unless the boats are returned by Monday, we will raise the toll on Niger,” Chad said.",
    ],
)
def test_a_harm_that_is_announced_unless_another_acts_is_owed_to_nobody(text: str) -> None:
    assert commitments_in(text) == ()


def test_what_is_given_unless_something_happens_is_owed() -> None:
    assert the_commitment_in("“We will return the boats unless the canal freezes,” Chad said.").by == ("Chad",)


def test_those_who_are_named_as_the_source_are_no_quantity() -> None:
    text = "Chad is willing to return the boats once the talks begin, according to two envoys who have seen the plan."
    assert the_commitment_in(text).quantity is None


def test_the_day_by_which_comes_before_what_tells_of_the_thing() -> None:
    text = "Chile promised to hand over its data for 2024 to Peru by 7 March."
    owed = the_commitment_in(text, ("2024", "2024"), ("7 March", "2031-03-07"))
    assert (owed.due, owed.due_text) == ("2031-03-07", "by 7 March")
