"""A drawing in its page: its name, the words for its listeners, and the classes that say how wide it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cxmap.adapters.drawing.geometry import number_classes

_WIDE = 1200
"""Wider than this, nobody can read it on a sheet that stands upright."""
_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Caption:
    """A name that occurs once in its page, and words for those who listen."""

    name: str
    title: str
    description: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"no id: {self.name!r}")


def looks_of(width: int) -> str:
    """The classes of a drawing so wide."""
    looks = "cxmap-drawing cxmap-drawing--wide" if width > _WIDE else "cxmap-drawing"
    return f"{looks} {number_classes('width', width)}"
