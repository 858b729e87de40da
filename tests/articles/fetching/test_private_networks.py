"""Nothing is fetched from inside a private network: by address, by name, by redirect, or by a name that changes."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.fetching import Fetcher, Outside, Unreachable, outside
from memcon.articles.fetching.networks import why_closed
from memcon.articles.knowledge import table
from memcon.articles.limits import Unusable
from tests.articles.fetching.servers import LOOPBACK, Clock, Site, answer, fetcher, public_fetcher, redirect

PUBLIC, PUBLIC_6 = "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
KNOWLEDGE = table("fetching/networks")


def why_not(address: str, site: Site, names: dict[str, list[str]] | None = None) -> str:
    with pytest.raises(Unusable) as raised:
        public_fetcher(site, names or {}).fetch(address)
    return str(raised.value)


class TestNetworks:
    @pytest.mark.parametrize("row", KNOWLEDGE["closed"], ids=lambda row: row["network"])
    def test_each_closed_network_takes_its_example(self, row: dict[str, str]) -> None:
        assert why_closed(row["example"]) == row["what"]

    @pytest.mark.parametrize("row", KNOWLEDGE["carrier"], ids=lambda row: row["what"])
    def test_a_carrier_is_what_it_carries(self, row: dict[str, str]) -> None:
        assert why_closed(row["example"]) == "a private network"

    @pytest.mark.parametrize(
        "ip", [PUBLIC, PUBLIC_6, f"::ffff:{PUBLIC}", "64:ff9b::5db8:d70e", "1.1.1.1", "223.255.255.255"]
    )
    def test_the_public_internet_is_open(self, ip: str) -> None:
        assert why_closed(ip) is None

    @pytest.mark.parametrize("ip", ["fe80::1%eth0", "::7f00:1", "64:ff9b:1::a00:1", "4000::1", "no address", ""])
    def test_all_else_is_closed(self, ip: str) -> None:
        assert why_closed(ip)

    @given(st.one_of(st.integers(0, 2**32 - 1).map(IPv4Address), st.integers(0, 2**128 - 1).map(IPv6Address)))
    def test_what_the_standard_library_calls_private_is_closed(self, ip: IPv4Address | IPv6Address) -> None:
        if ip.is_private or ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local:
            assert why_closed(str(ip)) or ip in IPv6Network("::ffff:0:0/96") or ip in IPv6Network("64:ff9b::/96")

    @given(st.integers(0, 2**32 - 1).map(IPv4Address))
    def test_an_address_is_the_same_in_each_form_that_carries_it(self, ip: IPv4Address) -> None:
        mapped, translated = IPv6Address(0xFFFF << 32 | int(ip)), IPv6Address((0x64_FF9B << 96) | int(ip))
        assert why_closed(str(ip)) == why_closed(str(mapped)) == why_closed(str(translated))


class TestAddresses:
    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "2130706433",
            "017700000001",
            "0",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "127。0。0。1",
        ],
    )
    def test_this_machine_is_known_however_it_is_spelled(self, site: Site, host: str) -> None:
        with pytest.raises(Unusable, match=r"^it belongs to this machine, and nothing is fetched from there$"):
            Fetcher().fetch(site("/", host))
        assert site.asked == []

    @pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "news.localhost"])
    def test_this_machine_is_known_by_name(self, site: Site, host: str) -> None:
        assert (
            why_not(site("/", host), site, {host: [PUBLIC]}) == "it is this machine, and nothing is fetched from there"
        )

    @pytest.mark.parametrize("ip", ["10.0.0.8", "169.254.169.254", "100.64.0.1", "fd00:ec2::254", "2002:a00:1::1"])
    def test_a_name_that_leads_inside_is_not_followed(self, site: Site, ip: str) -> None:
        assert why_not("http://news.example/", site, {"news.example": [ip]}).startswith("it belongs to ")
        assert site.asked == []

    def test_one_closed_address_among_open_ones_is_enough(self, site: Site) -> None:
        assert "a private network" in why_not("http://news.example/", site, {"news.example": [PUBLIC, "10.0.0.8"]})
        assert site.asked == []

    @pytest.mark.parametrize("port", [0, 22, 25, 445, 1023])
    def test_the_ports_of_other_services_are_left_alone(self, site: Site, port: int) -> None:
        assert why_not(f"http://news.example:{port}/", site) == f"its port {port} is not one of the web"

    @pytest.mark.parametrize(
        "where", ["http://127.0.0.1/", "http://inside.example/", "http://localhost/", "https://[fc00::1]/"]
    )
    def test_a_redirect_that_leads_inside_is_not_followed(self, site: Site, where: str) -> None:
        site.scripts["/a"] = redirect(where)
        told = why_not("http://news.example/a", site, {"news.example": [PUBLIC], "inside.example": ["10.0.0.8"]})
        assert told.startswith(f"it redirects to {where}: it ")
        assert told.endswith("nothing is fetched from there")
        assert site.paths == ["/a"]

    def test_a_robots_txt_that_leads_inside_is_not_followed(self, site: Site) -> None:
        site.scripts |= {"/robots.txt": redirect("http://10.0.0.8/robots.txt"), "/a": answer(b"x")}
        told = why_not("http://news.example/a", site, {"news.example": [PUBLIC]})
        assert told.startswith("the robots.txt of its site cannot be had (it redirects to http://10.0.0.8/robots.txt: ")
        assert site.paths == []

    def test_a_public_name_is_fetched_under_its_name(self, site: Site) -> None:
        site.scripts["/a"] = answer(b"The union")
        got = public_fetcher(site, {"news.example": [PUBLIC_6]}).fetch("http://news.example/a")
        assert (got.data, got.address) == (b"The union", "http://news.example/a")
        assert site.header("Host") == "news.example"

    def test_a_name_in_another_script_is_looked_up_in_its_ascii_form(self, site: Site) -> None:
        site.scripts["/a"] = answer(b"The union")
        got = public_fetcher(site, {"xn--bcher-kva.example": [PUBLIC]}).fetch("http://Bücher.example/a")
        assert got.address == "http://xn--bcher-kva.example/a"

    def test_the_user_may_lift_it(self, site: Site) -> None:
        site.scripts["/a"] = answer(b"The union")
        assert Fetcher(allow_private=True).fetch(site("/a", "localhost")).data == b"The union"


class TestNamesThatChange:
    """A name server that gives a public address to the check and a private one to the connection."""

    def fetch(self, site: Site, answers: list[str]) -> tuple[list[str], list[str], str]:
        looked_up: list[str] = []
        connected: list[str] = []

        def resolve(host: str, port: int) -> list[str]:
            looked_up.append(host)
            return [answers[min(len(looked_up), len(answers)) - 1]]

        def connect(ip: str, port: int, seconds: float) -> Any:
            connected.append(ip)
            return outside.connect(LOOPBACK, site.port, seconds)

        clock = Clock()
        outer = Outside(resolve=resolve, connect=connect, clock=clock, sleep=clock.sleep)
        try:
            told = Fetcher(outside=outer).fetch("http://news.example/a").data.decode()
        except Unusable as cause:
            told = str(cause)
        return looked_up, connected, told

    def test_each_connection_looks_up_once_and_goes_to_what_was_checked(self, site: Site) -> None:
        site.scripts["/a"] = answer(b"The union")
        looked_up, connected, told = self.fetch(site, [PUBLIC, PUBLIC_6])
        assert (len(looked_up), connected, told) == (2, [PUBLIC, PUBLIC_6], "The union")

    def test_a_name_that_turns_inside_is_not_followed(self, site: Site) -> None:
        site.scripts["/a"] = answer(b"The union")
        _, connected, told = self.fetch(site, [PUBLIC, "127.0.0.1"])
        assert (connected, told) == ([PUBLIC], "it belongs to this machine, and nothing is fetched from there")
        assert site.paths == []


def test_the_next_address_of_a_host_is_tried_where_the_first_is_closed(site: Site) -> None:
    site.scripts["/a"] = answer(b"The union")
    own = fetcher(resolve=lambda host, port: ["127.0.0.9", "::1", LOOPBACK])
    assert own.fetch(site("/a", "news.example")).data == b"The union"


def test_a_host_without_address_is_not_found() -> None:
    with pytest.raises(Unreachable, match=r"^its name cannot be looked up$"):
        fetcher(resolve=lambda host, port: []).fetch("http://news.example/")
