"""Scales: where a number or a day lies on a chart, and which of them are written at its edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isclose, log10

_MOST_TICKS = 5
_ROOM = 0.13
_QUARTER = 2.5
_STEPS = (1, 2, _QUARTER, 5, 10)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_EDGE = 3
"""How far the first and the last day lie from the sides, in percent of the width."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or a day at the edge of a chart, and where it stands."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Heights:
    """Numbers from the lowest at the bottom to the highest at the top; 0 is the top."""

    lowest: float
    highest: float
    height: int

    def of(self, value: float) -> float:
        return (self.highest - value) / (self.highest - self.lowest) * self.height

    def ticks(self) -> Iterator[Tick]:
        step = _step(self.highest - self.lowest)
        power = floor(log10(step))
        digits = max(0, isclose(step / 10.0**power, _QUARTER) - power)
        for number in range(ceil(self.lowest / step - 1e-9), floor(self.highest / step + 1e-9) + 1):
            yield Tick(shown(self.of(number * step)), f"{number * step:,.{digits}f}")


@dataclass(frozen=True, slots=True)
class Days:
    """Days from left to right, in percent of the width; a day that stands alone lies in the middle."""

    first: date
    last: date

    def of(self, day: date) -> float:
        span = (self.last - self.first).days
        return _EDGE + (day - self.first).days / span * (100 - 2 * _EDGE) if span else 50

    def ticks(self) -> Iterator[Tick]:
        """Beginnings of months or years; where no two lie between them, the ends themselves."""
        months = _month(self.last) - _month(self.first)
        step = next(each for each in _MONTHS if months / each <= _MOST_TICKS)
        beginnings = range(-(-_month(self.first) // step) * step, _month(self.last) + 1, step)
        days = [day for month in beginnings if (day := date(month // 12, month % 12 + 1, 1)) >= self.first]
        if len(days) > 1:
            yield from (
                Tick(shown(self.of(day)), f"{day.year}" if step >= 12 else f"{day:%b} {day.year}") for day in days
            )
        else:
            yield from (Tick(shown(self.of(day)), str(day)) for day in sorted({self.first, self.last}))


def heights(values: Iterable[float], height: int, limits: tuple[float, float] | None) -> Heights:
    """A scale on which all values have room; it ends at the `limits` that none of them passes."""
    found = list(values)
    lowest, highest = min(found), max(found)
    room = (highest - lowest) * _ROOM or abs(highest) * _ROOM or 1
    bottom, top = lowest - room, highest + room
    if limits and limits[0] <= lowest and highest <= limits[1]:
        bottom, top = max(bottom, limits[0]), min(top, limits[1])
    return Heights(bottom, top, height)


def shown(number: float) -> str:
    return f"{round(number, 1):g}"


def _step(span: float) -> float:
    power = 10.0 ** floor(log10(span / _MOST_TICKS))
    return next(step * power for step in _STEPS if span / (step * power) <= _MOST_TICKS)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
