"""Pages in other encodings than they say."""

import pytest

from memcon.articles.pages import read_page
from tests.articles.pages.pages import PARAGRAPHS, only, page_of, words


@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1", "windows-1251", "no-such-encoding"])
def test_what_is_utf_8_is_read_as_utf_8_whatever_the_server_says(charset: str | None) -> None:
    assert words(only(read_page(page_of(), charset=charset))) == list(PARAGRAPHS)


@pytest.mark.parametrize("declared", ["windows-1252", "utf-8"])
def test_the_page_is_believed_where_the_server_is_wrong(declared: str) -> None:
    source = page_of().decode().replace('charset="utf-8"', f'charset="{declared}"')
    assert words(only(read_page(source.encode("cp1252"), charset="utf-8"))) == list(PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_mark_goes_before_what_is_declared(encoding: str) -> None:
    assert words(only(read_page(page_of().decode().encode(encoding), charset="iso-8859-1"))) == list(PARAGRAPHS)


def test_null_bytes_in_a_page_are_passed_over() -> None:
    data = page_of().replace(b"Port Halden", b"Port\x00 Hal\x00den")
    assert words(only(read_page(data))) == list(PARAGRAPHS)
