"""Rule 7: the text of an article is data. Nothing in it is executed, fetched, or shown unescaped."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from memcon import cli

HOSTILE = "\n\n".join(
    (
        "“The offer of [bold red]peace[/] stands,” said the envoy of Kenya on Monday.",
        "“=1+1 is what the talks come to,” said the envoy of Peru.",
        "“The offer was \x1b[31mfine\x1b[0m to us\x07,” the envoy of Kenya said.",
        "“It was <script>alert(1)</script> all along,” the envoy of Peru said.",
        "“'; DROP TABLE text; -- {{7*7}} ${HOME} %s,” the envoy of Peru said.",
    )
)
LISTINGS = ("statements", "moves", "articles", "actors", "timeline")


def memcon(folder: Path, *arguments: str) -> str:
    command = ["--record", str(folder / "r.db"), *arguments]
    ran = CliRunner().invoke(cli.memcon, command, prog_name="memcon", env={"COLUMNS": "100", "FORCE_COLOR": "1"})
    assert ran.exit_code == 0, ran.output
    return ran.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of one article that would do harm if its words were more than words."""
    folder = tmp_path_factory.mktemp("hostile")
    told = {"id": "hostile", "text": HOSTILE, "title": "=1+1 [blink]\x1b]0;title\x07", "outlet": "<b>Outlet</b>"}
    (folder / "hostile.json").write_text(json.dumps(told | {"published": "2025-06-02"}), "utf-8")
    memcon(folder, "read", str(folder / "hostile.json"))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("listing", LISTINGS)
def test_words_of_an_article_send_nothing_to_a_terminal(folder: Path, listing: str) -> None:
    shown = memcon(folder, listing)
    assert "\x1b[31m" not in shown
    assert "\x1b]" not in shown
    assert "\x07" not in shown


@pytest.mark.slow
def test_mark_up_in_an_article_is_shown_as_written(folder: Path) -> None:
    assert "[bold red]peace[/]" in memcon(folder, "statements", "--format", "json")
    assert "[bold" in memcon(folder, "statements")


@pytest.mark.slow
@pytest.mark.parametrize("listing", LISTINGS)
def test_no_cell_of_a_table_is_a_formula(folder: Path, listing: str) -> None:
    rows = csv.reader(io.StringIO(memcon(folder, listing, "--format", "csv")))
    assert [cell for row in rows for cell in row if cell[:1] in {"=", "+", "@"}] == []


@pytest.mark.slow
@pytest.mark.parametrize("listing", LISTINGS)
def test_no_mark_up_of_an_article_is_live_in_markdown(folder: Path, listing: str) -> None:
    written = memcon(folder, listing, "--format", "md").replace("\\<", "").replace("\\`", "")
    assert "<script" not in written
    assert "<b>" not in written


@pytest.mark.slow
def test_no_mark_up_of_an_article_is_live_on_the_drawn_page(folder: Path) -> None:
    written = memcon(folder, "timeline", "--format", "html")
    assert "<script" not in written
    assert "<b>" not in written
    assert "\x1b" not in written


@pytest.mark.slow
def test_the_record_is_whole_after_words_that_look_like_sql(folder: Path) -> None:
    assert json.loads(memcon(folder, "articles", "--format", "json"))
