"""Pages of each layout that an analyst meets: what is taken of them, and what is left."""

import pytest

from memcon.articles.blocks import assemble
from memcon.articles.limits import Unusable
from memcon.articles.pages import read_page
from memcon.model.kinds import MarkKind
from tests.articles.pages.pages import layout, only, page_of, words

ARTICLE = [
    "PORT HALDEN, May 28 (Courier) — The delegations of Norland and the Sound Isles agreed on Tuesday to meet again on "
    "June 2, officials of both sides said.",
    "“No,” said Marta Iversen, Norland’s chief envoy, when she was asked whether anything else had been settled.",
    '"We have not agreed on the fish, but we have agreed on a date," said her colleague.',
    "He left without taking questions.",
    "What the islands want",
    "The Sound Isles ask for a list of the boats that may fish inside the twelve-mile line:",
    "a list of names by Monday;",
    "a joint commission to check it.",
    "We will not sign a paper that we have not read.",
    "And we will read it twice.",
    "Those were the words of Jon Aske, who leads the islands’ delegation. He spoke of “a very long road”.",
    "Yes.",
    "That was all that Norland’s ministry would say when it was asked whether its foreign minister would come to the "
    "next round.",
]


def test_of_a_report_the_whole_text_is_taken_and_nothing_else() -> None:
    assert words(only(layout("article"))) == ARTICLE


def test_headings_and_block_quotations_are_kept_as_such() -> None:
    body, marks = assemble(only(layout("article")).blocks)
    assert [(mark.kind, mark.span.of(body)) for mark in marks] == [
        (MarkKind.HEADING, "What the islands want"),
        (MarkKind.QUOTE, "We will not sign a paper that we have not read."),
        (MarkKind.QUOTE, "And we will read it twice."),
    ]


def test_a_report_has_what_its_page_says_of_it() -> None:
    item = only(layout("article"))
    own = item.publication
    assert (own.outlet, own.author) == ("The Sound Courier", "Anna Lund, Per Holm")
    assert own.title == "Envoys agree on a date in Port Halden"
    assert own.url == "https://www.courier.example/world/envoys-agree-on-a-date"
    assert own.published == "2025-05-28T10:30:00+02:00"
    assert own.page is None
    assert item.warnings == ()


def test_teasers_and_comments_with_times_make_no_live_page() -> None:
    item = only(layout("teasers"))
    assert len(item.blocks) == 3
    assert words(item)[-1].startswith("“I know the harbour")
    assert item.publication.published == "2025-05-20T07:00:00Z"


def test_a_stub_before_a_paywall_is_read_and_said_to_be_cut_off() -> None:
    item = only(layout("paywall_stub"))
    assert [line.split()[0] for line in words(item)] == ["Jon", "His"]
    assert item.warnings == ("it looks cut off by a paywall",)


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("paywall_only", "nothing but a paywall is on it"),
        ("cookie_wall", "nothing but a cookie notice is on it"),
        ("login", "nothing but a login is on it"),
        ("missing", "it is an error page"),
        ("robot_check", "nothing but a check for robots is on it"),
        ("script_shell", "its text is filled in by a script, and scripts are not run"),
    ],
)
def test_a_wall_without_a_report_is_refused_by_its_kind(name: str, cause: str) -> None:
    with pytest.raises(Unusable) as refused:
        layout(name)
    assert str(refused.value) == cause


def test_an_amp_page_goes_by_the_address_of_the_report() -> None:
    item = only(
        layout("amp", "https://www-courier-example.cdn.ampproject.org/c/s/www.courier.example/world/list-of-boats")
    )
    assert item.publication.url == "https://www.courier.example/world/list-of-boats"
    assert words(item)[0].startswith("ASKEVIK — The government")
    assert "Advertisement" not in words(item)


def test_a_print_view_is_dated_by_its_day_and_not_by_the_day_of_printing() -> None:
    item = only(layout("print_view"))
    assert item.publication.published == "2025-05-29"
    assert any("read from its text" in warning for warning in item.warnings)
    assert not any("Printed" in line for line in words(item))


def test_captions_are_the_text_of_a_gallery_that_has_no_other() -> None:
    assert [line.split()[0] for line in words(only(layout("gallery")))] == ["Marta", "The", "The"]


def test_each_turn_of_a_transcript_is_a_paragraph_with_its_speaker() -> None:
    turns = words(only(layout("transcript")))[1:]
    assert turns[1] == "MARTA IVERSEN: Yes. I hope so."
    assert turns[-2] == "MARTA IVERSEN: Then we will wait."
    assert all(turn.startswith(("RADIO HALDEN:", "MARTA IVERSEN:")) for turn in turns)
    assert len(turns) == 7


def test_the_tables_that_arrange_a_newsletter_do_not_show() -> None:
    lines = words(only(layout("newsletter")))
    assert lines[0].startswith("Good morning.")
    assert lines[-1].startswith("The islands want a list of boats first.")
    assert not any("|" in line or "recipe" in line for line in lines)


def test_a_translation_has_its_own_address_and_not_that_of_the_original() -> None:
    page = "https://mfa.norland.example/en/press/2211"
    assert only(layout("translated", page)).publication.url == page
    assert only(layout("translated")).publication.url == page


def test_where_dates_disagree_the_time_of_a_change_is_not_taken() -> None:
    item = only(layout("disagreeing"))
    assert item.publication.published == "2025-05-30T18:00:00+02:00"
    assert item.warnings == (
        "it gives several publication dates: 2025-05-30 (meta) is taken, not 2025-06-03 (JSON-LD)",
    )
    assert item.publication.author is None


@pytest.mark.parametrize("gap", ["<br>", " "])
def test_lines_that_breaks_part_are_turns_where_each_begins_with_its_speaker(gap: str) -> None:
    talk = f"Iversen:{gap}“We have a date.”<br>Jon Aske:{gap}“We have no list.”<br>“And no boat.”<br>IVERSEN:{gap}“No.”"
    assert words(only(read_page(page_of(f"<p>{talk}</p>"))))[:3] == [
        "Iversen: “We have a date.”",
        "Jon Aske: “We have no list.”\n“And no boat.”",
        "IVERSEN: “No.”",
    ]


def test_lines_of_which_one_has_a_colon_are_one_paragraph() -> None:
    page = page_of("<p>Norland asks for two things:<br>Boats: a list by Monday<br>and a date.</p>")
    assert words(only(read_page(page)))[0] == "Norland asks for two things:\nBoats: a list by Monday\nand a date."
