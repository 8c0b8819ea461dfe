"""The burn-down of a budget: cases missed so far in a window, how it goes on from there, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.wording import cases_of
from cxmap.insight.budgets import PromiseBudget
from cxmap.model.targets import Operator
from cxmap.pages.charts.point_words import ABOVE, words_place
from cxmap.pages.charts.scales import Days, Heights, Tick, heights, shown

HEIGHT = 180


@dataclass(frozen=True, slots=True)
class Spot:
    """A number of cases on a day: percent of the width, pixels from the top, and both in words."""

    x: str
    y: str
    said: str
    words: str = ""
    words_y: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A straight line between two spots."""

    x: str
    y: str
    end_x: str
    end_y: str


@dataclass(frozen=True, slots=True)
class BurnDown:
    """A chart of cases over the days of a window; `name` occurs once in its page.

    `allowed_y` is where the line of what is allowed lies, `used_up` the day on which the projection reaches it.
    """

    name: str
    title: str
    description: str
    unit: str
    height: int
    numbers: tuple[Tick, ...]
    days: tuple[Tick, ...]
    allowed_y: str
    allowed: str
    spots: tuple[Spot, ...]
    steps: tuple[Stretch, ...]
    projection: Stretch
    used_up: Spot | None


def burn_down_of(name: str, title: str, description: str, shown_budget: PromiseBudget) -> BurnDown:
    """The chart of a budget; `name` must occur once in its page."""
    budget, window = shown_budget.budget, shown_budget.window
    across = Days(window.first, window.last)
    most = float(max(budget.allowed, budget.missed, shown_budget.missed_at_end))
    upwards = heights((0, most), HEIGHT, (0, float("inf")))
    spots = tuple(_spots(shown_budget, across, upwards))
    start = _spot(window.first, Decimal(0), across, upwards)
    end = _spot(window.last, shown_budget.missed_at_end, across, upwards)
    last = spots[-1]
    return BurnDown(
        name=name,
        title=title,
        description=description,
        unit="cases missed",
        height=HEIGHT,
        numbers=tuple(upwards.ticks()),
        days=tuple(across.ticks()),
        allowed_y=shown(upwards.of(float(budget.allowed))),
        allowed=f"Allowed {allowed_cases(shown_budget)}",
        spots=spots,
        steps=tuple(Stretch(one.x, one.y, two.x, two.y) for one, two in pairwise((start, *spots))),
        projection=Stretch(last.x, last.y, end.x, end.y),
        used_up=_used_up(shown_budget, across, upwards),
    )


def allowed_cases(shown_budget: PromiseBudget) -> str:
    return f"{int(rounded_safely(Operator.AT_LEAST, shown_budget.budget.allowed, 0)):,}"


def whole_missed(missed: Decimal) -> int:
    """A number of missed cases, rounded up: with what is left, which is rounded down, it makes what is allowed."""
    return int(rounded_safely(Operator.AT_MOST, missed, 0))


def day_words(day: date, other: date) -> str:
    """`27 December`, with its year where that is another than that of the other day."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != other.year else "")


def _spots(shown_budget: PromiseBudget, across: Days, upwards: Heights) -> Iterator[Spot]:
    allowed = upwards.of(float(shown_budget.budget.allowed))
    for day, missed in shown_budget.course:
        y = upwards.of(float(missed))
        yield replace(_spot(day, missed, across, upwards), words_y=shown(words_place(y, y, (allowed,), HEIGHT)))


def _spot(day: date, missed: Decimal, across: Days, upwards: Heights) -> Spot:
    whole = whole_missed(missed)
    y = upwards.of(float(missed))
    return Spot(shown(across.of(day)), shown(y), f"{cases_of(whole)} by {day}", f"{whole:,}", shown(y - ABOVE))


def _used_up(shown_budget: PromiseBudget, across: Days, upwards: Heights) -> Spot | None:
    """Nothing where it lasts to the end, or was used up before."""
    budget = shown_budget.budget
    if budget.runs_out is None or budget.left <= 0:
        return None
    y = upwards.of(float(budget.allowed))
    words = day_words(budget.runs_out, budget.last)
    return Spot(shown(across.of(budget.runs_out)), shown(y), f"Used up on {budget.runs_out}", words, shown(y - ABOVE))
