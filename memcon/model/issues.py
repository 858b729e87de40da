"""Issues: what is at stake in a negotiation, and the words that tell it."""

from typing import Annotated

import msgspec

Said = Annotated[str, msgspec.Meta(pattern=r"\S")]
_NOT = "not "  # how a decision marks the words that tell another matter


class Issue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A matter at stake. `words` tell it, each a word or a phrase; `but` are phrases with such a word in them that
    tell something else. Without words of its own an issue is told by its name. `example` is a sentence that is filed
    under it, `counter` one that is not."""

    name: Said
    words: tuple[Said, ...] = ()
    but: tuple[Said, ...] = ()
    example: str | None = None
    counter: str | None = None

    @property
    def told_by(self) -> tuple[str, ...]:
        return self.words or (self.name,)


def write_issues(issues: tuple[Issue, ...]) -> dict[str, str | int | float | bool | list[str] | None]:
    """Issues as the fields of a decision: by name the words, those of `but` with "not" before them."""
    return {issue.name: [*issue.told_by, *(f"{_NOT}{words}" for words in issue.but)] for issue in issues}


def issues_written(fields: dict[str, str | int | float | bool | list[str] | None]) -> tuple[Issue, ...]:
    """The issues that a decision says, in its order."""
    return tuple(_written(name, said) for name, said in fields.items() if isinstance(said, list))


def _written(name: str, said: list[str]) -> Issue:
    words = tuple(one for one in said if not one.startswith(_NOT))
    return Issue(name=name, words=words, but=tuple(one.removeprefix(_NOT) for one in said if one.startswith(_NOT)))
