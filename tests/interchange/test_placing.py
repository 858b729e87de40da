"""A folder that Memcon writes holds what Memcon writes and nothing of others."""

from pathlib import Path

import pytest

from memcon.interchange.placing import LIST, ForeignFolder, OwnFolder


def write(root: Path, **files: str) -> None:
    with OwnFolder.opened(root, "csv") as folder:
        for name, words in files.items():
            with folder.file(f"{name}.csv") as file:
                file.write(words.encode())


def names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()} - {LIST}


def test_a_folder_is_written_again_and_what_is_no_longer_written_goes(tmp_path: Path) -> None:
    write(tmp_path / "talks", moves="1", deeds="1")
    write(tmp_path / "talks", moves="2")
    assert names(tmp_path / "talks") == {"moves.csv"}
    assert (tmp_path / "talks" / "moves.csv").read_text() == "2"


def test_a_folder_that_was_left_half_written_is_known(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), OwnFolder.opened(tmp_path, "csv") as folder, folder.file("moves.csv"):
        raise RuntimeError
    (tmp_path / ".moves.csv").write_text("half")  # as when the power fails
    write(tmp_path, moves="whole", deeds="whole")
    assert {"moves.csv", "deeds.csv"} <= names(tmp_path)


def test_what_others_put_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "moves.csv").write_text("mine")
    with pytest.raises(ForeignFolder, match=r"holds other things \(moves.csv\)"):
        write(tmp_path, moves="theirs")
    assert (tmp_path / "moves.csv").read_text() == "mine"


def test_what_others_put_beside_an_export_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, moves="1")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    with pytest.raises(ForeignFolder, match=r"notes/mine\.txt"):
        write(tmp_path, moves="2")
    assert (tmp_path / "moves.csv").read_text() == "1"


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / LIST).write_text("csv\nmoves.csv\n")
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "talks" / "moves.csv").symlink_to(tmp_path / "mine")
    with pytest.raises(ForeignFolder, match=r"moves\.csv"):
        write(tmp_path / "talks", moves="theirs")
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_list_that_leads_out_of_the_folder_is_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / LIST).write_text("csv\n../mine\n")
    with pytest.raises(ForeignFolder):
        write(tmp_path / "talks", moves="1")
    assert (tmp_path / "mine").exists()


def test_a_folder_of_another_export_is_another(tmp_path: Path) -> None:
    write(tmp_path, moves="1")
    with pytest.raises(ForeignFolder, match="another export"), OwnFolder.opened(tmp_path, "parquet"):
        pass
