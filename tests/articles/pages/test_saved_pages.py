"""Pages that a browser saved as one file."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from memcon.articles.limits import Unusable
from memcon.articles.pages import read_mhtml
from tests.articles.pages.pages import PARAGRAPHS, only, page_of, words


def saved(*parts: MIMEText, location: str = "https://a.example/talks") -> bytes:
    whole = MIMEMultipart("related")
    whole["From"], whole["Snapshot-Content-Location"] = "<Saved by a browser>", location
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def test_a_saved_page_is_read_with_the_address_that_it_was_saved_from() -> None:
    item = only(read_mhtml(saved(MIMEText(page_of().decode(), "html", "utf-8"), MIMEText("p{}", "css"))))
    assert words(item) == list(PARAGRAPHS)
    assert item.publication.url == "https://a.example/talks"
    assert item.publication.published is None


def test_an_address_of_no_web_is_not_taken() -> None:
    page = MIMEText(page_of().decode(), "html", "utf-8")
    assert only(read_mhtml(saved(page, location="file:///home/x.html"))).publication.url is None


def test_a_saved_page_without_the_page_is_refused() -> None:
    with pytest.raises(Unusable, match="without the page"):
        read_mhtml(saved(MIMEText("p{}", "css")))
