"""What is handed on is read back as the same entries, and has the exact words."""

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from memcon.interchange.chosen import Chosen, choose
from memcon.interchange.exports import EXPORTS, write_file, write_folder
from memcon.interchange.json_lines import read_jsonl
from memcon.interchange.plover import write_plover_lines
from memcon.interchange.tables.back import HandedOn
from memcon.interchange.tables.csv_files import read_csv
from memcon.interchange.tables.parquet_files import read_parquet
from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.views.filters import Filter
from tests.interchange.worked import HOSTILE, work_in
from tests.record.test_negotiations import grain, name_three, truce

READERS: dict[str, Callable[[Path], HandedOn]] = {
    "csv": read_csv,
    "parquet": read_parquet,
    "jsonl": lambda path: read_jsonl(path.read_bytes().splitlines(keepends=True)),
}
in_each_format = pytest.mark.parametrize("name", READERS)


def written(chosen: Chosen, name: str, path: Path) -> Path:
    """Where the export stands."""
    if EXPORTS[name].is_folder:
        write_folder(EXPORTS[name], chosen, path)
    else:
        with path.open("wb") as file:
            write_file(EXPORTS[name], chosen, file)
    return path


def as_json(entries: object) -> bytes:
    return msgspec.json.encode(entries)


@in_each_format
@pytest.mark.parametrize("on", [None, dt.date(2031, 3, 18)])
def test_the_same_entries_come_back(worked: Record, tmp_path: Path, name: str, on: dt.date | None) -> None:
    chosen = choose(worked.view(on))
    back = READERS[name](written(chosen, name, tmp_path / "out"))
    assert {kind: as_json(some) for kind, some in back.entries.items()} == {
        kind: as_json(chosen.view.entries(kind)) for kind in FindingKind
    }
    assert back.articles == chosen.articles
    assert (back.decisions, back.standing) == (chosen.decisions, chosen.standing)


@in_each_format
def test_every_passage_slices_out_of_its_text(worked: Record, tmp_path: Path, name: str) -> None:
    back = READERS[name](written(choose(worked.view()), name, tmp_path / "out"))
    found = [passage for entries in back.entries.values() for e in entries for c in e.claims for passage in c.passages]
    found += [gap for filed in back.articles for gap in filed.gaps]
    assert HOSTILE in {passage.quote for passage in found}
    assert [p for p in found if back.texts[p.text_id][p.start : p.end] != p.quote] == []


@in_each_format
def test_what_was_decided_and_what_was_taken_back_is_told_apart(worked: Record, tmp_path: Path, name: str) -> None:
    back = READERS[name](written(choose(worked.view()), name, tmp_path / "out"))
    assert [(d.kind.value, d.id in back.standing) for d in back.decisions] == [
        ("confirm", True),
        ("correct", True),
        ("note", False),
        ("undo", False),
    ]


@in_each_format
def test_what_is_asked_for_comes_with_its_articles_and_decisions_alone(
    worked: Record, tmp_path: Path, name: str
) -> None:
    back = READERS[name](written(choose(worked.view(), Filter(about="grievances")), name, tmp_path / "out"))
    texts = {claim.text_id for entries in back.entries.values() for entry in entries for claim in entry.claims}
    assert back.entries[FindingKind.COMMITMENT]
    assert {filed.id for filed in back.articles} == texts
    assert [decision.kind.value for decision in back.decisions] == ["confirm"]


@in_each_format
def test_the_same_record_gives_the_same_bytes(
    worked: Record, record_of: Callable[..., Record], tmp_path: Path, name: str
) -> None:
    other = record_of()
    work_in(other)
    first, second = (written(choose(r.view()), name, tmp_path / str(n)) for n, r in enumerate((worked, other)))
    assert dict(contents(first)) == dict(contents(second))


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return ((file.name if path.is_dir() else "", file.read_bytes()) for file in files)


def test_no_cell_is_a_formula(worked: Record, tmp_path: Path) -> None:
    folder = written(choose(worked.view()), "csv", tmp_path / "out")
    cells = [cell for path in folder.glob("*.csv") for row in rows(path) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip()[:1] in set("=+-@\t\r\n")] == []


def rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


def test_of_several_negotiations_one_goes_with_all_that_it_rests_on(
    record_of: Callable[..., Record], tmp_path: Path
) -> None:
    record = record_of(truce(), grain())
    _, of_grain, _ = name_three(record)
    view = record.view().within(of_grain)
    back = read_csv(written(choose(view), "csv", tmp_path / "out"))
    told = {claim.text_id for entries in back.entries.values() for entry in entries for claim in entry.claims}
    assert as_json(back.entries[FindingKind.MEETING]) == as_json(view.entries(FindingKind.MEETING))
    assert {filed.id for filed in view.articles()} == {grain().id}
    assert told == set(back.texts)  # the states are named in the report on the truce too
    assert back.entries[FindingKind.MEETING]
    assert list(write_plover_lines(choose(view))) == []
