"""`memcon read`: what comes in, what is said of it, and what stays when something goes wrong."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from .conftest import OTHER, REPORT, PlainReader, Run


def write(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def write_lines(name: str, texts: list[str], **more: Any) -> str:
    objects = [{"id": str(i), "text": text, **more} for i, text in enumerate(texts)]
    return write(name, "\n".join(map(json.dumps, objects)))


def test_reading_says_what_is_new_and_counts(run: Run) -> None:
    result = run("read", write("a.txt", REPORT), "--published", "2031-03-04")
    first, spelled_out, last = result.output.splitlines()
    assert first == "New: 1 commitment, 2 statements."
    assert "We will pay the crews by Friday" in spelled_out
    assert last == "1 read, 0 known already, 0 refused."


def test_a_known_article_is_not_read_twice(run: Run) -> None:
    path = write("a.txt", REPORT)
    run("read", path, "--published", "2031-03-04")
    result = run("read", path, "--published", "2031-03-04")
    assert result.output == "0 read, 1 known already, 0 refused.\n"


def test_a_text_pasted_on_standard_input_is_read(run: Run) -> None:
    assert "1 read" in run("read", "-", "--published", "2031-03-04", input=REPORT).output


def test_what_is_refused_is_named_and_the_rest_is_read(run: Run) -> None:
    result = run("read", "missing.txt", write("a.txt", REPORT), "--published", "2031-03-04")
    assert result.exit_code == 1
    assert result.stderr == "memcon: missing.txt: no such file or directory\n"
    assert "1 read, 0 known already, 1 refused." in result.stdout


def test_files_of_a_folder_that_are_passed_over_are_counted(run: Run) -> None:
    Path("in").mkdir()
    for name in ("a.txt", "run.py", "Makefile", "picture.png"):
        write(f"in/{name}", REPORT)
    result = run("read", "in", "--published", "2031-03-04")
    passed = "memcon: in: 2 files in it passed over, no articles by their names (.py, without an ending)\n"
    assert (result.exit_code, result.stderr) == (0, passed)


def test_what_the_user_says_otherwise_than_the_input_is_told(run: Run) -> None:
    path = write_lines("a.jsonl", [REPORT], outlet="Gazette", published="2031-03-04")
    result = run("read", path, "--outlet", "Post", "--published", "2031-03-04")
    assert result.stderr == "memcon: a.jsonl, line 1: it says of itself that its outlet is Gazette, and not Post\n"


def test_an_unknown_date_is_said_with_what_to_do_about_it(run: Run) -> None:
    result = run("read", write("a.txt", REPORT))
    assert "its date is unknown (memcon set t-" in result.stderr
    assert result.exit_code == 0


def test_a_text_in_a_language_that_is_not_read_is_kept_and_said(run: Run) -> None:
    foreign = (
        "Die Gewerkschaft und die Reeder trafen sich am Dienstag und sagten, dass sie bald wieder verhandeln wollen. "
        "„Wir zahlen bis Freitag“, erklärte ein Sprecher der Reeder nach den Gesprächen in der Stadt."
    )
    result = run("read", write("a.txt", foreign), write("b.txt", REPORT), "--published", "2031-03-04")
    assert result.stderr == "memcon: a.txt: it is in German, which the reader does not know; kept, not read\n"
    assert "1 read, 1 kept in another language, 0 known already, 0 refused." in result.stdout
    listed = json.loads(run("articles", "--format", "json").stdout)
    assert {one["language"]: one["findings"] == "0" for one in listed} == {"de": True, "en": False}
    german = next(one["id"] for one in listed if one["language"] == "de")
    assert "in German, not read" in run("show", german).stdout


def test_what_looks_like_no_report_is_said_and_read(run: Run) -> None:
    result = run("read", write("a.txt", "The round is over."), "--published", "2031-03-04")
    assert "memcon: a.txt: looks like no report: it is very short (4 words); read all the same" in result.stderr
    assert "1 read" in result.stdout


def test_the_words_of_a_text_are_counted_in_one_way(run: Run) -> None:
    result = run("read", write("a.txt", "The union’s 3 rounds are over."), "--published", "2031-03-04")
    (listed,) = json.loads(run("articles", "--format", "json").stdout)
    assert f"it is very short ({listed['words']} words)" in result.stderr


def test_a_near_copy_is_said(run: Run) -> None:
    run("read", write("a.txt", REPORT), "--published", "2031-03-04")
    copy = REPORT.replace("Minister", "the minister")
    assert "near to t-" in run("read", write("b.txt", copy), "--published", "2031-03-05").stderr


def test_a_later_version_is_said_to_be_one(run: Run) -> None:
    first = run("read", write("a.txt", REPORT), "--published", "2031-03-04", "--outlet", "Post")
    edited = write("b.txt", REPORT.replace("Minister", "the minister"))
    result = run("read", edited, "--published", "2031-03-05", "--outlet", "Post")
    assert "memcon: b.txt: a later version of t-" in result.stderr
    assert "near to" not in result.stderr
    assert first.exit_code == result.exit_code == 0


def test_what_the_user_says_of_a_known_text_and_the_record_has_otherwise_is_told(run: Run) -> None:
    path = write("a.txt", REPORT)
    run("read", path, "--published", "2031-03-04", "--outlet", "Post")
    assert "it is known already" not in run("read", path, "--published", "2031-03-04").stderr
    result = run("read", path, "--published", "2031-03-05")
    assert "it is known already, with published 2031-03-04; what you say is kept as another" in result.stderr
    assert "--published 2031-03-05)" in result.stderr


def test_the_text_of_an_article_can_be_read(run: Run) -> None:
    run("read", write("a.txt", f"{REPORT} \x1b[31mred"), "--published", "2031-03-04")
    (listed,) = json.loads(run("articles", "--format", "json").stdout)
    assert run("show", listed["id"], "--text").stdout.startswith(REPORT)
    assert "\x1b" not in run("show", listed["id"], "--text").stdout
    assert json.loads(run("show", listed["id"], "--text", "--format", "json").stdout)["text"].startswith(REPORT)


def test_articles_and_brief_count_the_days_that_are_not_known_alike(run: Run) -> None:
    run("read", write("a.txt", REPORT))
    (listed,) = json.loads(run("articles", "--format", "json").stdout)
    assert listed["published"] == "not known"
    assert "; day of publication of 1 not known." in run("brief").stdout
    assert "of 1 not known (which is in it whatever the day)." in run("brief", "--on", "2031-03-04").stdout


def test_many_warnings_of_one_sort_are_summed_up(run: Run) -> None:
    result = run("read", write_lines("a.jsonl", [f"{REPORT} {OTHER} {i}" for i in range(13)]))
    assert result.stderr.count("its date is unknown") == 10
    assert "memcon: and 3 more: date unknown\n" in result.stderr


def test_gaps_are_counted(run: Run) -> None:
    result = run("read", write("a.txt", f"{REPORT} @one @two"), "--published", "2031-03-04")
    assert "Nothing was made of 2 sentences with quotation marks or reporting verbs" in result.stdout
    assert "@two" in run("articles", "--gaps").stdout
    assert "No sentences found" in run("articles", "--gaps", "--since", "2031-03-05").stdout


def test_a_failure_of_the_reader_on_one_article_refuses_that_one(run: Run) -> None:
    path = write_lines("a.jsonl", [REPORT, f"CRASH {OTHER}"], published="2031-03-04")
    result = run("read", path)
    assert result.exit_code == 1
    assert "memcon: 1: the reader failed on it (ZeroDivisionError: no words)" in result.stderr
    assert "1 read, 0 known already, 1 refused." in result.stdout


def test_a_reading_that_does_not_fit_its_text_refuses_that_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def misread(self: PlainReader, article: Any) -> Any:
        reading = well_read(self, article)
        return msgspec.structs.replace(reading, text="another text") if article.id == "0" else reading

    well_read = PlainReader.read
    monkeypatch.setattr(PlainReader, "read", misread)
    result = run("read", write_lines("a.jsonl", [REPORT, OTHER], published="2031-03-04"))
    assert "1 read, 0 known already, 1 refused." in result.stdout
    assert "this reading is of another text" in result.stderr


def test_ctrl_c_keeps_what_was_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_lines("a.jsonl", [REPORT, OTHER], published="2031-03-04")
    seen: list[str] = []

    def stop_at_the_second(self: PlainReader, article: Any) -> Any:
        seen.append(article.id)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return unhindered(self, article)

    unhindered = PlainReader.read
    monkeypatch.setattr(PlainReader, "read", stop_at_the_second)
    stopped = run("read", path)
    monkeypatch.setattr(PlainReader, "read", unhindered)
    assert stopped.exit_code == 130
    assert stopped.stderr == "memcon: stopped; 1 of 2 articles read and kept, the rest will be read next time\n"
    assert "1 read, 1 known already, 0 refused." in run("read", path).stdout


def test_a_file_that_is_no_record_is_refused_in_one_line_and_left_alone(run: Run) -> None:
    write("notes.txt", "my notes")
    result = run("--record", "notes.txt", "read", write("a.txt", REPORT))
    assert result.exit_code == 1
    assert result.stderr.startswith("memcon: notes.txt: ")
    assert result.stderr.count("\n") == 1
    assert Path("notes.txt").read_text("utf-8") == "my notes"


def test_the_record_is_where_the_setting_says(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEMCON_RECORD", "ferry.db")
    run("read", write("a.txt", REPORT))
    assert Path("ferry.db").exists()
    assert not Path("memcon.db").exists()


@pytest.mark.parametrize("date", ["yesterday", "2031-02-30", "2031", ""])
def test_a_date_that_is_none_is_wrong_usage(run: Run, date: str) -> None:
    assert run("read", write("a.txt", REPORT), "--published", date).exit_code == 2


def test_control_characters_of_an_input_do_not_reach_the_terminal(run: Run) -> None:
    result = run("read", "a\x1b[31m.txt")
    assert "\x1b" not in result.stderr


def test_a_date_of_publication_that_has_not_come_yet_is_said(run: Run) -> None:
    result = run("read", write("a.txt", REPORT), "--published", "2031-07-01")
    assert "memcon: a.txt: its date of publication, 2031-07-01, has not come yet" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize("url", ["notaurl", "ftp://x.example/a", "https://", "http://[a", "https://a b.example/"])
def test_an_address_that_is_none_is_wrong_usage(run: Run, url: str) -> None:
    assert run("read", write("a.txt", REPORT), "--url", url).exit_code == 2
