"""The verdict bar: how many promises have which verdict, the best first, so that what is kept grows towards a goal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.results import Tally
from cxmap.model.verdicts import Verdict
from cxmap.pages.charts.scales import shown
from cxmap.pages.kit.register_link import register_link
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import VerdictMark, WebLink
from cxmap.pages.kit.verdict_words import counts_words, mark_of
from cxmap.pages.kit.words import counted

_NARROW = 4
"""Percent of the width that a number needs on a phone."""
_MIDDLE = 50
_BESIDE = 2
"""Percent of the width by which a number clears a goal."""


@dataclass(frozen=True, slots=True)
class VerdictPart:
    """The promises of one verdict: their part of the bar in percent of its width, and the way to them."""

    mark: VerdictMark
    count: int
    said: str
    x: str
    width: str
    count_at: str
    is_narrow: bool
    way: WebLink | None


@dataclass(frozen=True, slots=True)
class GoalMark:
    """A goal across a bar or a chart, in percent; its words stand on the side that has the room."""

    words: str
    at: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class VerdictBar:
    """The parts of a bar from the best verdict to the worst, and the goal across them."""

    said: str
    parts: tuple[VerdictPart, ...]
    goal: GoalMark | None


def verdict_bar(site: Site, tally: Tally, *, journey: str = "", goal: Decimal | None = None) -> VerdictBar:
    """The bar of promises that are counted once each; the goal is a share of them in percent."""
    parts: list[VerdictPart] = []
    x = 0.0
    for verdict in reversed(Verdict):
        if count := tally.counts[verdict]:
            mark, width = mark_of(verdict), 100 * count / tally.total
            words = f"{counted(count, 'promise', 'promises')}: {mark.words}"
            way = register_link(site, words, (verdict,), journey)
            at = shown(_number_at(x, width, goal))
            parts.append(VerdictPart(mark, count, words, shown(x), shown(width), at, width < _NARROW, way))
            x += width
    said = counts_words(tally.counts) if parts else ""
    return VerdictBar(said, tuple(parts), goal_mark(goal) if goal is not None and parts else None)


def goal_mark(goal: Decimal) -> GoalMark:
    return GoalMark(f"Goal {goal:f} %", shown(float(goal)), goal > _MIDDLE)


def _number_at(x: float, width: float, goal: Decimal | None) -> float:
    """In the middle, or beside a goal that stands there."""
    middle = x + width / 2
    return x + width / 4 if goal is not None and abs(float(goal) - middle) < _BESIDE else middle
