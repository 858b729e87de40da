from pathlib import Path

import pytest

from memcon.articles import Arrival, Loaded, load
from memcon.articles.labels import head_of

REPORT = "The unions met the ministry on Monday."
HEAD = "Title: Unions and ministry meet\nOutlet: Lake Courier\nDate: 28 May 2025\nURL: https://lake.example/1\n"


def loaded(folder: Path, text: str, *, as_given: bool = False) -> Arrival:
    file = folder / "report.txt"
    file.write_bytes(text.encode())
    only: Loaded = next(load([str(file)], as_given=as_given))
    assert isinstance(only, Arrival)
    return only


def test_lines_at_the_top_that_say_what_a_text_is_are_no_part_of_the_report(tmp_path: Path) -> None:
    article = loaded(tmp_path, f"{HEAD}\n{REPORT}\n").article
    said = article.publication
    assert article.text.body == REPORT
    assert (said.title, said.outlet, said.published) == ("Unions and ministry meet", "Lake Courier", "2025-05-28")
    assert said.url == "https://lake.example/1"


def test_a_text_that_is_left_as_given_keeps_them_and_passes_over_them(tmp_path: Path) -> None:
    article = loaded(tmp_path, f"{HEAD}\n{REPORT}\n", as_given=True).article
    assert article.text.body == f"{HEAD}\n{REPORT}\n"
    assert [span.of(article.text.body) for span in article.text.boilerplate] == [HEAD.strip()]
    assert article.publication.published == "2025-05-28"


def test_a_day_that_could_be_two_is_left_out_and_told(tmp_path: Path) -> None:
    arrival = loaded(tmp_path, f"Title: Unions meet\nPublished: 03/04/2025\n\n{REPORT}")
    assert arrival.article.publication.published is None
    assert arrival.warnings == ("its publication date '03/04/2025' can be read as no one day and is left out",)


@pytest.mark.parametrize("day", ["2025-05-28", "May 28, 2025", "28 May 2025, 14:05 GMT", "28/05/2025"])
def test_a_day_may_be_written_in_words_or_digits(day: str) -> None:
    head = head_of(f"Outlet: Lake Courier\r\nDate: {day}\r\n\r\n{REPORT}")
    assert head is not None
    assert head.publication.published == "2025-05-28"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{REPORT}\n",  # no line between them
        f"Title: Unions meet\n\n{REPORT}",  # one line alone may be a heading
        f"{REPORT}\n\n{HEAD}\n{REPORT}",  # not at the top
        f"Minister: We are ready.\nUnion: So are we.\n\n{REPORT}",
        f"Title: Unions meet\nOutlet: Lake Courier\nSummary: The talks failed.\n\n{REPORT}",  # words of the report
        HEAD,
        f"{HEAD}\n\n",
        "",
    ],
)
def test_what_may_be_words_of_the_report_stays(text: str) -> None:
    assert head_of(text) is None
