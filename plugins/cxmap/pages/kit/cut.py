"""Lists that are cut: the first entries of a sorted list, and how many entries it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cxmap.pages.kit.words import counted

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Cut(Generic[Entry]):
    """The entries that are shown, in order, and the number of all entries."""

    shown: tuple[Entry, ...]
    total: int

    @property
    def more(self) -> int:
        """How many entries are not shown."""
        return self.total - len(self.shown)

    def note(self, one: str, several: str) -> str:
        """The sentence below a list that is cut short; empty for a whole list. An entry is called `one`."""
        rest = counted(self.more, f"more {one} is", f"more {several} are")
        return f"{rest} not shown here." if self.more else ""


def cut(entries: Iterable[Entry], most: int, *, by: Callable[[Entry], Any] | None = None) -> Cut[Entry]:
    """The first entries after sorting `by` a key; without a key the entries must be sorted already."""
    ordered = list(entries) if by is None else sorted(entries, key=by)
    return Cut(tuple(ordered[:most]), len(ordered))
