"""What is sent to an address goes where something could be fetched from, and nowhere else."""

import pytest

from memcon.articles.fetching import Unreachable
from memcon.articles.fetching.posting import post
from memcon.articles.limits import Unusable
from tests.articles.fetching.servers import PATIENT, SHORT, Site, answer, hang, redirect


def test_the_body_arrives_and_the_status_comes_back(site: Site) -> None:
    site.scripts["/hook"] = answer(status="202 Accepted")
    assert post(site("/hook"), b"{}", {"Content-Type": "application/json"}, allow_private=True, limits=PATIENT) == 202
    assert site.asked[-1][0] == "POST /hook HTTP/1.1"
    assert (site.header("Content-Type"), site.header("Content-Length")) == ("application/json", "2")


def test_nothing_is_sent_inside_a_private_network(site: Site) -> None:
    with pytest.raises(Unusable, match=r"^it belongs to this machine, and nothing is fetched from there$"):
        post(site("/hook"), b"{}", {})
    assert site.asked == []


def test_a_redirect_is_not_followed(site: Site) -> None:
    site.scripts["/hook"] = redirect("/elsewhere")
    assert post(site("/hook"), b"{}", {}, allow_private=True, limits=PATIENT) == 302
    assert site.paths == ["/hook"]


def test_a_receiver_that_hangs_is_left(site: Site) -> None:
    site.scripts["/hook"] = hang()
    with pytest.raises(Unreachable, match=r"^it does not answer in time$"):
        post(site("/hook"), b"{}", {}, allow_private=True, limits=SHORT)
