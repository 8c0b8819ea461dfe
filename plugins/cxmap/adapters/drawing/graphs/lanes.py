"""Lanes: groups as rows, one column a step, and a line between what is seen and what is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cxmap.adapters.drawing.graphs.scene import (
    MARGIN,
    TEXT_LINE,
    WORDS_SIZE,
    Band,
    Box,
    Card,
    Route,
    Scene,
    TextLines,
    cards_of,
    path,
    route_of,
)
from cxmap.adapters.drawing.labels import wrapped
from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, Relation
from cxmap.diagrams.mermaid.escaping import showable

_CARD = 150
_NAMES = 104
_NAME_SIZE = 13
_STEP = _CARD + 26
_PADDING = 12
_BETWEEN = 8
_LINE_ROOM = 34
_ARROW = 3
_BEND = 7
_ONWARD = frozenset({Relation.THEN, Relation.HANDS_OVER})


@dataclass(frozen=True, slots=True)
class _PlacedLane:
    group: GraphGroup
    top: float
    height: float
    boxes: tuple[Box, ...]


def lanes_scene(graph: Graph) -> Scene:
    """The lanes below each other, with the headings of their columns and the notes on top."""
    cards = cards_of(graph, _CARD, _STEP)
    columns = 1 + max((node.column + node.columns - 1 for node in graph.nodes), default=0)
    width = _column_x(columns - 1) + _CARD + _PADDING + MARGIN
    headings = tuple(_headings(graph))
    top = MARGIN + max((band.height + _BETWEEN for band, _ in headings), default=0)
    notes = tuple(_notes(graph, top))
    above = max((text.y + len(text.lines) * TEXT_LINE + _PADDING for text in notes), default=top) - top
    lanes = tuple(_lanes(graph, cards, top + (above + _BETWEEN if notes else 0)))
    bottom = max((lane.top + lane.height for lane in lanes), default=top)
    boxes = {box.card.node.key: box for lane in lanes for box in lane.boxes}
    rows = (
        *(((graph.above.name, top, above),) if notes else ()),
        *((each.group.name, each.top, each.height) for each in lanes),
    )
    bands = (Band(MARGIN, y, width - 2 * MARGIN, height, "lane") for _, y, height in rows)
    names = (
        TextLines(_lines(name, _NAMES - _PADDING), MARGIN + _PADDING, y + _PADDING, "lane-name") for name, y, _ in rows
    )
    lines = tuple(_frame_lines(lanes, width))
    return Scene(
        width,
        bottom + MARGIN,
        (*(band for band, _ in headings), *bands),
        (
            *(route for route, _ in lines),
            *(_route(edge, boxes[edge.source], boxes[edge.target]) for edge in graph.edges),
        ),
        tuple(boxes.values()),
        (*(words for _, words in headings), *names, *notes, *(words for _, words in lines)),
    )


def _notes(graph: Graph, top: float) -> Iterator[TextLines]:
    columns = {node.key: node.column for node in graph.nodes}
    for note in graph.above.notes:
        lines = wrapped(showable(note.text), _CARD - _PADDING, WORDS_SIZE)
        yield TextLines(lines, _column_x(columns[note.node]) + _PADDING, top + _PADDING, "note")


def _headings(graph: Graph) -> Iterator[tuple[Band, TextLines]]:
    named = [
        (heading, _lines(heading.name, _span(heading.first, heading.last) - 2 * _PADDING)) for heading in graph.headings
    ]
    height = max((len(lines) for _, lines in named), default=0) * _NAME_SIZE * 1.3 + _PADDING
    for heading, lines in named:
        x = _column_x(heading.first)
        yield (
            Band(x, MARGIN, _span(heading.first, heading.last), height, "heading"),
            TextLines(lines, x + _PADDING, MARGIN + _PADDING / 2, "heading"),
        )


def _span(first: int, last: int) -> float:
    return (last - first) * _STEP + _CARD


def _lanes(graph: Graph, cards: Mapping[str, Card], top: float) -> Iterator[_PlacedLane]:
    within = ""
    for group in graph.groups:
        if group.within != within:
            top += _LINE_ROOM
            within = group.within
        boxes = tuple(_stacked(group, cards, top + _PADDING))
        height = max(box.bottom for box in boxes) - top + _PADDING
        yield _PlacedLane(group, top, height, boxes)
        top += height + _BETWEEN


def _stacked(group: GraphGroup, cards: Mapping[str, Card], top: float) -> Iterator[Box]:
    free: dict[int, float] = defaultdict(lambda: top)
    for node in group.nodes:
        columns = range(node.column, node.column + node.columns)
        box = Box(cards[node.key], _column_x(node.column), max(free[column] for column in columns))
        free.update(dict.fromkeys(columns, box.bottom + _BETWEEN))
        yield box


def _column_x(column: int) -> float:
    return MARGIN + _NAMES + column * _STEP


def _frame_lines(lanes: tuple[_PlacedLane, ...], width: float) -> Iterator[tuple[Route, TextLines]]:
    """A line above each frame, with its name."""
    within = ""
    for lane in lanes:
        if lane.group.within != within:
            within = lane.group.within
            y = lane.top - _LINE_ROOM / 2 - _BETWEEN / 2
            yield (
                Route(path("M", MARGIN, y, "H", width - MARGIN)),
                TextLines((showable(within),), MARGIN + _PADDING, y - 8, "line-name"),
            )


def _route(edge: GraphEdge, source: Box, target: Box) -> Route:
    if edge.relation in _ONWARD:
        return route_of(_onward(source, target), edge, source, target)
    # From middle to middle of the first column that they share: the cards hide where it begins and ends. Where it
    # stands says what it means, as the table does.
    x = max(source.x, target.x) + _CARD / 2
    way = path("M", x, target.middle, "V", source.middle)
    return replace(route_of(way, edge, source, target), about="")


def _onward(source: Box, target: Box) -> str:
    """Straight on within a lane, in two bends to another."""
    start, end = source.right, target.x - _ARROW
    if source.y == target.y:
        return path("M", start, min(source.middle, target.middle), "H", end)
    middle, bend = (start + end) / 2, _BEND if target.middle > source.middle else -_BEND
    first = ("H", middle - _BEND, "Q", middle, source.middle, middle, source.middle + bend)
    second = ("V", target.middle - bend, "Q", middle, target.middle, middle + _BEND, target.middle)
    return path("M", start, source.middle, *first, *second, "H", end)


def _lines(text: str, width: float) -> tuple[str, ...]:
    return wrapped(showable(text), width, _NAME_SIZE)
