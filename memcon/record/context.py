"""From a text's publications and what was set by hand: the context that its reading depends on."""

from collections.abc import Iterable, Sequence

import msgspec

from memcon.model.articles import Context, Publication
from memcon.model.decisions import Decision

_SETTABLE = ("published", "outlet", "url")


def lay_over(publications: Sequence[Publication], decisions: Iterable[Decision]) -> tuple[Publication, ...]:
    """A text's publications, earliest first; on the first lies what `set` decisions say, the last of them on top."""
    ordered = sorted(publications, key=_publication_order)
    said = {name: value for decision in decisions for name, value in decision.fields.items()}
    known = {name: str(said[name]) for name in _SETTABLE if said.get(name)}
    if ordered and known:
        ordered[0] = msgspec.structs.replace(ordered[0], **known)
    return tuple(ordered)


def context_of(publications: Sequence[Publication]) -> Context:
    """The context of a text with these publications, as `lay_over` gives them: the first one's day and issuer; where no
    day is known, the first day on which it was fetched."""
    fetched = min((p.fetched for p in publications if p.fetched), default=None)
    return Context.of(publications[0] if publications else Publication(), fetched)


def says_no_more(a: Publication, b: Publication) -> bool:
    """Whether `b` says all that `a` says of an appearance. When Memcon saw or missed a text says nothing of it, nor
    does a change of the page that left the words as they were."""
    names = [name for name in Publication.__struct_fields__ if name not in {"fetched", "gone", "modified"}]
    return all(getattr(a, name) in (None, getattr(b, name)) for name in names)


def _publication_order(publication: Publication) -> tuple[str, ...]:
    p = publication
    return (p.published or "9999", p.outlet or "", p.title or "", p.url or "", p.author or "", p.fetched or "")
