"""What a site's robots.txt forbids is not fetched, and where it cannot be had nothing is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from memcon.articles.fetching import Fetcher, Unreachable
from memcon.articles.fetching.robots import narrow
from memcon.articles.limits import Unusable
from tests.articles.fetching.servers import SHORT, Clock, Script, Site, answer, drip, fetcher, hang, redirect, serve
from tests.working import no_more_work_than

FORBIDDEN = r"^the robots.txt of its site forbids programs to fetch it$"
CANNOT_BE_HAD = r"^the robots.txt of its site cannot be had \(.*\), and without it nothing is fetched there$"
PAGE = answer(b"The union")


def rules(*lines: str) -> bytes:
    return answer("\n".join(lines).encode(), Content_Type="text/plain")


def test_what_it_forbids_is_not_fetched(site: Site) -> None:
    site.scripts |= {"/robots.txt": rules("User-agent: *", "Disallow: /closed/"), "/closed/a": PAGE, "/open": PAGE}
    with fetcher() as own:
        assert own.fetch(site("/open")).data
        with pytest.raises(Unusable, match=FORBIDDEN):
            own.fetch(site("/closed/a"))
    assert site.paths == ["/open"]


def test_the_rules_for_memcon_stand_before_those_for_all(site: Site) -> None:
    site.scripts |= {
        "/robots.txt": rules("User-agent: *", "Disallow: /", "", "User-agent: Memcon", "Allow: /"),
        "/a": PAGE,
    }
    assert fetcher().fetch(site("/a")).data


def test_another_agent_has_its_own_rules(site: Site) -> None:
    site.scripts |= {"/robots.txt": rules("User-agent: archivists", "Disallow: /"), "/a": PAGE}
    assert fetcher().fetch(site("/a")).data
    with pytest.raises(Unusable, match=FORBIDDEN):
        Fetcher(allow_private=True, agent="Archivists/2").fetch(site("/a"))


def test_a_redirect_is_followed_only_where_its_site_allows(site: Site) -> None:
    with serve({"/robots.txt": rules("User-agent: *", "Disallow: /"), "/b": PAGE}) as other:
        site.scripts["/a"] = redirect(other("/b"))
        with pytest.raises(Unusable, match=r"the robots.txt of its site forbids"):
            fetcher().fetch(site("/a"))
        assert other.paths == []


def test_each_site_is_asked_once_a_day(site: Site) -> None:
    site.scripts["/a"] = PAGE
    clock = Clock()
    own = fetcher(clock=clock)
    for hours in (0, 1, 22, 3):
        clock.now += hours * 3600
        own.fetch(site("/a"))
    assert len(site.asked) - len(site.paths) == 2


@pytest.mark.parametrize("status", ["400 x", "401 x", "403 x", "404 x", "410 x", "451 x"])
def test_a_site_that_has_none_allows_everything(site: Site, status: str) -> None:
    site.scripts |= {"/robots.txt": answer(status=status), "/a": PAGE}
    assert fetcher().fetch(site("/a")).data


def test_one_whose_redirects_lead_nowhere_is_none(site: Site) -> None:
    site.scripts |= {"/robots.txt": redirect("/robots.txt"), "/a": PAGE}
    assert fetcher().fetch(site("/a")).data


def test_one_that_stands_elsewhere_is_followed(site: Site) -> None:
    site.scripts |= {"/robots.txt": redirect("/rules"), "/rules": rules("User-agent: *", "Disallow: /a"), "/a": PAGE}
    with pytest.raises(Unusable, match=FORBIDDEN):
        fetcher().fetch(site("/a"))


@pytest.mark.parametrize(
    "script",
    [
        answer(status="500 Internal Server Error"),
        answer(status="503 x"),
        answer(status="429 x"),
        hang(),
        hang(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n"),
        drip(b"HTTP/1.1 200 OK\r\n\r\n", b"#", 0.05),
        b"nonsense",
        answer(b"not packed", Content_Encoding="gzip"),
    ],
)
def test_where_it_cannot_be_had_nothing_is_fetched(site: Site, script: Script) -> None:
    site.scripts |= {"/robots.txt": script, "/a": PAGE}
    with fetcher(SHORT) as own:
        for _ in range(2):
            with pytest.raises(Unreachable, match=CANNOT_BE_HAD):
                own.fetch(site("/a"))
    assert len(site.asked) == 1


def test_one_that_could_not_be_had_is_asked_for_again_later(site: Site) -> None:
    site.scripts |= {"/robots.txt": [answer(status="500 x"), rules("")], "/a": PAGE}
    clock = Clock()
    own = fetcher(clock=clock)
    with pytest.raises(Unreachable):
        own.fetch(site("/a"))
    clock.now += 601
    assert own.fetch(site("/a")).data


def test_half_a_megabyte_of_it_counts(site: Site) -> None:
    endless = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /a\n" + b"# and so on\n" * 420_000 + b"Disallow: /b\n"
    site.scripts |= {"/robots.txt": endless, "/a": PAGE, "/b": PAGE}
    own = fetcher(limits=type(SHORT)())
    assert own.fetch(site("/b")).data
    with pytest.raises(Unusable, match=FORBIDDEN):
        own.fetch(site("/a"))


def test_a_page_in_its_place_forbids_nothing(site: Site) -> None:
    site.scripts |= {"/robots.txt": answer(b"<html><p>Welcome: to all</p>\xff\xfe\x00"), "/a": PAGE}
    assert fetcher().fetch(site("/a")).data


def test_many_agents_over_many_rules_cost_little() -> None:
    agents = "".join(f"User-agent: bot{n}*\n" for n in range(12_000))
    with no_more_work_than(5):
        found = Protego.parse(narrow(agents + "Disallow: /a\n" * 10_000 + "User-agent: *\nDisallow: /b", "memcon"))
    assert found.can_fetch("http://news.example/a", "memcon")
    assert not found.can_fetch("http://news.example/b", "memcon")


@given(
    st.lists(
        st.sampled_from(
            [
                "User-agent: *",
                "user-agent:memcon # us",
                "User agent: Memcon*",
                "User-agent: mem",
                "User-agent: other",
                "useragent other*",
                "User-agent:",
                "Disallow: /a",
                "Allow: /a$",
                "Disallow: *b",
                "Crawl-delay: 7",
                "Sitemap: /s",
                "",
            ]
        )
    )
)
def test_narrowing_changes_nothing_for_memcon(lines: list[str]) -> None:
    whole, narrowed = Protego.parse("\n".join(lines)), Protego.parse(narrow("\n".join(lines), "memcon"))
    assert whole.crawl_delay("memcon") == narrowed.crawl_delay("memcon")
    for path in ("/", "/a", "/ab", "/b"):
        address = f"http://news.example{path}"
        assert whole.can_fetch(address, "memcon") == narrowed.can_fetch(address, "memcon")
