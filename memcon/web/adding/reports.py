"""Add: a text, an address, or files, and the reading as it appears."""

import datetime as dt
import re
import shutil
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from memcon.articles.addresses import LIST, is_address
from memcon.articles.links import is_whole
from memcon.articles.published import is_day_or_time
from memcon.interchange.scratch import Scratch
from memcon.model.articles import Publication
from memcon.model.entries import Filed
from memcon.record.access.trail import By, Deed
from memcon.web.asked import Misasked
from memcon.web.forms import go_back, said
from memcon.web.visit import Visit

_UNFIT = re.compile(r"[^\w. -]+")


def show_add(visit: Visit) -> Response:
    """The forms, and what was brought before."""
    return visit.show("add.html.jinja", batches=visit.room.intake.batches()[:10])


def show_batch(visit: Visit) -> Response:
    """What has come of a batch so far."""
    batch = visit.room.intake.batch(visit.request.path_params["id"])
    if batch is None:
        raise HTTPException(404)
    filed: dict[str, Filed] = {}
    is_done = batch.is_done  # asked for once: it may be done while the page is written
    if is_done:
        view = visit.room.look().view
        filed = {text: view.article(text) for text in batch.texts}
    return visit.show("batch.html.jinja", batch=batch, filed=filed, is_done=is_done)


def take_reports(visit: Visit, form: FormData) -> Response:
    """Takes what was pasted, named or dropped. Raises Misasked."""
    publication = _publication(form)
    scratch = Scratch.make()
    try:
        inputs = [*_files(form, scratch.path), *_pasted(form, scratch.path), *_addresses(form)]
        if not inputs:
            raise Misasked("nothing was brought: paste a text, name an address, or choose files")
    except BaseException:
        scratch.remove()
        raise
    fetched = dt.datetime.now().astimezone().isoformat(timespec="milliseconds")
    batch = visit.room.intake.bring(inputs, publication, fetched, scratch)
    count = f"{len(inputs)} input{'' if len(inputs) == 1 else 's'}"
    visit.room.record.access.trail.note(By(visit.who, visit.whence), Deed.BROUGHT, count)
    return go_back(f"/add/{batch.id}")


def _publication(form: FormData) -> Publication:
    published, outlet, url = (said(form, name).strip() or None for name in ("published", "outlet", "url"))
    if published and not is_day_or_time(published):
        raise Misasked(f"published: {published[:40]!r} is no day; write it as 2025-05-28")
    if url and not is_whole(url):
        raise Misasked("its address: write it as https://example.org/report")
    return Publication(published=published, outlet=outlet, url=url)


def _files(form: FormData, folder: Path) -> list[str]:
    """The files, put down under names of their own; none of them is a list of addresses to be fetched."""
    named = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    paths = []
    for number, file in enumerate(named):
        plain = _UNFIT.sub("_", Path(file.filename or "").name)[-100:].strip(". ") or "file"
        name = f"{plain}.txt" if plain.lower().endswith(LIST) else plain
        place = folder / str(number)
        place.mkdir()
        with (place / name).open("wb") as out:
            shutil.copyfileobj(file.file, out)
        paths.append(str(place / name))
    return paths


def _pasted(form: FormData, folder: Path) -> list[str]:
    text = said(form, "text")
    if not text.strip():
        return []
    path = folder / "pasted text"
    path.write_text(text.replace("\r\n", "\n"), "utf-8")
    return [str(path)]


def _addresses(form: FormData) -> list[str]:
    addresses = said(form, "addresses").split()
    if wrong := next((one for one in addresses if not is_address(one)), None):
        raise Misasked(f"{wrong[:80]!r} is no address; write it as https://example.org/report")
    return addresses
