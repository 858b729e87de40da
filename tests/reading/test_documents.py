"""What is read of the papers of a negotiation: whose they are, and how far each has come."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.findings import Document
from memcon.model.passages import Span
from memcon.reading.documents import find_documents
from memcon.reading.documents.lexicon import Modifier, Noun, Verb, lexicon
from tests.reading.stage import staged

Dates = Sequence[tuple[str, str]]


def documents_in(text: str, *names: str, dates: Dates = ()) -> tuple[Document, ...]:
    return find_documents(*staged(text, names, dates))


def the_document_in(text: str, *names: str, dates: Dates = ()) -> Document:
    (document,) = documents_in(text, *names, dates=dates)
    return document


def told(text: str, *names: str) -> list[tuple[str | None, str | None]]:
    return [(document.status, document.owner) for document in documents_in(text, *names)]


# --- Every rule by its example.


@pytest.mark.parametrize("noun", lexicon().noun, ids=lambda n: n.word)
def test_a_noun_for_a_document_is_found_in_its_example(noun: Noun) -> None:
    the_document_in(noun.example)


@pytest.mark.parametrize("verb", lexicon().verb, ids=lambda v: " ".join((v.lemma, *v.words)))
def test_a_verb_says_in_its_example_how_far_the_document_has_come(verb: Verb) -> None:
    assert the_document_in(verb.example).status == lexicon().status[verb.act]


@pytest.mark.parametrize("modifier", lexicon().modifier, ids=lambda m: m.words[0])
def test_a_modifier_says_in_its_example_how_far_the_document_has_come(modifier: Modifier) -> None:
    assert the_document_in(modifier.example).status == modifier.status


# --- How far it has come.


def test_what_will_be_handed_over_is_promised() -> None:
    assert the_document_in("Norway will present its memorandum at the next round.").status == "promised"


def test_what_would_be_handed_over_is_promised() -> None:
    text = "Norway said it would hand over its memorandum at the next round."
    assert told(text) == [("promised", "Norway")]


def test_what_a_side_is_ready_to_hand_over_is_promised() -> None:
    assert told("The union is ready to submit its position paper.", "union") == [("promised", "union")]


def test_what_a_side_promised_to_hand_over_is_promised_and_no_more() -> None:
    assert told("Hamas promised to deliver the list of hostages.", "Hamas") == [("promised", "Hamas")]


def test_what_a_side_should_hand_over_is_asked_for() -> None:
    assert told("Iran should deliver its roadmap before the session.") == [("asked-for", "Iran")]


def test_what_a_side_is_urged_to_hand_over_is_asked_for() -> None:
    assert told("The council urged Unite to submit its counterproposal.", "Unite") == [("asked-for", "Unite")]


def test_what_is_expected_to_be_handed_over_is_asked_for() -> None:
    text = "“We expect that Chile will submit its draft at once,” Peru said."
    assert told(text) == [("asked-for", "Chile")]


def test_what_was_not_handed_over_has_not_come_that_far() -> None:
    assert documents_in("Chile has not handed over its draft.") == ()


def test_what_might_be_handed_over_has_not_come_that_far() -> None:
    assert documents_in("Chile may hand over a draft.") == ()


def test_what_is_only_supposed_has_not_come_that_far() -> None:
    assert documents_in("If Chile has drafted a memorandum, nobody has seen it.") == ()


def test_a_treaty_yet_to_be_signed_is_not_signed() -> None:
    assert documents_in("Chile and Peru will sign the treaty.") == ()


def test_it_is_the_document_that_was_named_before() -> None:
    text = "Norway drafted a memorandum and will present it to Chile."
    assert told(text) == [("drafted", "Norway"), ("promised", "Norway")]


def test_what_was_drafted_and_sent_has_come_that_far_twice() -> None:
    assert [status for status, _ in told("The chair drafted and published a compromise text.")] == [
        "drafted",
        "published",
    ]


def test_what_was_promised_and_is_asked_for_is_both() -> None:
    found = documents_in("Chile should deliver the promised memorandum.")
    assert [document.status for document in found] == ["asked-for", "promised"]


def test_the_day_of_handing_over_is_kept() -> None:
    document = the_document_in("Iran handed over its draft on 4 May.", dates=[("4 May", "2024-05-04")])
    assert document.date == "2024-05-04"


def test_the_day_on_which_a_promise_is_due_is_not_its_day() -> None:
    document = the_document_in("Iran will hand over its draft on 4 May.", dates=[("4 May", "2024-05-04")])
    assert document.date is None


# --- Whose it is.


def test_who_drafts_a_paper_owns_it() -> None:
    assert told("The Unite union drafted a memorandum.", "Unite") == [("drafted", "Unite")]


def test_whose_adjective_stands_before_it_owns_it() -> None:
    assert told("The envoys received the Chilean memorandum.") == [("handed-over", "Chile")]


def test_a_paper_keeps_its_owner_through_the_article() -> None:
    text = "Norway drafted a memorandum. On Friday the memorandum was handed over."
    assert told(text) == [("drafted", "Norway"), ("handed-over", "Norway")]


def test_a_paper_of_either_side_is_nobodys_where_it_is_not_told() -> None:
    text = "Norway drafted a memorandum. Chile drafted a memorandum. A memorandum was published."
    assert told(text)[-1] == ("published", None)


def test_the_paper_that_a_side_expects_is_the_other_sides() -> None:
    text = "“We met the Peruvians and expect their memorandum,” Chile said."
    assert told(text) == [("asked-for", "Peru")]


def test_our_paper_is_the_speakers() -> None:
    text = "“We have already handed over our draft,” Chile said."
    assert told(text) == [("handed-over", "Chile")]


def test_an_agreement_belongs_to_all_who_sign_it() -> None:
    assert told("Chile and Peru signed the Chilean agreement.") == [("signed", None)]


def test_what_is_only_said_is_said_by_someone() -> None:
    assert the_document_in("“Peru has handed over its draft,” Chile said.").status_by == "Chile"


def test_what_the_report_says_is_said_by_nobody() -> None:
    assert the_document_in("Peru has handed over its draft.").status_by is None


def test_what_stands_in_quotation_marks_keeps_them() -> None:
    assert the_document_in("Peru drafted a peace “memorandum” on fishing.").what == "peace “memorandum”"


def test_papers_of_no_negotiation_are_left_out() -> None:
    assert documents_in("The council delivered the documents of the library and signed the guest book.") == ()


# --- What always holds.

WORDS = st.sampled_from(
    (
        *("Chile", "Peru", "memorandum", "draft", "letter", "agreement", "it", "its", "the", "a", "promised"),
        *("handed", "over", "will", "present", "drafted", "signed", "should", "expects", "said", "that", "not"),
        *("to", "and", "which", "was", "“", "”", ",", ".", "\n"),
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_whatever_the_words_evidence_slices_and_ids_differ(text: str) -> None:
    found = documents_in(text)
    spans = [Span(*span) for document in found for span in document.evidence]
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert len({document.id for document in found}) == len(found)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert documents_in(text) == documents_in(text)


def test_a_page_on_which_nothing_else_was_found_is_read_all_the_same() -> None:
    page, found = staged("Chile drafted a memorandum.")
    assert find_documents(page, replace(found, actors=(), statements=()))[0].owner == "Chile"


# --- Papers taken up again.


def test_the_one_of_the_other_side_is_its_paper_and_asked_for() -> None:
    text = "Norway had handed over its document and wanted the Chilean one before the round."
    assert told(text) == [("handed-over", "Norway"), ("asked-for", "Chile")]


def test_who_wants_to_have_a_paper_asks_for_it() -> None:
    assert told("Chile promised to present a memorandum; Norway wants to have it.")[-1] == ("asked-for", "Chile")


def test_the_text_takes_up_the_paper_that_was_promised() -> None:
    text = "Chile promised to hand over its memorandum. Norway asked for the text before the round."
    assert told(text) == [("promised", "Chile"), ("asked-for", "Chile")]


def test_a_text_of_no_named_paper_is_left_out() -> None:
    assert documents_in("Norway had asked for the text before the concert.") == ()


def test_what_a_side_insists_was_handed_over_is_not_asked_for() -> None:
    assert [status for status, _ in told("Norway insisted that the list was handed to Chile.")] == ["handed-over"]


def test_papers_of_one_kind_are_told_apart_by_their_number() -> None:
    owners = [owner for _, owner in told("Norway sent its second list. Chile has since received a third list.")]
    assert owners == ["Norway", None]


# --- Papers under way, announced, and asked of somebody.


@pytest.mark.parametrize(
    ("text", "status", "owner"),
    [
        ("Austria is drafting a memorandum on the tunnel.", "drafted", "Austria"),
        ("Bulgaria announced a memorandum on water.", "announced", "Bulgaria"),
        ("Norway asked Chile for a list of the captives.", "asked-for", "Chile"),
        ("Norway demanded a memorandum from Chile.", "asked-for", "Chile"),
        ("Norway demanded that Chile present its map of the mines.", "asked-for", "Chile"),
        ("Norway delivered its written offer to Chile.", "handed-over", "Norway"),
        ("The Norwegian list reached Chile on Monday.", "handed-over", "Norway"),
        ("Chile was given a list by Norway.", "handed-over", "Norway"),
        ("Chile was given a list.", "handed-over", None),
        ("The text of the deal was published on Monday.", "published", None),
    ],
)
def test_a_paper_is_told_with_whose_it_is(text: str, status: str, owner: str | None) -> None:
    assert told(text, "Austria", "Bulgaria", "Norway", "Chile") == [(status, owner)]


@pytest.mark.parametrize(
    "text",
    ["Norway received no such letter.", "Norway made an offer to Chile.", "Norway read the text of the poem aloud."],
)
def test_what_was_not_received_or_is_no_paper_is_none(text: str) -> None:
    assert told(text, "Norway", "Chile") == []


def test_a_reply_to_a_paper_is_not_the_paper() -> None:
    assert told("Chile will soon present its reply to a Norwegian proposal on fishing.") == []


def test_who_passes_on_a_paper_that_is_called_by_another_is_not_its_owner() -> None:
    text = "Chile is studying a Norwegian proposal on fishing. The proposal was handed over by Peru on Friday."
    assert told(text)[-1] == ("handed-over", "Norway")
    assert told("The proposal was handed over by Peru on Friday.") == [("handed-over", "Peru")]
