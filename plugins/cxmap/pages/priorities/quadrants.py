"""Quadrants: what two ratings say together, with the top right first; what is not rated is named, not guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.insight.priorities import E, Rated
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Table

MOST_DOTS = 60
_STEPS = Decimal(4)
_APART = 9
"""How far dots stand apart that have the same ratings, in hundredths of the chart."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One entity on the chart; `x` and `y` are hundredths from the lower left."""

    number: int
    entity: EntityLink
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Axis:
    """A side of the chart, and the meaning of its two ends."""

    name: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Quadrant:
    """The chart, the same as a table in the order of the numbers, and what has no ratings."""

    title: str
    across: Axis
    along: Axis
    dots: tuple[Dot, ...]
    ranking: Table
    unrated: tuple[EntityLink, ...]
    note: str


def dots_of(site: Site, rated: Iterable[Rated[E]]) -> Iterator[Dot]:
    """Numbered in order; those with the same ratings stand side by side."""
    found = tuple(rated)
    together = Counter((each.right, each.up) for each in found)
    placed: Counter[tuple[Decimal, Decimal]] = Counter()
    for number, each in enumerate(found, start=1):
        place = (each.right, each.up)
        x = _beside(_hundredths(each.right), placed[place], together[place])
        placed[place] += 1
        yield Dot(number, site.links[each.entity.key], x, _hundredths(each.up))


def _beside(middle: int, position: int, count: int) -> int:
    """Where one of several dots stands that share a place, none of them beyond the chart's ends."""
    span = min(_APART * (count - 1), 100)
    start = max(0, min(middle - span // 2, 100 - span))
    return start + (span * position // (count - 1) if count > 1 else 0)


def _hundredths(rating: Decimal) -> int:
    return int(100 * (rating - 1) / _STEPS)
