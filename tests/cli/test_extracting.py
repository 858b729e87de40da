"""`memcon extract`: readings alone, one a line, whole or not at all."""

import json
from pathlib import Path

import pytest

from .conftest import OTHER, REPORT, PlainReader, Run

TEXTS = {"one": REPORT, "two": f"{OTHER}\r\n\r\n\r\nAdvertisement\r\n"}


@pytest.fixture
def inputs() -> str:
    objects = [{"id": id_, "text": text, "statements": "gold"} for id_, text in TEXTS.items()]
    return "\n".join(map(json.dumps, objects))


def test_a_reading_a_line_on_standard_output(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(inputs, "utf-8")
    readings = [json.loads(line) for line in run("extract", "in.jsonl").stdout.splitlines()]
    assert [reading["id"] for reading in readings] == ["one", "two"]
    assert readings[0]["statements"][0]["kind"] == "direct"


def test_as_given_the_text_is_that_of_the_input(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(inputs, "utf-8")
    run("extract", "in.jsonl", "--as-given", "--out", "out.jsonl")
    readings = map(json.loads, Path("out.jsonl").read_text("utf-8").splitlines())
    assert [reading["text"] for reading in readings] == list(TEXTS.values())


def test_otherwise_the_text_is_cleaned(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(inputs, "utf-8")
    assert "Advertisement" not in run("extract", "in.jsonl").stdout


def test_no_record_is_touched(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(inputs, "utf-8")
    run("extract", "in.jsonl", "--out", "out.jsonl")
    assert sorted(path.name for path in Path().iterdir()) == ["in.jsonl", "out.jsonl"]


def test_what_is_refused_is_named_and_the_rest_is_written(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(f"{{\n{inputs}", "utf-8")
    result = run("extract", "in.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith("memcon: in.jsonl, line 1: it is not JSON")
    assert len(result.stdout.splitlines()) == 2


def test_when_stopped_the_file_stays_as_it_was(run: Run, inputs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    Path("in.jsonl").write_text(inputs, "utf-8")
    Path("out.jsonl").write_text("as it was", "utf-8")
    monkeypatch.setattr(PlainReader, "read", stop)
    assert run("extract", "in.jsonl", "--out", "out.jsonl").exit_code == 130
    assert Path("out.jsonl").read_text("utf-8") == "as it was"
    assert len(list(Path().iterdir())) == 2


def test_a_folder_that_is_not_there_is_said_in_one_line(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(inputs, "utf-8")
    result = run("extract", "in.jsonl", "--out", "none/out.jsonl")
    assert (result.exit_code, result.stderr) == (1, "memcon: none/out.jsonl: no such file or directory\n")


def test_a_device_is_written_to_and_not_replaced(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(inputs, "utf-8")
    assert run("extract", "in.jsonl", "--out", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_a_linked_file_is_written_where_the_link_points(run: Run, inputs: str) -> None:
    Path("in.jsonl").write_text(inputs, "utf-8")
    Path("link.jsonl").symlink_to("real.jsonl")
    run("extract", "in.jsonl", "--out", "link.jsonl")
    assert Path("link.jsonl").is_symlink()
    assert len(Path("real.jsonl").read_text("utf-8").splitlines()) == 2


def test_where_everything_was_refused_no_file_is_written(run: Run) -> None:
    Path("in.json").write_text("[]", "utf-8")
    result = run("extract", "in.json", "--out", "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "memcon: in.json: it holds no article",
        "memcon: out.jsonl: nothing could be read, so nothing is written",
    ]
    assert sorted(path.name for path in Path().iterdir()) == ["in.json"]
