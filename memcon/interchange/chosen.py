"""What of a record is handed on: the entries that pass, the articles that they rest on, what was decided of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Filed
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.catalogue import place_of
from memcon.record.negotiations.narrowed import Narrowed
from memcon.record.rulings import in_force
from memcon.views.filters import Filter


@dataclass(frozen=True)
class Chosen:
    """Entries by kind in the order of time, articles in the order of publication, decisions in the order made.
    `standing` are the ids of the decisions that are in force."""

    view: RecordView
    entries: dict[FindingKind, tuple[Entry[Any], ...]]
    articles: tuple[Filed, ...]
    decisions: tuple[Decision, ...]
    standing: frozenset[str]

    def all_entries(self) -> Iterator[Entry[Any]]:
        """The entries, kind by kind."""
        for kind in FindingKind:
            yield from self.entries[kind]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to hand on."""
        return not self.articles and not any(self.entries.values())


def choose(view: RecordView, asked: Filter | None = None) -> Chosen:
    """All of the record, or of the negotiation that the view is narrowed to; where something is asked for, the entries
    that pass, with their articles and decisions. An article that an entry rests on is always there."""
    wanted = asked or Filter()
    entries = {kind: tuple(wanted.select(view.entries(kind))) for kind in FindingKind}
    chosen = [entry for some in entries.values() for entry in some]
    texts = {claim.text_id for entry in chosen for claim in entry.claims}
    filed = {one.id: one for one in view.articles() if wanted == Filter() or one.id in texts}
    elsewhere = (view.article(id_) for id_ in texts - filed.keys())
    decisions = view.decisions()
    standing = frozenset(decision.id for decision in in_force(decisions))
    if wanted != Filter() or isinstance(view, Narrowed):
        about = {decision.id for entry in chosen for decision in entry.decisions}
        decisions = tuple(decision for decision in decisions if decision.id in about)
    articles = tuple(sorted((*filed.values(), *elsewhere), key=place_of))
    return Chosen(view, entries, articles, decisions, standing)
