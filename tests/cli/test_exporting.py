"""Handing on: the calendar and the drawn page, from the command line."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from memcon.interchange.exports import EXPORTS
from memcon.record import open_record
from tests.interchange.talks import strike
from tests.record.builders import put

from .conftest import Run


@pytest.fixture
def talks(run: Run) -> Run:
    """The command line in a folder with a record of talks over a strike."""
    with open_record("memcon.db") as record:
        put(record, *strike())
    return run


def test_meetings_are_told_with_their_lives(talks: Run) -> None:
    shown = talks("meetings").output
    assert "HELD" in shown
    assert "3 March 2031: proposed by Norhaven Rail Board for 12 March 2031 (Norhaven Courier, 3 March 2031)" in shown
    assert "17 March 2031: postponed to 2 April 2031 (Norhaven Courier, 17 March 2031)" in shown


def test_meetings_for_a_program_have_their_life_in_a_cell(talks: Run) -> None:
    shown = talks("meetings", "--format", "csv").output
    assert "scheduled for 19 March 2031 (12 March 2031); postponed to 2 April 2031 (17 March 2031); held" in shown


def test_a_timeline_has_the_steps_on_the_way_to_a_meeting(talks: Run) -> None:
    shown = talks("timeline", "--since", "2031-03-16", "--until", "2031-03-18", "--format", "csv").output
    assert "postponed to 2 April 2031: Second round" in shown


def test_an_empty_record_says_what_to_do_first(run: Run) -> None:
    open_record("memcon.db").close()
    assert "memcon read FILE" in run("meetings").output
    assert "memcon read FILE" in run("timeline", "--format", "html").output
    refused = run("export", "--calendar", "talks.ics")
    assert (refused.exit_code, "memcon read FILE" in refused.output) == (1, True)
    assert not Path("talks.ics").exists()


def test_a_calendar_is_written_once(talks: Run) -> None:
    told = talks("export", "--calendar", "talks.ics")
    assert told.output == "5 events in talks.ics; 1 meeting without a day left out.\n"
    written = Path("talks.ics").stat()
    talks("export", "--calendar", "talks.ics")
    assert Path("talks.ics").stat().st_mtime_ns == written.st_mtime_ns
    assert len(Calendar.from_ical(Path("talks.ics").read_bytes()).walk("VEVENT")) == 5


def test_a_calendar_is_written_to_standard_output(talks: Run) -> None:
    assert talks("export", "--calendar", "-").stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_folder_that_is_not_there_is_named(talks: Run) -> None:
    refused = talks("export", "--calendar", "nowhere/talks.ics")
    assert (refused.exit_code, "there is no folder nowhere" in refused.output) == (1, True)


def test_a_page_is_printed_whole(talks: Run) -> None:
    page = talks("timeline", "--format", "html").output
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


def test_the_record_is_written_in_a_folder_of_tables(talks: Run) -> None:
    told = talks("export", "--format", "csv", "talks").output
    assert told.startswith("talks: from 14 entries of 6 articles. Left out: ")
    assert "first round of pay talks" in Path("talks/meetings.csv").read_text("utf-8-sig")
    assert talks("export", "--format", "csv", "talks").exit_code == 0


def test_the_record_is_written_to_standard_output_and_what_is_left_out_beside_it(talks: Run) -> None:
    told = talks("export", "--format", "jsonl", "--about", "telephone")
    assert [json.loads(line)["kind"] for line in told.stdout.splitlines()] == ["meeting", "article"]
    assert "Left out:" in told.stderr


def test_the_name_of_a_file_says_that_it_is_lines(talks: Run) -> None:
    assert talks("export", "--format", "plover", "events.jsonl").exit_code == 0
    assert talks("export", "--format", "plover", "events.csv").exit_code == 0
    assert Path("events.jsonl").read_bytes() == b""  # no reading of these talks codes any
    assert Path("events.csv").read_text("utf-8").startswith("date,source,target")


def test_a_folder_of_others_is_refused_in_one_line(talks: Run) -> None:
    refused = talks("export", "--format", "csv", ".")
    assert (refused.exit_code, refused.output.count("\n")) == (1, 1)
    assert "this folder holds other things (memcon.db)" in refused.output


def test_a_folder_of_tables_has_to_be_named(talks: Run) -> None:
    refused = talks("export", "--format", "csv")
    assert (refused.exit_code, "say which" in refused.output) == (2, True)
    assert talks("export", "talks").exit_code == 2


def test_what_a_format_needs_is_named(talks: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.interchange.exports.find_spec", lambda name: None)
    refused = talks("export", "--format", "parquet", "talks")
    assert (refused.exit_code, refused.output) == (1, "memcon: this needs pyarrow: pip install 'memcon[corpus]'\n")
    assert not Path("talks").exists()


def test_where_nothing_passes_nothing_is_written(talks: Run) -> None:
    refused = talks("export", "--format", "jsonl", "talks.jsonl", "--about", "unheard of")
    assert (refused.exit_code, refused.output) == (1, "memcon: nothing passes\n")
    assert not Path("talks.jsonl").exists()


def test_of_an_empty_record_it_is_said_what_to_do_first(run: Run) -> None:
    open_record("memcon.db").close()
    refused = run("export", "--format", "csv", "talks")
    assert (refused.exit_code, "memcon read FILE" in refused.output, Path("talks").exists()) == (1, True, False)


def test_every_format_stands_in_the_help_of_the_command(run: Run) -> None:
    shown = run("export", "--help").output
    assert [name for name in EXPORTS if f"    {name} " not in shown] == []


def test_a_brief_is_a_page(talks: Run) -> None:
    page = talks("brief", "--format", "html").output
    assert page.startswith("<!doctype html>")
    assert "Norhaven Rail Board" in page


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_brief_can_be_handed_on_like_the_rest(talks: Run, form: str) -> None:
    page = talks("brief", "--format", form).output
    assert talks("export", "--format", form).output == page
    assert "The brief in paper. Left out" in talks("export", "--format", form, "paper").output
    assert Path("paper").read_text("utf-8") == page


def test_a_brief_is_not_of_what_is_asked_for(talks: Run) -> None:
    refused = talks("export", "--format", "md", "paper", "--about", "pay")
    assert refused.exit_code == 2
    assert "the brief is of all of a negotiation" in refused.output
    assert not Path("paper").exists()


def test_the_room_is_written_as_pages(talks: Run) -> None:
    told = talks("site", "room")
    assert f"{len(list(Path('room').rglob('*.html')))} pages; open room/index.html. Left out: other days" in told.output
    assert talks("site", "room").exit_code == 0


def test_a_room_is_not_written_among_other_things(talks: Run) -> None:
    refused = talks("site", ".")
    assert (refused.exit_code, refused.output.count("\n")) == (1, 1)
    assert "this folder holds other things (memcon.db)" in refused.output


def test_a_room_of_nothing_is_not_written(run: Run) -> None:
    open_record("memcon.db").close()
    refused = run("site", "room")
    assert (refused.exit_code, "memcon read FILE" in refused.output, Path("room").exists()) == (1, True, False)
