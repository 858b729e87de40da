"""What is taken of a folder."""

import os
from pathlib import Path

import pytest

from memcon.articles import Arrival, PassedOver, Refused, load

REPORT = "The dockers’ union said on Monday that it would return to the table."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one report, "a.txt"."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, "utf-8")
    return folder


def add(folder: Path, name: str, text: str = REPORT) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def taken(folder: Path) -> list[str]:
    """What arrives from the folder, by the names of files in it."""
    arrived = [one for one in load([str(folder)]) if isinstance(one, Arrival)]
    return [Path(one.input).relative_to(folder).as_posix() for one in arrived]


def refusals(folder: Path) -> dict[str, str]:
    loaded = [one for one in load([str(folder)]) if isinstance(one, Refused)]
    return {Path(one.input).name: one.cause for one in loaded}


def passed_over(folder: Path) -> list[PassedOver]:
    return [one for one in load([str(folder)]) if isinstance(one, PassedOver)]


def test_what_stands_beside_a_saved_page_is_passed_over_without_a_word(folder: Path) -> None:
    add(folder, "b.html", "We met.")
    for name in ("b_files/style.css", "b_files/advert.html", "b_files/notes.txt", "picture.jpg", "look.css", "run.js"):
        add(folder, name)
    assert taken(folder) == ["a.txt", "b.html"]
    assert passed_over(folder) == []


def test_a_folder_of_that_name_without_its_page_is_read(folder: Path) -> None:
    add(folder, "b_files/b.txt")
    assert taken(folder) == ["a.txt", "b_files/b.txt"]


def test_files_that_are_no_articles_by_their_names_are_counted(folder: Path) -> None:
    for name in ("run.py", "tools/run.py", "Makefile"):
        add(folder, name)
    assert passed_over(folder) == [PassedOver(str(folder), 3, ("", ".py"))]


def test_files_that_may_hold_articles_and_are_not_read_are_refused_with_what_to_do(folder: Path) -> None:
    add(folder, "b.odt")
    add(folder, "c.csv")
    assert refusals(folder) == {
        "b.odt": "it is a paper of a kind that Memcon does not read; save it as .docx or as PDF",
        "c.csv": 'it is a table; write its articles as JSON Lines, each with "text" and "published"',
    }


def test_addresses_in_a_folder_are_not_fetched(folder: Path) -> None:
    add(folder, "b.urls", "http://127.0.0.1:9/")
    assert taken(folder) == ["a.txt"]
    assert refusals(folder) == {}


def test_a_link_that_leads_in_a_circle_is_not_followed(folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to("self")
    (folder / "self.txt").symlink_to("self.txt")
    assert taken(folder) == ["a.txt"]
    assert list(refusals(folder)) == ["self.txt"]


def test_a_folder_that_is_a_link_is_read(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder, target_is_directory=True)
    assert taken(link) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")
def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "b.txt")
    assert refusals(folder) == {"b.txt": "it is neither a file nor a folder"}


def test_files_of_any_name_are_read(folder: Path) -> None:
    for name in (
        "line\nbreak.txt",
        "bell\x07.txt",
        "\u202egpj.txt",
        "-.txt",
        "--outlet.txt",
        "*.txt",
        "á" * 100 + ".txt",
    ):
        add(folder, name)
    assert len(taken(folder)) == 8
