"""Entries that nothing but earlier versions of a text bear out: in no table, and found by their ids."""

from typing import Any

from sqlalchemy import Connection, select

from memcon.model.entries import Entry
from memcon.record import schema
from memcon.record.fold import gather
from memcon.record.growth.cast import Casts
from memcon.record.growth.gathering import bound_up, decided_texts
from memcon.record.growth.knowing import look_up_parties
from memcon.record.growth.reaching import references_of
from memcon.record.growth.shelf import Shelf
from memcon.record.settled import Settled
from memcon.record.shelf import load_material
from memcon.record.view import RecordView

_F, _M = schema.finding.c, schema.membership.c


def settle_hidden(connection: Connection, view: RecordView, entry_id: str) -> Entry[Any] | None:
    """Such an entry, as it was known on the day of `view`; None where it was not."""
    told = select(_F.text_id).join(schema.membership, _M.finding_id == _F.id).where(_M.entry_id == entry_id)
    texts = bound_up(connection, decided_texts(connection).union(connection.scalars(told)))
    material = load_material(connection, texts)
    gathered, shelf = gather(material), Shelf(connection)
    casts = Casts(shelf)
    casts.fetch(sorted(texts))
    parties = look_up_parties(connection, shelf, casts, gathered.rulings, shown=True)
    claims = gathered.claims.values()
    ids = {id_ for claim in claims for id_ in (claim.finding.id, *references_of(claim))}
    settled = Settled(material, view.entry_ids(sorted(ids)), view.on, gathered, lambda: parties)
    return settled.of_earlier_versions(entry_id)
