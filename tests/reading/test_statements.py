"""Who said what: each construction by which a text attributes words."""

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import DateMention, Statement
from memcon.model.ids import text_id
from memcon.model.kinds import Attitude, StatementKind
from memcon.reading.actors import find_actors
from memcon.reading.actors.scene import Scene
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page
from memcon.reading.quotations import find_quotations
from memcon.reading.statements import find_statements
from memcon.reading.statements.reported import attribute_reports

CUES = [*table("cues")["cue"], *table("cues")["adjective"], *table("cues")["noun"], *table("cues")["phrase"]]
FLYNN = "Mary Flynn, leader of the Port Workers Union, spoke in Lima. "


@cache
def read(body: str, dates: tuple[DateMention, ...] = ()) -> tuple[Statement, ...]:
    text = Text(id=text_id(body), body=body, cleaning="as-given")
    page = Page(Article(id="a", text=text, publication=Publication()))
    return find_statements(page, Found(actors=find_actors(page, Found()), dates=dates))


def contents(body: str) -> list[str]:
    """What is told, the "that" before it left out."""
    return [" / ".join(span.of(body) for span in s.content).removeprefix("that ") for s in read(body)]


def only(body: str) -> Statement:
    (statement,) = read(body)
    return statement


@pytest.mark.parametrize("row", CUES, ids=[row["example"][:50] for row in CUES])
def test_each_cue_reads_its_example(row: dict[str, str]) -> None:
    assert row["content"] in contents(row["example"])


@pytest.mark.parametrize("row", CUES, ids=[row["example"][:50] for row in CUES])
def test_each_cue_has_the_attitude_that_it_is_listed_with(row: dict[str, str]) -> None:
    told = read(row["example"])[contents(row["example"]).index(row["content"])]
    assert told.attitude == row.get("attitude", told.attitude)


def test_a_quotation_before_its_cue() -> None:
    body = "“We will stay until the crews are paid,” Mary Flynn said."
    statement = only(body)
    assert contents(body) == ["We will stay until the crews are paid"]
    assert (statement.speaker, statement.kind) == ("Mary Flynn", StatementKind.DIRECT)


def test_a_quotation_after_its_cue_and_a_colon() -> None:
    assert contents("Mary Flynn said: “We will stay until the crews are paid.”") == [
        "We will stay until the crews are paid."
    ]


def test_a_quotation_after_a_cue_with_words_between() -> None:
    body = "Mary Flynn told reporters in Lima, “We will stay until the crews are paid.”"
    statement = only(body)
    assert (statement.speaker, statement.addressee, statement.channel) == ("Mary Flynn", "reporters", "press")


def test_a_cue_that_stands_before_its_speaker() -> None:
    assert (
        only("“We will stay until they pay,” said Mary Flynn, leader of the Port Workers Union.").speaker
        == "Mary Flynn"
    )


def test_a_quotation_broken_by_its_cue_is_one_statement_with_two_spans() -> None:
    assert contents("“We will stay,” Mary Flynn said, “until the crews are paid.”") == [
        "We will stay / until the crews are paid."
    ]


def test_the_next_sentence_in_quotation_marks_goes_on_with_the_same_statement() -> None:
    assert contents("“We will stay,” Mary Flynn said. “Nobody will load a ship before that.”") == [
        "We will stay / Nobody will load a ship before that."
    ]


def test_a_quotation_left_open_is_carried_into_the_next_paragraph() -> None:
    assert contents("Mary Flynn said: “We will stay here.\n“Nobody will load a ship.”") == [
        "We will stay here. / Nobody will load a ship."
    ]


def test_a_cue_in_the_paragraph_that_carries_on_holds_for_what_was_left_open() -> None:
    assert contents("“We will stay here.\n“Nobody will load a ship,” Mary Flynn said.") == [
        "We will stay here. / Nobody will load a ship"
    ]


def test_a_quotation_that_follows_what_someone_said_is_theirs() -> None:
    body = "Mary Flynn said the crews would stay. “Nobody will load a ship before they pay.”"
    assert {s.speaker for s in read(body)} == {"Mary Flynn"}
    assert "Nobody will load a ship before they pay" in " / ".join(contents(body))


def test_two_cues_make_two_statements() -> None:
    body = "“We will stay,” Mary Flynn said, adding that nobody would load a ship."
    assert contents(body) == ["We will stay", "nobody would load a ship"]


def test_scare_quotes_inside_indirect_speech_make_it_mixed() -> None:
    body = "Mary Flynn said the offer was “an insult” to the crews."
    statement = only(body)
    assert statement.kind is StatementKind.MIXED
    assert contents(body) == ["the offer was “an insult” to the crews"]


def test_a_cue_inside_a_quotation_makes_no_statement_of_its_own() -> None:
    assert len(read("“They said that they would pay us by Friday,” Mary Flynn said.")) == 1


def test_a_clause_parted_by_its_cue_has_two_spans() -> None:
    body = "The crews, Mary Flynn said, would stay until Friday."
    assert contents(body) == ["The crews / would stay until Friday"]


def test_an_indirect_statement_says_for_whom_the_speaker_speaks_and_in_what_office() -> None:
    body = "Kenyan Foreign Minister Otieno Odhiambo said the talks would go on."
    statement = only(body)
    assert (statement.speaker, statement.office, statement.side) == ("Otieno Odhiambo", "Foreign Minister", "Kenya")
    assert [s.of(body) for s in statement.source] == ["Kenyan Foreign Minister Otieno Odhiambo"]


def test_a_state_that_speaks_by_its_capital_is_named_by_its_name() -> None:
    assert only("Nairobi says the list was never sent.").speaker == "Kenya"


def test_a_pronoun_speaks_as_the_person_it_means() -> None:
    assert [s.speaker for s in read(FLYNN + "She said the crews would stay.")] == ["Mary Flynn"]


def test_an_unresolved_speaker_stays_unknown() -> None:
    statement = only("They said that the crews would stay.")
    assert (statement.speaker, statement.side) == (None, None)


def test_an_acts_object_is_its_content() -> None:
    body = "The Port Workers Union rejected the offer of the owners."
    statement = only(body)
    assert contents(body) == ["the offer of the owners"]
    assert statement.attitude is Attitude.SAID


def test_what_was_condemned_is_told_of_the_one_who_did_in_the_passive_too() -> None:
    body = "The offer was condemned by the Port Workers Union."
    assert contents(body) == ["The offer"]
    assert only(body).speaker == "Port Workers Union"


def test_whom_one_calls_on_is_addressed() -> None:
    body = "The Port Workers Union called on Kenya to open the ports."
    assert contents(body) == ["Kenya to open the ports"]
    assert only(body).addressee == "Kenya"


def test_what_was_not_said_and_may_be_said_is_no_statement() -> None:
    assert read("Mary Flynn did not say that the crews would stay.") == ()
    assert read("If Mary Flynn says that the crews will stay, the owners will go.") == ()


def test_a_wish_is_held() -> None:
    assert only("The Port Workers Union wants a new offer.").attitude is Attitude.HELD


def test_what_two_finite_verbs_share_is_told_apart() -> None:
    body = "Mary Flynn said the crews would stay and warned against a new offer."
    assert contents(body) == ["the crews would stay", "a new offer"]


def test_a_statement_inside_a_statement_knows_which_and_through_whom() -> None:
    body = "The Harbour Gazette reported that Mary Flynn said the crews would stay."
    outer, inner = read(body)
    assert inner.within == outer.id
    assert inner.via == ("Harbour Gazette",)
    assert inner.speaker == "Mary Flynn"


def test_an_act_that_is_only_told_of_by_another_is_no_statement_of_its_own() -> None:
    assert contents("Mary Flynn said the owners promised to pay.") == ["the owners promised to pay"]


def test_the_channel_is_read_where_the_text_gives_it() -> None:
    row = table("cues")["channel"]
    assert only(row["example"]).channel == row["channel"]
    assert only("“We will stay here,” Mary Flynn wrote on X.").channel == "X"


def test_the_occasion_is_read_where_the_text_gives_it() -> None:
    row = table("cues")["occasion"]
    assert only(row["example"]).occasion == row["occasion"]


def test_what_is_added_is_added_in_the_same_place() -> None:
    body = (
        "“We will stay here,” Mary Flynn said in a statement on Telegram. The owners left.\n“Let them go,” she added."
    )
    assert [s.channel for s in read(body)] == ["statement on Telegram", "statement on Telegram"]


def test_another_speaker_has_a_place_of_their_own() -> None:
    body = "“We will stay here,” Mary Flynn said in a statement on Telegram.\n“Let them go,” Otieno Odhiambo added."
    assert [s.channel for s in read(body)] == ["statement on Telegram", None]


def test_a_speaker_is_named_after_an_office_with_words_of_its_own() -> None:
    assert only("Kenya’s Ambassador to Peru Otieno Odhiambo said the talks would go on.").side == "Kenya"
    assert only("President Ana Costa’s spokesman, Luis Rojas, said the talks would go on.").speaker == "Luis Rojas"


def test_a_paper_speaks_for_those_whose_it_is() -> None:
    row = table("cues")["paper"]
    assert only(row["example"]).speaker == row["name"]


def test_the_day_is_that_of_the_cue_and_not_that_of_the_content() -> None:
    body = "Mary Flynn said on Monday that the crews would return on Friday."
    monday, friday = body.index("Monday"), body.index("Friday")
    dates = (
        DateMention(span=(monday, monday + 6), text="Monday", value="2031-03-03"),
        DateMention(span=(friday, friday + 6), text="Friday", value="2031-03-07"),
    )
    assert read(body, dates)[0].said_on == "2031-03-03"
    assert read("Mary Flynn said that the crews would return.")[0].said_on is None


def test_the_same_words_twice_are_two_statements_of_which_one_names_the_other() -> None:
    words = "We will stay until all of the crews are paid"
    first, second = read(f"“{words},” Mary Flynn said.\nThe owners left.\n“{words},” Mary Flynn said.")
    assert second.same_as == first.id


def test_a_text_without_speech_has_no_statements() -> None:
    assert read("The ports are shut. It rained in Lima.") == ()
    assert read("") == ()


PIECES = st.lists(
    st.sampled_from(
        ["Mary Flynn", "Kenya", "she", "said", "told reporters", "that", "the ports are shut", "on Monday", "called on",
         "to pay",
         "“We will stay here,”", "“", "”", "according to", "wants", "\n", ".", ",", ":", "'", '"']
    ),
    max_size=18,
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_statements_slice_have_ids_of_their_own_and_repeat(body: str) -> None:
    statements = read(body)
    spans = [span for s in statements for span in (*s.content, *s.source, *s.cue)]
    assert all(0 <= span.start < span.end <= len(body) for span in spans)
    assert len({s.id for s in statements}) == len(statements)
    assert all(s.within in {t.id for t in statements} for s in statements if s.within)
    read.cache_clear()
    assert read(body) == statements


@settings(max_examples=60, deadline=None)
@given(PIECES)
@example("Mary Flynn : “ Mary Flynn Mary Flynn “We will stay here,”")
def test_what_is_told_as_direct_stands_in_quotation_marks(body: str) -> None:
    inside = [q.inner for q in find_quotations(body)]
    direct = [span for s in read(body) if s.kind is StatementKind.DIRECT for span in s.content]
    assert all(any(quoted.covers(span) for quoted in inside) for span in direct)


def test_a_hailed_phrase_in_marks_is_mixed() -> None:
    statement = only('Mary Flynn hailed "a good day for the ports".')
    assert (statement.kind, statement.content[0].of('Mary Flynn hailed "a good day for the ports".')) == (
        StatementKind.MIXED,
        "a good day for the ports",
    )


def test_a_condition_after_whom_it_was_told_belongs_to_what_was_told() -> None:
    body = "Mary Flynn spoke first. She would sign a deal, she told the broadcaster, but only if pay was raised first."
    page = Page(Article(id="a", text=Text(text_id(body), body, "as-given"), publication=Publication()))
    found = Found(actors=find_actors(page, Found()))
    told = [" / ".join(span.of(body) for span in a.content) for a in attribute_reports(Scene(page), found, ())]
    assert "She would sign a deal / but only if pay was raised first" in told


def test_a_noun_for_what_a_body_is_is_nobodys_name() -> None:
    body = "The movement said it would wait."
    assert [s.speaker for s in read(body)] == [None]


def test_an_office_right_before_a_name_speaks_as_the_one_named() -> None:
    body = 'IAEA chief Otieno Odhiambo, who was in Lima on April 28, said on Saturday he had "no date yet".'
    assert [s.speaker for s in read(body)] == ["Otieno Odhiambo"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "Peru refused to say whether a deal was near.",
        "A Peruvian official asked not to be named.",
    ],
)
def test_who_keeps_silent_says_nothing(text: str) -> None:
    assert read(text) == ()
