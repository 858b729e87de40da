"""What an address gives, where its redirects lead, and what is said of those that give nothing."""

import pytest

from memcon.articles.fetching import Fetcher, Gone, Unreachable
from memcon.articles.limits import Unusable
from tests.articles.fetching.servers import Site, answer, fetcher, redirect, serve

REPORT = b"<p>The ferry crews went back to the table.</p>"


def test_a_page_comes_with_what_its_server_says_of_it(site: Site) -> None:
    headers = {
        "Content_Type": "Text/HTML; charset=ISO-8859-7",
        "ETag": '"7"',
        "Last_Modified": "Mon, 02 Jun 2025 08:00:00 GMT",
    }
    site.scripts["/talks"] = answer(REPORT, **headers)
    got = fetcher().fetch(site("/talks"))
    assert (got.status, got.data, got.address, got.redirects) == (200, REPORT, site("/talks"), 0)
    assert (got.media_type, got.charset, got.etag) == ("text/html", "iso-8859-7", '"7"')
    assert got.modified == "Mon, 02 Jun 2025 08:00:00 GMT"


@pytest.mark.parametrize("said", ["", "html", "text/html/x", "; charset=", "\x80/\x80"])
def test_a_media_type_that_is_none_is_not_known(site: Site, said: str) -> None:
    site.scripts["/"] = answer(REPORT, Content_Type=said)
    assert fetcher().fetch(site("/")).media_type is None


def test_the_fragment_of_an_address_is_dropped(site: Site) -> None:
    site.scripts["/live"] = answer(REPORT)
    assert fetcher().fetch(site("/live#latest")).address == site("/live")
    assert site.paths == ["/live"]


def test_memcon_says_who_it_is(site: Site) -> None:
    site.scripts["/"] = answer(REPORT)
    fetcher().fetch(site("/"))
    assert (site.header("User-Agent") or "").startswith("memcon/")


def test_a_user_can_say_who_fetches(site: Site) -> None:
    site.scripts["/"] = answer(REPORT)
    Fetcher(allow_private=True, agent="Archivists/2 (desk@ministry.example)").fetch(site("/"))
    assert site.header("User-Agent") == "Archivists/2 (desk@ministry.example)"


def test_the_environment_sends_nothing_through_a_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.scripts["/"] = answer(REPORT)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetcher().fetch(site("/")).data == REPORT


class TestConditions:
    def test_what_has_not_changed_comes_empty(self, site: Site) -> None:
        site.scripts["/feed"] = answer(status="304 Not Modified", ETag='"7"', Content_Length="")
        got = fetcher().fetch(site("/feed"), etag='"7"', modified="Mon, 02 Jun 2025 08:00:00 GMT")
        assert (got.status, got.data, got.etag) == (304, b"", '"7"')
        assert site.header("If-None-Match") == '"7"'
        assert site.header("If-Modified-Since") == "Mon, 02 Jun 2025 08:00:00 GMT"

    def test_nothing_new_where_nothing_was_asked_is_no_answer(self, site: Site) -> None:
        site.scripts["/feed"] = answer(status="304 Not Modified", Content_Length="")
        with pytest.raises(Unusable, match=r"^it answers 304 \(not modified\)$"):
            fetcher().fetch(site("/feed"))

    def test_a_mark_that_would_break_the_header_is_not_sent(self, site: Site) -> None:
        site.scripts["/feed"] = answer(REPORT)
        fetcher().fetch(site("/feed"), etag='"7"\r\nX-More: 1')
        assert site.header("If-None-Match") is None


class TestRedirects:
    def test_they_are_followed_and_counted(self, site: Site) -> None:
        site.scripts |= {"/a": redirect("/b"), "/b": redirect("/c#end"), "/c": answer(REPORT)}
        got = fetcher().fetch(site("/a"))
        assert (got.address, got.redirects, got.moved) == (site("/c"), 2, None)

    def test_an_address_that_moved_for_good_says_where(self, site: Site) -> None:
        moved = "301 Moved Permanently"
        site.scripts |= {"/a": redirect("/b", moved), "/b": redirect("/c"), "/c": redirect("/d", moved)}
        site.scripts["/d"] = answer(REPORT)
        assert fetcher().fetch(site("/a")).moved == site("/b")

    def test_a_circle_is_told_as_one(self, site: Site) -> None:
        site.scripts |= {"/a": redirect("/b"), "/b": redirect("/a")}
        with pytest.raises(Unusable, match=r"^it redirects in circles$"):
            fetcher().fetch(site("/a"))

    def test_a_circle_that_waits_for_its_cookie_ends(self, site: Site) -> None:
        site.scripts["/a"] = [redirect("/a", Set_Cookie="seen=1; Path=/"), answer(REPORT)]
        assert fetcher().fetch(site("/a")).data == REPORT
        assert site.header("Cookie") == "seen=1"

    def test_a_cookie_that_cannot_be_sent_back_is_not(self, site: Site) -> None:
        site.scripts["/a"] = b"HTTP/1.0 302 x\r\nLocation: /b\r\nSet-Cookie: a=\x80\r\nSet-Cookie: \xe9=b\r\n\r\n"
        site.scripts["/b"] = answer(REPORT)
        assert fetcher().fetch(site("/a")).data == REPORT
        assert site.header("Cookie") is None

    def test_cookies_are_forgotten_with_the_address(self, site: Site) -> None:
        site.scripts["/a"] = answer(REPORT, Set_Cookie="seen=1; Path=/")
        with fetcher() as own:
            own.fetch(site("/a"))
            own.fetch(site("/a"))
        assert site.header("Cookie") is None

    def test_there_is_an_end_to_them(self, site: Site) -> None:
        site.scripts |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
        with pytest.raises(Unusable, match=r"^it redirects more than 5 times$"):
            fetcher().fetch(site("/0"))
        assert site.paths == ["/0", "/1", "/2", "/3", "/4", "/5"]

    def test_one_without_a_place_is_none(self, site: Site) -> None:
        site.scripts["/a"] = redirect("")
        with pytest.raises(Unusable, match=r"^it redirects without saying where to \(302\)$"):
            fetcher().fetch(site("/a"))

    @pytest.mark.parametrize(
        "where", ["file:///etc/passwd", "javascript:alert(1)", "gopher://127.0.0.1/", "data:text/html,x"]
    )
    def test_they_leave_the_web_for_nothing(self, site: Site, where: str) -> None:
        site.scripts["/a"] = redirect(where)
        with pytest.raises(Unusable, match=rf"^it redirects to {where[:4]}.*only http and https are fetched$"):
            fetcher().fetch(site("/a"))

    @pytest.mark.parametrize("where", ["http://[::1", "http://a:b:c/", "http://\x01/"])
    def test_nonsense_is_no_place(self, site: Site, where: str) -> None:
        site.scripts["/a"] = redirect(where)
        with pytest.raises(Unusable, match=r"^it redirects to .*: it is no address"):
            fetcher().fetch(site("/a"))

    def test_the_cause_names_the_place_that_they_led_to(self, site: Site) -> None:
        site.scripts["/a"] = redirect("/b")
        with pytest.raises(Unusable, match=rf"^it redirects to {site('/b')}: it answers 404 \(not found\)$"):
            fetcher().fetch(site("/a"))


class TestPasswords:
    def test_they_are_sent_and_kept_nowhere(self, site: Site) -> None:
        site.scripts["/a"] = answer(REPORT)
        got = fetcher().fetch(site("/a").replace("//", "//desk:s3cret@"))
        assert site.header("Authorization") == "Basic ZGVzazpzM2NyZXQ="
        assert got.address == site("/a")

    def test_another_host_does_not_get_them(self, site: Site) -> None:
        with serve({"/b": answer(REPORT)}) as other:
            site.scripts["/a"] = redirect(other("/b"))
            fetcher().fetch(site("/a").replace("//", "//desk:s3cret@"))
            assert other.header("Authorization") is None

    def test_no_message_shows_them(self, site: Site) -> None:
        site.scripts["/a"] = redirect("/b")
        with pytest.raises(Unusable) as raised:
            fetcher().fetch(site("/a").replace("//", "//desk:s3cret@"))
        assert "s3cret" not in str(raised.value)
        assert "desk" not in str(raised.value)


class TestStatuses:
    @pytest.mark.parametrize(
        ("status", "words"),
        [
            ("401 Unauthorized", "it is only for those who sign in (401)"),
            ("402 Payment Required", "it asks for payment (402)"),
            ("403 Forbidden", "it refuses to show this (403 forbidden)"),
            ("404 Not Found", "it answers 404 (not found)"),
            ("451 Unavailable For Legal Reasons", "it is withheld for legal reasons (451)"),
            ("204 No Content", "it answers 204 (no content)"),
            ("206 Partial Content", "it answers 206 (partial content)"),
            ("799 <b>Nonsense</b>", "it answers 799"),
        ],
    )
    def test_each_is_told_as_what_it_is(self, site: Site, status: str, words: str) -> None:
        site.scripts["/a"] = answer(b"" if status.startswith("204") else REPORT, status)
        with pytest.raises(Unusable) as raised:
            fetcher().fetch(site("/a"))
        assert str(raised.value) == words

    def test_what_was_taken_down_for_good_is_gone(self, site: Site) -> None:
        site.scripts["/a"] = answer(status="410 Gone")
        with pytest.raises(Gone, match=r"taken down for good"):
            fetcher().fetch(site("/a"))

    @pytest.mark.parametrize("status", ["408 Request Timeout", "429 Too Many Requests", "500 x", "503 x", "599 x"])
    def test_some_may_be_better_later(self, site: Site, status: str) -> None:
        site.scripts["/a"] = answer(status=status)
        with pytest.raises(Unreachable):
            fetcher().fetch(site("/a"))


@pytest.mark.parametrize(
    "kind", ["image/png", "VIDEO/MP4", "audio/mpeg; x=y", "font/woff2", "text/css", "application/wasm"]
)
def test_what_can_be_no_article_is_not_loaded(site: Site, kind: str) -> None:
    site.scripts["/a"] = answer(status="200 OK", Content_Type=kind, Content_Length="250000")
    with pytest.raises(Unusable, match=r"^it is a .*not an article$"):
        fetcher().fetch(site("/a"))
