"""The experience wheel: the customer in the middle, and around it all touchpoints, before, during and after.

The LEGO Group draws its journeys so: one turn of the wheel is one experience, and what makes or breaks it stands out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cxmap.insight.journey_columns import StageColumns, TouchpointColumn, groups_of
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.pages.charts.experience_curve import felt_words
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.words import capitalised

MOST_SPOKES = 40
"""More touchpoints are told by the map and the tables alone."""

_OUTER, _INNER, _HUB = 190.0, 122.0, 70.0
"""Radii: of the touchpoints, of the names of the periods, and of the middle."""
_LABEL = 250.0
"""How far from the middle the names of touchpoints begin."""
_WIDTH = 1000.0
_LINE = 24.0
"""The least height of a name; the wheel grows with them."""
_LONGEST_NAME, _LONGEST_PERSONA = 34, 20
_MOST_PERSONAS = 3


@dataclass(frozen=True, slots=True)
class Spoke:
    """A touchpoint on the rim: where it is, where its name is, and on which side."""

    touchpoint: EntityLink
    name: str
    title: str
    score: str
    is_decisive: bool
    is_lowest: bool
    x: str
    y: str
    label_x: str
    label_y: str
    is_left: bool


@dataclass(frozen=True, slots=True)
class Sector:
    """All touchpoints in a row that lie before, during or after the service: its outline, and where its name is."""

    name: str
    period: str
    path: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel in a picture of so many units, with its middle, and the same as a table."""

    title: str
    description: str
    width: str
    height: str
    x: str
    y: str
    hub: str
    personas: tuple[str, ...]
    sectors: tuple[Sector, ...]
    spokes: tuple[Spoke, ...]
    table: Table


_Step = tuple[StageColumns, TouchpointColumn]


def wheel_section(site: Site, journey: Journey) -> Iterator[Section]:
    """A section where there is something to put on the rim, and room for its names."""
    groups = groups_of(site, journey)
    if 1 < sum(len(group.columns) for group in groups) <= MOST_SPOKES:
        yield Section("Experience wheel", "journey/wheel", _wheel(site, journey, groups))


def _wheel(site: Site, journey: Journey, groups: tuple[StageColumns, ...]) -> Wheel:
    steps = [(group, column) for group in groups for column in group.columns]
    turns = [(number + 0.5) / len(steps) for number in range(len(steps))]
    right = sum(turn < 1 / 2 for turn in turns)
    height = max(2 * _OUTER + 60, _LINE * (max(right, len(steps) - right) + 1))
    middle = (_WIDTH / 2, height / 2)
    return Wheel(
        title=f"Experience wheel: {journey.name}",
        description=f"{len(steps)} touchpoints, clockwise from the top; the table says the same.",
        width=_number(_WIDTH),
        height=_number(height),
        x=_number(middle[0]),
        y=_number(middle[1]),
        hub=_number(_HUB),
        personas=tuple(_in_the_middle(site, journey)),
        sectors=tuple(_sectors(steps, middle)),
        spokes=tuple(_spokes(site, steps, turns, middle)),
        table=table_of(site, f"Experience wheel: {journey.name}", _COLUMNS, steps),
    )


def _in_the_middle(site: Site, journey: Journey) -> Iterator[str]:
    """The personas, and how many more there are than have room."""
    names = [link.name for link in site.links_to(key_of(Persona.kind, each) for each in journey.personas)]
    shown = names if len(names) <= _MOST_PERSONAS else names[: _MOST_PERSONAS - 1]
    yield from (_shortened(name, _LONGEST_PERSONA) for name in shown or ["Customers"])
    if more := len(names) - len(shown):
        yield f"and {more:,} more"


def _sectors(steps: list[_Step], middle: tuple[float, float]) -> Iterator[Sector]:
    first = 0
    for period, found in groupby(steps, key=lambda step: str(step[0].stage.period or "")):
        count = len(list(found))
        start, end = first / len(steps), (first + count) / len(steps)
        x, y = _at(middle, (start + end) / 2, _INNER)
        yield Sector(_period_words(period), period or "unsaid", _outline(middle, start, end), _number(x), _number(y))
        first += count


def _period_words(period: str | None) -> str:
    return capitalised(period) if period else "Period not said"


def _outline(middle: tuple[float, float], start: float, end: float) -> str:
    """A ring's part as a path; a whole ring has two, as an arc cannot end where it begins."""
    if end - start > 1 / 2:
        half = (start + end) / 2
        return _outline(middle, start, half) + _outline(middle, half, end)
    outer, inner = _OUTER + 22, _HUB + 8
    points = [_at(middle, start, outer), _at(middle, end, outer), _at(middle, end, inner), _at(middle, start, inner)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = ((_number(x), _number(y)) for x, y in points)
    return (
        f"M{ax} {ay}A{_number(outer)} {_number(outer)} 0 0 1 {bx} {by}L{cx} {cy}"
        f"A{_number(inner)} {_number(inner)} 0 0 0 {dx} {dy}Z"
    )


def _spokes(site: Site, steps: list[_Step], turns: Sequence[float], middle: tuple[float, float]) -> Iterator[Spoke]:
    heights = _heights(turns, middle)
    for (_, column), turn, label_y in zip(steps, turns, heights, strict=True):
        x, y = _at(middle, turn, _OUTER)
        is_left = turn >= 1 / 2
        yield Spoke(
            touchpoint=site.links[column.touchpoint.key],
            name=_shortened(column.touchpoint.name, _LONGEST_NAME),
            title=_said(column),
            score=f"{column.score:f}" if column.score is not None else "",
            is_decisive=column.touchpoint.moment_of_truth,
            is_lowest=column.is_lowest,
            x=_number(x),
            y=_number(y),
            label_x=_number(middle[0] + (-_LABEL if is_left else _LABEL)),
            label_y=_number(label_y),
            is_left=is_left,
        )


def _heights(turns: Sequence[float], middle: tuple[float, float]) -> list[float]:
    """Where names stand: beside their touchpoints, but never closer to each other than a line."""
    found = [0.0] * len(turns)
    right = [number for number, turn in enumerate(turns) if turn < 1 / 2]
    left = [number for number, turn in reversed([*enumerate(turns)]) if turn >= 1 / 2]
    for side in (right, left):
        wanted = [_at(middle, turns[number], _OUTER + 20)[1] for number in side]
        placed: list[float] = []
        for number, want in enumerate(wanted):
            # Room is left for the names below this one.
            most = 2 * middle[1] - _LINE * (len(wanted) - number) + _LINE / 2
            placed.append(min(max(want, (placed[-1] + _LINE) if placed else _LINE / 2), most))
        for number, place in zip(side, placed, strict=True):
            found[number] = place
    return found


def _at(middle: tuple[float, float], turn: float, radius: float) -> tuple[float, float]:
    """The point after a part of a turn, clockwise from the top."""
    angle = 2 * math.pi * turn
    return middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)


def _said(column: TouchpointColumn) -> str:
    decisive = ", make-or-break" if column.touchpoint.moment_of_truth else ""
    return f"{column.touchpoint.name}: {felt_words(column)}{decisive}"


def _shortened(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _number(number: float) -> str:
    return f"{number:.1f}"


def _make_or_break(_site: Site, step: _Step) -> Value:
    return Words("yes") if step[1].touchpoint.moment_of_truth else NOTHING


_COLUMNS: Columns[_Step] = (
    Column("Touchpoint", lambda site, step: site.links[step[1].touchpoint.key], Holds.NAME),
    Column("When", lambda _, step: Words(_period_words(step[0].stage.period))),
    Column("Score", lambda _, step: Words(felt_words(step[1]))),
    Column("Make-or-break", _make_or_break),
)
