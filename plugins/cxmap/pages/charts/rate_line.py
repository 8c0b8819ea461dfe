"""The line of a promise rate over the former days that are known, up to today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from cxmap.insight.promise_rate import PromiseRate
from cxmap.pages.charts.scales import shown
from cxmap.pages.charts.verdict_bar import GoalMark, goal_mark

MOST_POINTS = 6
"""More names do not fit below a line on a phone."""
_SIDE = 100


@dataclass(frozen=True, slots=True)
class RatePoint:
    """The rate on one day, in percent of the width and of the height from the top."""

    name: str
    words: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class RateStep:
    """The line from one point to the next."""

    x: str
    y: str
    end_x: str
    end_y: str


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate over time, from 0 at the bottom to 100 % at the top; `said` has all of it in words."""

    said: str
    points: tuple[RatePoint, ...]
    steps: tuple[RateStep, ...]
    goal: GoalMark | None

    @property
    def goal_y(self) -> str:
        """Where the goal lies, in percent from the top."""
        return shown(_SIDE - float(self.goal.at)) if self.goal else ""

    @property
    def corners(self) -> str:
        """The points in a box of 100 by 100."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def rate_line(rates: Iterable[tuple[str, PromiseRate]], goal: Decimal | None = None) -> RateLine | None:
    """The line of rates by the name of their day, the oldest first; None where fewer than two are known."""
    named = tuple(rates)[-MOST_POINTS:]
    if len(named) < 2:
        return None
    points = tuple(_point(name, rate, _SIDE * at / (len(named) - 1)) for at, (name, rate) in enumerate(named))
    return RateLine(
        said=", ".join(f"{point.name}: {point.words}" for point in points),
        points=points,
        steps=tuple(RateStep(one.x, one.y, other.x, other.y) for one, other in pairwise(points)),
        goal=goal_mark(goal) if goal is not None else None,
    )


def _point(name: str, rate: PromiseRate, x: float) -> RatePoint:
    return RatePoint(name, f"{rate.percent} %", shown(x), shown(_SIDE - _SIDE * rate.kept / rate.total))
