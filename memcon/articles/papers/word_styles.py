"""Styles of a Word file: which of them are headings and quotations. Their names are English in every language."""

import re
from dataclasses import dataclass
from typing import Any

from memcon.model.kinds import MarkKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading \d|title|subtitle)", re.I)
_QUOTE = re.compile(r"(?:intense )?quote|quotations?|block ?text|block ?quot(?:e|ation)", re.I)
_BODY_LEVEL = 9  # of the outline
_MOST_STEPS = 12  # from a style to the one that it is based on; some files go in circles


@dataclass(frozen=True, slots=True)
class Styles:
    """By a style's id its name, the id of the style that it is based on, and its level in the outline."""

    rows: dict[str, tuple[str, str | None, int | None]]

    @classmethod
    def of(cls, root: Any | None) -> "Styles":
        """The styles in this part; none where there is no such part."""
        found = root.iter(f"{W}style") if root is not None else ()
        return cls({style.get(f"{W}styleId", ""): _row(style) for style in found})

    def kind_of(self, paragraph: Any) -> MarkKind | None:
        """What the style of a paragraph makes it, or its own level in the outline."""
        level = _level(paragraph)
        if level is not None:
            return MarkKind.HEADING if level < _BODY_LEVEL else None
        id_ = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        for _ in range(_MOST_STEPS):
            name, base, level = self.rows.get(id_ or "", ("", None, None))
            if _HEADING.fullmatch(name) or (level is not None and level < _BODY_LEVEL):
                return MarkKind.HEADING
            if _QUOTE.fullmatch(name):
                return MarkKind.QUOTE
            id_ = base
        return None


def value(element: Any | None) -> str | None:
    """The w:val of an element."""
    return element.get(f"{W}val") if element is not None else None


def is_on(element: Any | None) -> bool:
    """Whether a switch such as w:b is there and on."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def _row(style: Any) -> tuple[str, str | None, int | None]:
    return value(style.find(f"{W}name")) or "", value(style.find(f"{W}basedOn")), _level(style)


def _level(holder: Any) -> int | None:
    level = value(holder.find(f"{W}pPr/{W}outlineLvl"))
    return int(level) if level and level.isdecimal() else None
