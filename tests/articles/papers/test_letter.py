"""Letters: who wrote them and when, their text, what is attached to them, and what is broken."""

import io
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.articles.blocks import Block, Item
from memcon.articles.limits import Unusable
from memcon.articles.papers import read_letter
from memcon.model.articles import Publication
from memcon.model.kinds import MarkKind
from tests.articles.papers.making import column, drawn
from tests.working import no_more_work_than

TEXT = "The delegations met in Port Amsel. They agreed on nothing."


def letter(text: str | None = TEXT, **headers: str | None) -> EmailMessage:
    """A letter with these headers; a header that is None is left out."""
    message = EmailMessage(policy=SMTP)
    known = {
        "From": "Ada Holm <ada@norhaven.example>",
        "Subject": "The round in Port Amsel",
        "Date": "Wed, 05 Mar 2031 23:30:00 +0300",
        "Message-ID": "<17.05@norhaven.example>",
    }
    for name, value in {**known, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
        if value is not None:
            message[name] = value
    if text is not None:
        message.set_content(text)
    return message


def read(message: EmailMessage | bytes) -> tuple[Item, ...]:
    return read_letter(message if isinstance(message, bytes) else message.as_bytes())


def publication(message: EmailMessage | bytes) -> Publication:
    return read(message)[0].publication


def words(message: EmailMessage | bytes) -> list[str]:
    return [block.words for block in read(message)[0].blocks]


def test_a_letter_has_its_author_title_time_and_address() -> None:
    (item,) = read(letter())
    assert item.publication == Publication(
        author="Ada Holm",
        title="The round in Port Amsel",
        published="2031-03-05T23:30:00+03:00",
        url="mid:17.05@norhaven.example",
    )
    assert item.id == "17.05@norhaven.example"
    assert item.blocks == (Block(TEXT),)


def test_marks_of_answering_and_forwarding_are_no_part_of_a_title() -> None:
    assert publication(letter(Subject="Re: Fwd: AW: The round")).title == "The round"


def test_an_address_is_no_name() -> None:
    assert publication(letter(From="ada@norhaven.example")).author is None


def test_a_newsletter_is_an_outlet_and_names_no_author() -> None:
    found = publication(
        letter(From="The Lake Brief <news@brief.example>", List_Unsubscribe="<https://brief.example/u/1>")
    )
    assert (found.outlet, found.author) == ("The Lake Brief", None)


def test_the_name_of_a_list_goes_before_that_of_its_sender() -> None:
    found = publication(letter(List_Id='"Lake talks daily" <daily.brief.example>'))
    assert (found.outlet, found.author) == ("Lake talks daily", None)


def test_on_a_list_where_readers_write_the_sender_is_the_author() -> None:
    found = publication(letter(List_Id="Lake watchers <w.example>", List_Post="<mailto:w@lists.example>"))
    assert (found.outlet, found.author) == ("Lake watchers", "Ada Holm")


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("5 Mar 2031 23:30 EST", "2031-03-05T23:30:00-05:00"),
        ("Wed, 05 Mar 2031 23:30:00 -0000", "2031-03-05T23:30:00"),
        ("Wed, 05 Mar 2031 23:30:00", "2031-03-05T23:30:00"),
        ("yesterday", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Wed, 99 Mar 2031 23:30:00 +0300", None),
        (None, None),
    ],
)
def test_the_date_is_taken_as_it_was_written_or_not_at_all(date: str | None, published: str | None) -> None:
    raw = letter(Date=None).as_bytes()
    data = f"Date: {date}\r\n".encode() + raw if date else raw
    (item,) = read(data)
    assert item.publication.published == published
    assert bool(item.warnings) == (published is None)


def test_a_date_after_the_letter_was_received_is_left_out() -> None:
    (item,) = read(letter(Received="from a by b; Tue, 04 Feb 2031 10:00:00 +0000"))
    assert item.publication.published is None
    assert item.warnings == ("it is dated 2031-03-05 and was received on 2031-02-04: its date is left out",)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b"=?utf-8?q?Le_communiqu=C3=A9?=", "Le communiqué"),
        (b"=?utf-8?b?TGUgY29tbXVuaXF1w6k=?=", "Le communiqué"),
        ("Le communiqué".encode(), "Le communiqué"),
        ("Le communiqué".encode("cp1252"), "Le communiqué"),
        (b"=?no-such-charset?q?Le=20?= round", "=?no-such-charset?q?Le=20?= round"),
        (b"The\r\n round", "The round"),
        (b"", None),
    ],
)
def test_subjects_in_every_encoding(raw: bytes, title: str | None) -> None:
    assert publication(b"Subject: " + raw + b"\r\nFrom: a@b.example\r\n\r\n" + TEXT.encode()).title == title


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_text_in_every_encoding(charset: str, transfer: str) -> None:
    message = letter(None)
    message.set_content("Le communiqué a été lu.\n", charset=charset, cte=transfer)
    assert words(message) == ["Le communiqué a été lu."]


def test_lines_that_a_program_broke_are_put_together() -> None:
    text = (
        "The delegations of both sides met in Port Amsel and agreed on the\n"
        "exchange of lists, the chair said after the second day of the\n"
        "meeting.\n\nPresent were:\n- the chair\n- two envoys\n"
    )
    first = text.split("\n\n")[0].replace("\n", " ")
    assert words(letter(text)) == [first, "Present were:\n- the chair\n- two envoys"]


def test_a_greeting_and_a_long_address_keep_no_line_from_the_next() -> None:
    body = (
        "Dear colleagues,\nthe delegations of both sides met in Port Amsel and agreed on the\nexchange of lists:\n"
        "https://norhaven.example/" + "lists/" * 20 + "\nThey meet again on Tuesday.\n"
    )
    assert "met in Port Amsel and agreed on the exchange of lists:" in words(letter(body))[0]


def test_quoted_lines_that_a_program_broke_are_put_together() -> None:
    body = "> The delegations of both sides met in Port Amsel and agreed on the\n> exchange of lists.\n"
    quoted = "The delegations of both sides met in Port Amsel and agreed on the exchange of lists."
    assert read(letter(body))[0].blocks == (Block(quoted, MarkKind.QUOTE),)


def test_a_text_that_cannot_be_decoded_is_told() -> None:
    message = letter("\x00\x01\x02" * 40)
    message.add_alternative("<p>They met in Port Amsel.</p>", subtype="html")
    (item,) = read(message)
    assert [block.words for block in item.blocks] == ["They met in Port Amsel."]
    assert item.warnings == ("its text is not read: it is binary, not text",)


def test_a_guess_at_the_encoding_of_a_text_is_told() -> None:
    data = (
        b"From: a@b.example\nDate: Wed, 05 Mar 2031 23:30:00 +0300\n\nThe \x93caf\xe9\x94 in Port Amsel was closed.\n"
    )
    assert read(data)[0].warnings == ("it is not UTF-8 and is read as Windows-1252",)


def test_a_page_nested_beyond_all_measure_is_named_as_the_cause() -> None:
    message = letter(None)
    message.set_content("<div>" * 10_000 + "They met.", subtype="html")
    with pytest.raises(Unusable, match="its HTML is not read: its elements are nested too deeply"):
        read(message)


def test_flowed_text_is_put_together() -> None:
    headers = b"From: a@b.example\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
    data = headers + b"They \r\nmet \r\nin Amsel.\r\nThey left.\r\n"
    assert words(data) == ["They met in Amsel.\nThey left."]


def test_what_is_quoted_is_a_quotation_and_the_signature_is_cut() -> None:
    (item,) = read(letter("No, they did not.\n\n> Did they meet?\n> Or not?\n\n-- \nAda Holm\nNorhaven Institute\n"))
    assert item.blocks == (Block("No, they did not."), Block("Did they meet?\nOr not?", MarkKind.QUOTE))


def test_of_two_renderings_the_page_is_read() -> None:
    message = letter("THE ROUND\n\nThey met in Port Amsel.")
    message.add_alternative("<h2>The round</h2><p>They met in <b>Port Amsel</b>.</p>", subtype="html")
    (item,) = read(message)
    assert item.blocks == (Block("The round", MarkKind.HEADING), Block("They met in Port Amsel."))


def test_a_page_that_only_sends_its_reader_elsewhere_is_not_chosen() -> None:
    message = letter("They met in Port Amsel on Monday, and agreed on nothing but the date of the next round.")
    message.add_alternative("<p>View in browser</p>", subtype="html")
    assert words(message)[0].startswith("They met in Port Amsel on Monday")


def test_the_furniture_of_a_newsletter_is_cut() -> None:
    feet = (
        "<p>View this email in your browser</p>",
        "<p>They met.</p><p>They will meet again.</p>",
        "<p>You are receiving this email because you signed up on our website.</p><p>Unsubscribe</p>",
    )
    message = letter(None)
    message.set_content("".join(feet), subtype="html")
    assert words(message) == ["They met.", "They will meet again."]


def word_file(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_attachments_are_items_of_the_letter() -> None:
    message = letter()
    message.add_attachment(drawn(column(["They met."])), maintype="application", subtype="pdf", filename="c.pdf")
    word = word_file("They left.")
    message.add_attachment(word, maintype="application", subtype="octet-stream", filename="d.docx")
    message.add_attachment("They ate.", filename="e.txt")
    _, *attached = read(message)
    assert [item.blocks[0].words for item in attached] == ["They met.", "They left.", "They ate."]
    assert {item.publication.page for item in attached} == {"mid:17.05@norhaven.example"}
    assert {item.publication.published for item in attached} == {None}


def test_an_attachment_that_is_not_read_is_named() -> None:
    message = letter()
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="../../maps.zip")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="c.pdf")
    (item,) = read(message)
    assert item.warnings == (
        "its attachment 'maps.zip' is not read: it is a broken zip or office file",
        "its attachment 'c.pdf' is not read: it is a broken PDF",
    )


def test_a_picture_within_the_text_need_not_be_told() -> None:
    message = letter()
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", disposition="inline", filename="logo.gif")
    assert read(message)[0].warnings == ()


def test_a_letter_that_only_carries_a_paper_is_read() -> None:
    message = letter("")
    message.add_attachment("They ate.", filename="e.txt")
    (item,) = read(message)
    assert item.blocks == (Block("They ate."),)


def test_a_forwarded_letter_is_an_item_of_its_own() -> None:
    outer = letter("See below.", Subject="Fwd: The round", Message_ID="<18@norhaven.example>")
    outer.add_attachment(letter(From="Bo Lind <bo@norhaven.example>"))
    own, forwarded = read(outer)
    assert own.publication.page is None
    assert forwarded.publication.page == "mid:18@norhaven.example"
    assert (forwarded.publication.author, forwarded.blocks) == ("Bo Lind", (Block(TEXT),))


def nested(depth: int, inner: bytes = b"\r\nThey met.\r\n") -> bytes:
    for number in range(depth):
        mark = b"b%d" % number
        inner = b'Content-Type: multipart/mixed; boundary="%b"\r\n\r\n--%b\r\n%b\r\n--%b--\r\n' % (
            mark,
            mark,
            inner,
            mark,
        )
    return b"From: a@b.example\r\nMIME-Version: 1.0\r\n" + inner


def test_a_text_within_a_hundred_parts_is_found() -> None:
    assert words(nested(100)) == ["They met."]


@pytest.mark.parametrize("depth", [250, 400, 3000])
def test_parts_within_parts_without_end_are_given_up(depth: int) -> None:
    with no_more_work_than(10), pytest.raises(Unusable):
        read(nested(depth))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no letter: it has no headers"),
        (b"They met in Port Amsel.\n", "it is no letter: it has no headers"),
        (b"From: a@b.example\n\n", "it holds no text (the letter has no date, so when it was sent is not known)"),
    ],
)
def test_what_is_no_letter_has_one_clear_cause(data: bytes, why: str) -> None:
    with pytest.raises(Unusable) as refused:
        read(data)
    assert str(refused.value) == why


LINES = st.sampled_from(
    [
        b"From: \xff\xfe <a@b>\n",
        b"From: =?utf-8?q?=FF?= <\n",
        b"Date: =?x?y?\n",
        b"Content-Type: multipart/mixed\n",
        b"Content-Type: multipart/alternative; boundary=a\n",
        b"Content-Type: text/html; charset=\xff\n",
        b'Content-Type: text/plain; charset="no-such"\n',
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: uuencode\n",
        b"Content-Disposition: attachment; filename*=x'y'%ff\n",
        b"Content-Type: message/rfc822\n",
        b"\n",
        b"--a\n",
        b"--a--\n",
        b"They met.\n",
        b"begin 644 x\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(LINES, st.binary(max_size=20)), max_size=14).map(b"".join))
def test_a_letter_is_read_or_refused_whatever_is_broken(data: bytes) -> None:
    with suppress(Unusable):
        assert all(item.blocks for item in read(data))
