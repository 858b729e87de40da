"""Which of the values that claims give is shown: the one that most independent texts support, then the most precise,
then the one that was published first."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from memcon.model.edtf import When
from memcon.record.material import AnyClaim, when
from memcon.record.words import listed, words_of

T = TypeVar("T")
_ENDLESS = 1 << 20  # days, for an interval that is open


@dataclass(frozen=True, slots=True)
class Voiced:
    """A value with the claim that gives it."""

    value: Any
    claim: AnyClaim


def voiced(claims: Iterable[AnyClaim], get: Callable[[AnyClaim], object]) -> list[Voiced]:
    """The values that claims give, in their order; unknown and empty ones left out."""
    return [Voiced(value, claim) for claim in claims if (value := get(claim)) not in (None, "", ())]


def most_supported(
    options: Sequence[Voiced],
    key: Callable[[Any], Hashable] = lambda value: value,
    weigh: Callable[[Any], int] = lambda value: 0,
) -> Any:
    """The value that most stories give, values of one `key` counted together; of equals the one that weighs most, and
    of these the first. None without options."""
    stories: dict[Hashable, set[str]] = {}
    for option in options:
        stories.setdefault(key(option.value), set()).add(option.claim.story)
    best = max(
        enumerate(options),
        key=lambda pair: (len(stories[key(pair[1].value)]), weigh(pair[1].value), -pair[0]),
        default=None,
    )
    return best[1].value if best else None


def best_dated(options: Sequence[Voiced], inferred: Callable[[AnyClaim], bool] = lambda claim: False) -> Voiced | None:
    """The option with the day that most stories bear out; a wider value bears out every day within it. Of equals one
    that is written rather than worked out, then the most precise, then the first."""
    support = _support(options)

    def order(pair: tuple[int, Voiced]) -> tuple[int, bool, int, int]:
        nth, option = pair
        return (support[option.value], not inferred(option.claim), -width(when(option.value)), -nth)

    best = max(enumerate(options), key=order, default=None)
    return best[1] if best else None


def _support(options: Sequence[Voiced]) -> dict[str, int]:
    """For each value how many stories bear it out; each two values are compared once, however many give them."""
    stories: dict[str, set[str]] = {}
    for option in options:
        stories.setdefault(option.value, set()).add(option.claim.story)
    days = {value: when(value) for value in stories}
    bearing = {v: [stories[w] for w in stories if _bears_out(days[w], days[v])] for v in stories}
    return {value: len(set().union(*told)) for value, told in bearing.items()}


def width(value: When | None) -> int:
    """Days that a value spans; very many where it is open or cannot be read."""
    return value.days if value and value.days is not None else _ENDLESS


def of_first_day(options: Sequence[Voiced]) -> list[Voiced]:
    """The options that were published first, by the day: what was said originally."""
    days = [option.claim.published or option.claim.published_from for option in options]
    known = [day for day in days if day]
    return [o for o, day in zip(options, days, strict=True) if day == min(known)] if known else list(options)


def names_a_weekday_alone(claim: AnyClaim) -> bool:
    """Whether the date of a meeting is written as no more than "on Monday", which does not say of which week."""
    words = set(words_of(getattr(claim.finding, "date_text", None) or ""))
    return not listed("weekdays").isdisjoint(words) and words <= listed("weekdays") | listed("beside_weekdays")


def _bears_out(wider: When | None, value: When | None) -> bool:
    return value is not None and wider is not None and value.within(wider)
