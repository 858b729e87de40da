"""A page that was corrected at its address on a later day, while its day of publication stayed what it was."""

from pathlib import Path

from .conftest import Run

REST = " ".join(f"The harbour office of ward {n} said that boats of row {n} lie where they lay." for n in range(1, 25))


def put(folder: Path, name: str, number: int, changed: str | None) -> Path:
    modified = f'<meta property="article:modified_time" content="{changed}">' if changed else ""
    path = folder / name
    path.write_text(
        '<!DOCTYPE html><html><head><title>Boats</title><link rel="canonical" href="https://gazette.example/boats">'
        '<meta property="og:site_name" content="Harbour Gazette">'
        f'<meta property="article:published_time" content="2031-03-04T08:00:00Z">{modified}</head><body><article>'
        f"<p>“We have {number} boats in the harbour,” said envoy Mona Vik.</p><p>{REST}</p></article></body></html>"
    )
    return path


def test_what_a_corrected_page_said_before_is_listed_no_more(run: Run, tmp_path: Path) -> None:
    run("read", str(put(tmp_path, "corr1.html", 412, None)))
    run("read", str(put(tmp_path, "corr2.html", 214, "2031-03-05T09:00:00Z")))
    listed = run("statements").output
    assert "214 boats" in listed
    assert "412" not in listed


def test_before_its_day_the_correction_was_not_known(run: Run, tmp_path: Path) -> None:
    run("read", str(put(tmp_path, "corr2.html", 214, "2031-03-05T09:00:00Z")))
    run("read", str(put(tmp_path, "corr1.html", 412, "2031-03-04T08:00:00Z")))
    listed = run("statements", "--on", "2031-03-04").output
    assert "412 boats" in listed
    assert "214" not in listed
