"""Addresses as they are read, and as they may be shown."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.fetching import shown
from memcon.articles.fetching.addresses import read_address
from memcon.articles.limits import Unusable


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://news.example/", "it is no address of the web: only http and https are fetched"),
        ("file:///etc/passwd", "it is no address of the web: only http and https are fetched"),
        ("news.example/talks", "it is no address of the web: only http and https are fetched"),
        ("http:///talks", "it is no address: it names no host"),
        ("http://[::1/", "it is no address"),
        ("http://news.example:port/", "it is no address"),
        ("http://news.example:65536/", "it is no address"),
        ("http://news\n.example/", "it is no address"),
        ("", "it is no address of the web: only http and https are fetched"),
        (f"http://news.example/{'a' * 8_000}", "an address of more than 8000 characters is not followed"),
    ],
)
def test_what_is_no_address_is_told(address: str, words: str) -> None:
    with pytest.raises(Unusable) as raised:
        read_address(address)
    assert str(raised.value) == words


@given(st.text())
def test_any_text_is_an_address_or_told_to_be_none(text: str) -> None:
    for address in (text, f"http://{text}", f"https://news.example/{text}"):
        with suppress(Unusable):
            assert read_address(address).host


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://desk:s3cret@news.example/talks", "https://news.example/talks"),
        ("https://desk:s3@cret@news.example/a@b", "https://news.example/a@b"),
        ("https://news.example/\x1b[31mred\u202e", "https://news.example/�[31mred�"),
        ("https://news.example/\n\nInput accepted", "https://news.example/��Input accepted"),
        ("https://news.example/" + "a" * 500, "https://news.example/" + "a" * 179 + "…"),
    ],
)
def test_a_message_shows_an_address_without_what_is_secret_or_harmful(address: str, words: str) -> None:
    assert shown(address) == words
