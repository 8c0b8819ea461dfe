"""Room: how long the lists of a page may be before it is longer than a page should be."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_PAGE = 240_000
"""As many bytes of HTML may the map add to a page; a theme and its navigation come to it, which take about 40,000."""
MOST_LINKS = 120
"""Names that stand one after another."""

_LEAST, _SHRINKING, _SLOWLY = 0.002, 0.2, 0.8


@dataclass(frozen=True, slots=True)
class Room:
    """The part of its usual lists that a page has room for."""

    share: float = 1

    def most(self, usual: int, least: int = 3) -> int:
        """How long a list may be that has at most so many entries as usual; the `least` are always shown."""
        return max(int(usual * self.share), min(usual, least))

    @property
    def is_whole(self) -> bool:
        return self.share == 1

    def smaller(self, length: int, longest: int) -> Room:
        """The room for a page that came out too long."""
        return Room(self.share * min(_SLOWLY, max(_SHRINKING, longest / length)))

    @property
    def is_least(self) -> bool:
        return self.share < _LEAST


WHOLE = Room()
LEAST = Room(_LEAST / 2)


def share_of(length: int, parts: int) -> int:
    """How long the next of some parts of a page may be: up to three equal shares, with some left for the others."""
    least = length // (4 * parts)
    return min(length - (parts - 1) * least, 3 * length // parts)


@dataclass(frozen=True, slots=True)
class Fitting:
    """The entries of a list that a page has room for, and how many there are besides."""

    shown: tuple[object, ...]
    more: int


def fitting(entries: tuple[object, ...], room: Room, most: int = MOST_LINKS) -> Fitting:
    longest = room.most(most)
    return Fitting(entries[:longest], max(len(entries) - longest, 0))
