"""The experience curve of a journey, stage by stage: where its points lie, and what joins them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.insight.journey_columns import StageColumns, TouchpointColumn, passages
from cxmap.pages.kit.facts import score_words

_BEST, _WORST = Decimal(17), Decimal(77)
"""How far down 5 and 1 lie, in percent of the height; below them there is room for words."""
_WIDTH = Decimal(100)
"""How wide a column is in the coordinates of a leg."""
_HALF = _WIDTH / 2

Rated = Callable[[TouchpointColumn], Decimal | None]


@dataclass(frozen=True, slots=True)
class Leg:
    """A line between two neighbours; it may begin or end in the stage next to this one. `middle` is half way across."""

    x: str
    y: str
    middle: str
    end_x: str
    end_y: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One touchpoint on the curve, in percent of the width and the height."""

    x: str
    title: str
    y: str = ""
    score: str = ""
    ideal_y: str = ""
    ideal: str = ""
    is_decisive: bool = False
    is_lowest: bool = False
    is_assumed: bool = False
    is_above_ideal: bool = False
    missing: str = ""
    """Why there is no score; the curve has a gap here."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve over one stage."""

    title: str
    description: str
    width: int
    scale: tuple[str, ...]
    marks: tuple[Mark, ...]
    now: tuple[Leg, ...]
    ideal: tuple[Leg, ...]


def curves_of(groups: tuple[StageColumns, ...]) -> tuple[Curve, ...]:
    """One curve a stage; side by side they make one."""
    drawn = tuple(
        _Stretch(f"Experience: {group.stage.name}", group.first, group.width, group.columns) for group in groups
    )
    return _curves(groups, drawn)


def whole_curve(groups: tuple[StageColumns, ...], journey: str) -> Curve:
    """The curve over all stages at once."""
    columns = tuple(column for group in groups for column in group.columns)
    return _curves(groups, (_Stretch(f"Experience: {journey}", 0, sum(group.width for group in groups), columns),))[0]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the journey that is drawn as one curve."""

    title: str
    first: int
    width: int
    columns: tuple[TouchpointColumn, ...]


def _curves(groups: tuple[StageColumns, ...], stretches: tuple[_Stretch, ...]) -> tuple[Curve, ...]:
    columns = [column for group in groups for column in group.columns]
    now = tuple(_joins(columns, lambda column: column.score))
    ideal = tuple(_joins(columns, lambda column: column.ideal))
    return tuple(
        Curve(
            title=stretch.title,
            description="; ".join(_said(column) for column in stretch.columns) or "There are no touchpoints.",
            width=stretch.width,
            scale=tuple(_percent(_height(Decimal(score))) for score in range(5, 0, -1)),
            marks=tuple(_mark(column, stretch) for column in stretch.columns),
            now=tuple(_legs(now, stretch)),
            ideal=tuple(_legs(ideal, stretch)),
        )
        for stretch in stretches
    )


@dataclass(frozen=True, slots=True)
class _Join:
    start: TouchpointColumn
    end: TouchpointColumn
    height: Decimal
    end_height: Decimal


def _joins(columns: list[TouchpointColumn], rated: Rated) -> Iterator[_Join]:
    """Touchpoints in turn that both have a value; nothing is drawn where nobody knows."""
    for start, end in passages(columns):
        height, end_height = rated(start), rated(end)
        if end.step == start.step + 1 and height is not None and end_height is not None:
            yield _Join(start, end, _height(height), _height(end_height))


def _legs(joins: tuple[_Join, ...], stretch: _Stretch) -> Iterator[Leg]:
    numbers = range(stretch.first, stretch.first + stretch.width)
    for join in joins:
        if join.start.number in numbers or join.end.number in numbers:
            x = (join.start.number - stretch.first) * _WIDTH + _HALF
            across = (join.end.number - join.start.number) * _WIDTH
            ends = (x, join.height, x + across / 2, x + across, join.end_height)
            yield Leg(*(_percent(coordinate) for coordinate in ends))


def _mark(column: TouchpointColumn, stretch: _Stretch) -> Mark:
    across = (column.number - stretch.first) * _WIDTH + _HALF
    score, ideal = column.score, column.ideal
    return Mark(
        x=_percent(across / stretch.width),
        title=_said(column),
        y=_percent(_height(score)) if score is not None else "",
        score=f"{score:f}" if score is not None else "",
        ideal_y=_percent(_height(ideal)) if ideal is not None else "",
        ideal=f"{ideal:f}" if ideal is not None else "",
        is_decisive=column.touchpoint.moment_of_truth,
        is_lowest=column.is_lowest,
        is_assumed=column.is_assumed,
        is_above_ideal=score is not None and ideal is not None and score > ideal,
        missing=missing_score(column),
    )


def missing_score(column: TouchpointColumn) -> str:
    """`no score`, or `unseen` where no customer could give one; nothing where there is a score."""
    if column.score is not None:
        return ""
    return "no score" if column.is_seen else "unseen"


def felt_words(column: TouchpointColumn) -> str:
    """`2 of 5, assumed`, or why there is no score."""
    return score_words(column.touchpoint.experience) or missing_score(column)


def ideal_words(column: TouchpointColumn) -> str:
    """`, ideally 5` after a score; nothing where nobody has said it."""
    return f", ideally {column.ideal:f}" if column.ideal is not None else ""


def _said(column: TouchpointColumn) -> str:
    decisive = ", make-or-break" if column.touchpoint.moment_of_truth else ""
    return f"{column.touchpoint.name}: {felt_words(column)}{ideal_words(column)}{decisive}"


def _height(rating: Decimal) -> Decimal:
    return _BEST + (5 - rating) / 4 * (_WORST - _BEST)


def _percent(number: Decimal) -> str:
    return f"{number:.2f}"
