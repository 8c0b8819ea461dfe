"""Long lists: the first entries are open, the rest is folded below them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from cxmap.pages.kit.page import Section, folded

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class LongList:
    """How a list is shown: its title and fragment, how many entries are open, and the title and words of the rest."""

    title: str
    fragment: str
    most: int
    rest_title: str
    rest_words: Callable[[int], str]

    def sections(self, entries: tuple[Entry, ...], shown: Callable[[tuple[Entry, ...]], object]) -> Iterator[Section]:
        """A section of the first entries and one of the rest, where there are any."""
        first, rest = entries[: self.most], entries[self.most :]
        if first:
            yield Section(self.title, self.fragment, shown(first))
        if rest:
            yield folded(Section(self.rest_title, self.fragment, shown(rest)), self.rest_words(len(rest)))
