"""The ways of lines between columns, past the cards that stand between their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxmap.adapters.drawing.graphs.scene import Box, Route, path, route_of
from cxmap.diagrams.graph import GraphEdge, Stroke

_STEP = 9
_CORNER = 10
_TIP = 3
_BELOW = 8
_LEAST_BULGE, _MOST_BULGE = 24, 64
# Several lines through one gap run beside each other.
_BESIDE = (0, 4, -4)


@dataclass(frozen=True, slots=True)
class _End:
    """Where a line touches a card: which one, and on its left (-1) or its right side (1)."""

    box: Box
    column: int
    side: int


@dataclass(frozen=True, slots=True)
class _Line:
    edge: GraphEdge
    source: _End
    target: _End


def routes(columns: Sequence[Sequence[Box]], edges: Iterable[GraphEdge]) -> Iterator[Route]:
    """A way for each edge; the lines that touch one side of a card are spread along it."""
    boxes = {box.card.node.key: (box, column) for column, members in enumerate(columns) for box in members}
    lines = [_line(edge, boxes) for edge in edges]
    ports = _ports(lines)
    taken: dict[tuple[int, float], int] = defaultdict(int)
    for position, line in enumerate(lines):
        start, end = ports[position, "source"], ports[position, "target"]
        passed = tuple(_passed(columns, line, (start, end), taken))
        yield route_of(_way(line, start, end, passed), line.edge, line.source.box, line.target.box)


def _line(edge: GraphEdge, boxes: Mapping[str, tuple[Box, int]]) -> _Line:
    (source, left), (target, right) = boxes[edge.source], boxes[edge.target]
    if left == right:
        # On the outer side of the first column, where no other lines are.
        side = 1 if left else -1
        return _Line(edge, _End(source, left, side), _End(target, right, side))
    side = 1 if left < right else -1
    return _Line(edge, _End(source, left, side), _End(target, right, -side))


def _ports(lines: Sequence[_Line]) -> Mapping[tuple[int, str], float]:
    """At which height each line touches its cards."""
    sides = defaultdict[tuple[str, int], list[tuple[float, int, str]]](list)
    for position, line in enumerate(lines):
        for name, end, other in (("source", line.source, line.target), ("target", line.target, line.source)):
            sides[end.box.card.node.key, end.side].append((other.box.middle, position, name))
    ports: dict[tuple[int, str], float] = {}
    middles = {end.box.card.node.key: end.box for line in lines for end in (line.source, line.target)}
    for (key, _), touching in sides.items():
        box = middles[key]
        step = min(_STEP, (box.card.height - 2 * _CORNER) / max(len(touching) - 1, 1))
        for at, (_, position, name) in enumerate(sorted(touching)):
            ports[position, name] = box.middle + (at - (len(touching) - 1) / 2) * step
    return ports


def _passed(
    columns: Sequence[Sequence[Box]],
    line: _Line,
    heights: tuple[float, float],
    taken: dict[tuple[int, float], int],
) -> Iterator[tuple[float, float, float]]:
    """Through which gap of each column in between a line goes: its left end, its right end, its height."""
    first, last = line.source.column, line.target.column
    step = 1 if first < last else -1
    for column in range(first + step, last, step):
        share = (column - first) / (last - first)
        wanted = heights[0] + share * (heights[1] - heights[0])
        members = columns[column]
        gap = min(_free(members), key=lambda y: (abs(y - wanted), y))
        offset = _BESIDE[taken[column, gap] % len(_BESIDE)]
        taken[column, gap] += 1
        yield members[0].x, members[0].right, gap + offset


def _free(members: Sequence[Box]) -> Iterator[float]:
    yield members[0].y - _BELOW
    # Where a section begins, its name stands right above the lower card.
    yield from (box.bottom + _BELOW for box in members)


def _way(line: _Line, start: float, end: float, passed: Sequence[tuple[float, float, float]]) -> str:
    source, target = line.source, line.target
    # What stands at an end of a line needs its room.
    x = _edge_of(source) + (source.side * _TIP if line.edge.relation.line is Stroke.CROSSED else 0)
    goal = _edge_of(target) + target.side * _TIP
    if source.column == target.column:
        out = x + source.side * min(_LEAST_BULGE + abs(start - end) / 8, _MOST_BULGE)
        return path("M", x, start, "C", out, start, out, end, goal, end)
    parts: list[str | float] = ["M", x, start]
    y = start
    for left, right, height in passed:
        near, far = (left, right) if source.side > 0 else (right, left)
        parts += [*_curve(x, y, near, height), "H", far]
        x, y = far, height
    return path(*parts, *_curve(x, y, goal, end))


def _edge_of(end: _End) -> float:
    return end.box.right if end.side > 0 else end.box.x


def _curve(x: float, y: float, to_x: float, to_y: float) -> Iterator[str | float]:
    middle = (x + to_x) / 2
    yield from ("C", middle, y, middle, to_y, to_x, to_y)
