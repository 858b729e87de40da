"""Nothing from outside does more on a page than stand there as words."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from memcon.model.articles import Publication
from memcon.model.kinds import ActorKind, FindingKind
from memcon.record import Record
from memcon.web.guards import POLICY
from memcon.web.harmless import harmless, safe_link, tame
from tests.record.builders import Report

from .conftest import client_of
from .pages import Page

MakeRecord = Callable[..., Record]
WORD = "w" * 100_000
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)>",
    "</style><style>body{display:none}</style>",
    "{{7*7}}{% raw %}${7*7}",
    "javascript:alert(1)",
    "\u202etxet\u202c turned",
    WORD,
)
PATHS = ("/", "/timeline", "/positions", "/meetings", "/moves", "/commitments", "/statements", "/articles", "/actors")


def hostile(words: str) -> Report:
    """A report that is hostile wherever text from outside can stand."""
    report = Report(f"The envoy of {words} met them. “We want {words} now,” he said. He promised {words}!",
                    "2031-03-01", outlet=words, title=words)  # fmt: skip
    report.actor(words, ActorKind.STATE)
    report.statement(f"We want {words} now", words, side=words, office=words, cue_text=words, channel=words)
    report.meeting("met them", words, "Norland", what=words, place=words, date="2031-03-01", proposer=words)
    report.document(f"promised {words}", words, words, status="promised", status_by=words)
    report.commitment(f"He promised {words}", [words], to=(words,), what=words, trigger=words, status="pending")
    report.move(f"“We want {words} now,” he said", "demand", words, toward=("Norland",), what=words)
    return report


def pages_of(record: Record) -> list[Page]:
    client, view = client_of(record), record.view()
    entries = [f"/entries/{e.id}" for kind in FindingKind for e in view.entries(kind)]
    actors = [f"/actors/{e.id}" for e in view.entries(FindingKind.ACTOR)]
    articles = [f"/articles/{filed.id}" for filed in view.articles()]
    answers = [client.get(path) for path in (*PATHS, *entries, *actors, *articles)]
    assert {answer.status_code for answer in answers} == {200}
    return [Page(answer.text) for answer in answers]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:20])
def test_hostile_words_stand_on_every_page_as_words(record_of: MakeRecord, words: str) -> None:
    for page in pages_of(record_of(hostile(words))):
        assert page.values("src") == ["/static/room.js"]
        assert "style" not in page.tags
        assert not any(name.startswith("on") or name == "style" for _, attrs in page.found for name in attrs)
        assert not any(address.lower().startswith("javascript") for address in page.values("href"))
        assert "{{" not in page.source or "{{7*7}}" in page.text
        assert "\u202e" not in page.source


def test_an_endless_word_makes_no_endless_page_but_that_of_its_article(record_of: MakeRecord) -> None:
    sizes = sorted(len(page.source) for page in pages_of(record_of(hostile(WORD))))
    assert sizes[-2] < 150_000


def test_an_address_that_is_none_of_the_web_is_no_link(record_of: MakeRecord) -> None:
    report = hostile("Norland")
    record = record_of()
    article = report.article
    for url in ("javascript:alert(1)", "data:text/html,<script>1</script>", "https://\u202egro.elpmaxe"):
        record.add(type(article)(article.id, article.text, Publication(outlet=url, url=url, published="2031-03-01")))
    record.keep(report.reading(), article)
    for page in pages_of(record):
        assert all(address.startswith(("/", "#", "http://127.0.0.1:8765/")) for address in page.values("href"))


def test_characters_that_turn_or_drive_others_are_shown_as_a_sign() -> None:
    assert harmless("a\u202eb\x1bc\ud800d") == "a\ufffdb\ufffdc\ufffdd"
    assert harmless("naïve – “quoted” 漢字 می‌خواهم") == "naïve – “quoted” 漢字 می‌خواهم"


def test_a_value_is_cut_before_it_fills_the_page() -> None:
    assert len(tame(WORD)) < 2100


@pytest.mark.parametrize("address", ["javascript:1", "JaVaScRiPt:1", "data:,x", "//host", "", None, "https://x\u202e"])
def test_only_addresses_of_the_web_are_led_to(address: str | None) -> None:
    assert safe_link(address) is None


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/room.css", "/?on=x"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"


def test_the_policy_lets_nothing_run_or_load_but_what_ships() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    sources = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert sources["default-src"] == "'none'"
    assert sources["script-src"] == "'self'"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_the_room_answers_to_no_name_but_its_own(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400
