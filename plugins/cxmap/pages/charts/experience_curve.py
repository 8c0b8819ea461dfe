"""The experience curve of a journey, stage by stage: where its points lie, and what joins them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    now = tuple(joined_columns(columns, lambda column: column.score))
    ideal = tuple(joined_columns(columns, lambda column: column.ideal))
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
class JoinedColumns:
    """Two touchpoints that a line joins, and the value of each."""

    start: TouchpointColumn
    end: TouchpointColumn
    value: Decimal
    end_value: Decimal


def joined_columns(columns: Iterable[TouchpointColumn], rated: Rated) -> Iterator[JoinedColumns]:
    """Touchpoints in turn that both have a value; nothing is drawn where nobody knows."""
    for start, end in passages(columns):
        value, end_value = rated(start), rated(end)
        if end.step == start.step + 1 and value is not None and end_value is not None:
            yield JoinedColumns(start, end, value, end_value)


def _legs(joins: tuple[JoinedColumns, ...], stretch: _Stretch) -> Iterator[Leg]:
    numbers = range(stretch.first, stretch.first + stretch.width)
    for join in joins:
        if join.start.number in numbers or join.end.number in numbers:
            x = (join.start.number - stretch.first) * _WIDTH + _HALF
            across = (join.end.number - join.start.number) * _WIDTH
            ends = (x, _height(join.value), x + across / 2, x + across, _height(join.end_value))
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
