"""Inputs of each kind, and what is said of those that cannot be read."""

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from memcon.articles import Arrival, Refused, load
from memcon.articles.limits import ARTICLE
from memcon.model.articles import Publication
from memcon.model.ids import text_id

REPORT = "The dockers’ union said on Monday that it would return to the table.\n“We will talk,” its head said."


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    def _write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return _write


Write = Callable[[str, str | bytes], str]


def arrived(*inputs: str, **options: object) -> list[Arrival]:
    loaded = list(load(inputs, **options))  # type: ignore[arg-type]
    assert not [one for one in loaded if isinstance(one, Refused)]
    return [one for one in loaded if isinstance(one, Arrival)]


def refused(*inputs: str) -> list[Refused]:
    return [one for one in load(inputs) if isinstance(one, Refused)]


def cause(*inputs: str) -> str:
    (only,) = load(inputs)
    assert isinstance(only, Refused)
    return only.cause


def test_a_plain_text_is_called_by_its_texts_id(write: Write) -> None:
    (one,) = arrived(write("a.txt", REPORT))
    assert (one.article.id, one.article.text.body) == (text_id(REPORT), REPORT)


def test_the_bytes_that_came_in_are_kept(write: Write) -> None:
    (one,) = arrived(write("a.txt", "\ufeffBoth sides met.\r\n"))
    assert one.original == "\ufeffBoth sides met.\r\n".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_mark_is_decoded_as_it_says(write: Write, encoding: str) -> None:
    (one,) = arrived(write("a.txt", REPORT.encode(encoding)))
    assert (one.article.text.body, one.warnings) == (REPORT, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_told_by_its_zeros(write: Write, encoding: str) -> None:
    (one,) = arrived(write("a.txt", REPORT.encode(encoding)))
    assert one.article.text.body == REPORT
    assert one.warnings == ("it has no mark of its encoding and is read as UTF-16",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_json_in_other_encodings_is_read(write: Write, encoding: str) -> None:
    (one,) = arrived(write("a.json", json.dumps([{"text": REPORT}], ensure_ascii=False).encode(encoding)))
    assert one.article.text.body == REPORT


def test_a_stray_tag_makes_no_page_of_a_report(write: Write) -> None:
    (one,) = arrived(write("a.txt", f"{REPORT}<br>\n<i>{REPORT}</i>"))
    assert one.warnings == ()


def test_a_guessed_encoding_is_said(write: Write) -> None:
    (one,) = arrived(write("a.txt", REPORT.encode("cp1252")))
    assert one.article.text.body == REPORT
    assert one.warnings == ("it is not UTF-8 and is read as Windows-1252",)


def test_a_json_object_says_what_its_publication_is(write: Write) -> None:
    said = {
        "id": 7,
        "text": REPORT,
        "published": "2025-05-28T10:00:00Z",
        "outlet": "Gazette",
        "x": [1],
    }
    (one,) = arrived(write("a.json", json.dumps(said)))
    assert one.article.id == "7"
    assert one.article.publication == Publication(outlet="Gazette", published="2025-05-28T10:00:00Z")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.json", "a.json.gz"])
def test_many_objects_come_in_their_order(write: Write, name: str) -> None:
    objects = [{"id": str(i), "text": f"{REPORT} {i}"} for i in range(3)]
    lines = "\n\n".join(map(json.dumps, objects)) if ".jsonl" in name else json.dumps(objects)
    content = gzip.compress(lines.encode()) if name.endswith(".gz") else lines
    assert [one.article.id for one in arrived(write(name, content))] == ["0", "1", "2"]


def test_a_folder_is_read_in_the_order_of_names_and_passes_over_what_is_no_report(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "README.md", "a/readme.txt", ".hidden.txt", ".git/x.txt", "b.gold.json"):
        write(name, f"{REPORT} {name}")
    names = [Path(one.input).relative_to(tmp_path).as_posix() for one in arrived(str(tmp_path))]
    assert names == ["b.txt", "a/z.md"]


def test_standard_input_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    (one,) = arrived("-")
    assert (one.input, one.article.text.body) == ("standard input", REPORT)


def test_what_an_input_says_of_itself_goes_before_the_defaults(write: Write) -> None:
    path = write("a.json", json.dumps({"text": REPORT, "outlet": "Gazette"}))
    (one,) = arrived(path, defaults=Publication(outlet="Other", published="2025-05-28"), fetched="2025-06-01")
    assert one.article.publication == Publication(outlet="Gazette", published="2025-05-28", fetched="2025-06-01")


def test_a_text_as_given_is_untouched_and_its_boilerplate_is_marked(write: Write) -> None:
    text = "Both sides met.\r\n\u00a0\r\nAdvertisement\r\n\r\n\r\nThey parted.  "
    (one,) = arrived(write("a.txt", text), as_given=True)
    assert one.article.text.body == text
    assert [span.of(text) for span in one.article.text.boilerplate] == ["Advertisement"]


@pytest.mark.parametrize("date", ["May 28", "2025-02-30", "2025", "2025-05", "28.05.2025", "2025-W22-3", "٢٠٢٥-٠٥-٢٨"])
def test_a_publication_date_that_is_none_is_left_out_and_said(write: Write, date: str) -> None:
    (one,) = arrived(write("a.json", json.dumps({"text": REPORT, "published": date})))
    assert one.article.publication.published is None
    assert "no ISO 8601 date" in one.warnings[0]


def test_a_field_of_another_type_is_left_out_and_said(write: Write) -> None:
    (one,) = arrived(write("a.json", json.dumps({"text": REPORT, "outlet": ["Gazette"]})))
    assert one.article.publication.outlet is None
    assert one.warnings == ('its "outlet" is no text and is left out',)


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_an_empty_file_is_refused(write: Write, content: str) -> None:
    assert cause(write("a.txt", content)) == "it is empty"


def test_a_text_of_boilerplate_alone_is_refused(write: Write) -> None:
    assert "boilerplate" in cause(write("a.txt", "Advertisement\nShare this article\n"))


def test_a_text_of_50_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert cause(str(path)) == "it has 50.0 MB, and the most that one article may have is 5.0 MB"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.json", "a.jsonl"])
def test_a_text_that_is_too_long_is_refused_however_it_is_packed(write: Write, name: str) -> None:
    text = "x" * (ARTICLE.bytes + 1)
    content = gzip.compress(text.encode()) if name.endswith(".gz") else json.dumps({"text": text})
    assert "the most that one article may have is 5.0 MB" in cause(write(name, content))


def test_an_endless_line_is_refused_and_the_next_is_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.articles.objects.LINE", type(ARTICLE)(100, "one line"))
    path = write("a.jsonl", "x" * 350 + "\n" + json.dumps({"text": "Both sides met."}) + "\n")
    first, second = load([path])
    assert isinstance(first, Refused)
    assert first.cause == "it is longer, and the most that one line may have is 0.0 MB"
    assert isinstance(second, Arrival)
    assert second.input.endswith("line 2")


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"ab\x00cd"])
def test_binary_under_a_text_name_is_refused(write: Write, content: bytes) -> None:
    assert cause(write("a.txt", content)) == "it is binary, not text"


def test_one_broken_line_among_ten_thousand_is_named_and_the_others_are_read(write: Write) -> None:
    lines = [json.dumps({"id": str(i), "text": f"Both sides met in room {i}."}) for i in range(10_000)]
    lines[6_999] = '{"id": "6999", "text": "Both si'
    loaded = list(load([write("a.jsonl", "\n".join(lines))]))
    assert [one.input.rpartition(", ")[2] for one in loaded if isinstance(one, Refused)] == ["line 7000"]
    assert sum(isinstance(one, Arrival) for one in loaded) == 9_999


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", "{", "it is not JSON (Input data was truncated)"),
        ("a.json", "[1, 2", "it is not JSON (Input data was truncated)"),
        ("a.json", '"words"', "it is JSON, but no object"),
        ("a.json", '{"id": "1"}', 'the object has no "text"'),
        ("a.json", '{"text": 5}', 'the object has no "text"'),
        ("a.json", '{"text": " "}', "its text is empty"),
        ("a.json", "", "it is empty"),
        ("a.jsonl", "\n\n", "it is empty"),
        ("a.json", "[]", "it holds no article"),
        ("a.jsonl", "{}".encode("utf-16"), "it is UTF-16 or UTF-32, and JSON Lines are UTF-8"),
        ("a.json.gz", "plain", "it is not JSON (invalid character (byte 0))"),
        ("a.txt.gz", gzip.compress(gzip.compress(b"Both sides met.")), "it is gzip within gzip"),
        ("a.txt.gz", gzip.compress(b"Both sides met. " * 99)[:40], "it is broken gzip"),
    ],
)
def test_what_is_no_article_is_refused_with_the_cause(
    write: Write, name: str, content: str | bytes, expected: str
) -> None:
    assert cause(write(name, content)) == expected


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_json_that_is_nested_too_deeply_is_refused(write: Write, opening: str) -> None:
    assert "not JSON" in cause(write("a.json", opening * 200_000))


@pytest.mark.parametrize("name", ["a", "a.docx", "a.unheard-of", "a.html"])
def test_a_plain_text_is_read_whatever_its_name(write: Write, name: str) -> None:
    (one,) = arrived(write(name, REPORT))
    assert one.article.text.body == REPORT


def test_a_name_that_promises_something_else_is_said(write: Write) -> None:
    (one,) = arrived(write("a.docx", REPORT))
    assert one.warnings == ("its name says a Word file, and it is plain text",)


def test_what_is_not_there_is_refused_and_the_next_input_is_read(write: Write) -> None:
    missing, there = load(["no-such-report.txt", write("a.txt", REPORT)])
    assert missing == Refused("no-such-report.txt", "no such file or directory")
    assert isinstance(there, Arrival)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert len(refused("a\x00b.txt")) == 1


def test_a_file_that_may_not_be_read_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write("a.txt", REPORT)
    monkeypatch.setattr(Path, "open", forbid)
    assert cause(path) == "permission denied"


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    assert cause(str(tmp_path)) == "there is no article in this folder"
