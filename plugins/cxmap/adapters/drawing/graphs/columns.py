"""Columns: groups side by side, the lines running between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from cxmap.adapters.drawing.graphs.routes import routes
from cxmap.adapters.drawing.graphs.scene import MARGIN, Band, Box, Card, Scene, TextLines, cards_of
from cxmap.adapters.drawing.labels import wrapped
from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup
from cxmap.diagrams.mermaid.escaping import showable

_CARD, _NARROW_CARD = 154, 132
_MANY_COLUMNS = 5
_PADDING = 10
_BETWEEN, _WIDELY = 16, 44
_ARCS = 46
_HEADING_SIZE, _HEADING_LINE = 13, 17
_NARROWEST_GAP, _WIDEST_GAP = 34, 150

# Further down, the head of the page would show empty columns.
_LOWEST_START = 200
_Framed: TypeAlias = tuple[str, tuple[GraphGroup, ...]]


@dataclass(frozen=True, slots=True)
class _Stack:
    """One column: its heading and its sections, each with a name of its own where there are several."""

    heading: tuple[str, ...]
    sections: tuple[tuple[tuple[str, ...], tuple[Card, ...]], ...]

    def height(self, between: float = _BETWEEN) -> float:
        return self._filled + between * self._gaps

    def between(self, tallest: float) -> float:
        """How far the cards stand apart where the tallest column leaves room."""
        return min(max((tallest - self._filled) / max(self._gaps, 1), _BETWEEN), _WIDELY)

    @property
    def _filled(self) -> float:
        names = sum(len(name) for name, _ in self.sections) * _HEADING_LINE
        return names + sum(card.height for _, cards in self.sections for card in cards)

    @property
    def _gaps(self) -> int:
        return sum(len(cards) for _, cards in self.sections) - 1


def columns_scene(graph: Graph) -> Scene:
    """The columns from left to right, each in the middle of the tallest."""
    columns = tuple(_columns(graph.groups))
    card_width = _NARROW_CARD if len(columns) >= _MANY_COLUMNS else _CARD
    stacks = _stacks(graph, columns, card_width)
    gaps = _gaps(graph, stacks)
    top = MARGIN + _PADDING + max((len(stack.heading) for stack in stacks), default=0) * _HEADING_LINE
    tallest = max((stack.height() for stack in stacks), default=0)
    bottom = top + _PADDING + tallest + _PADDING
    bands: list[Band] = []
    words: list[TextLines] = []
    boxes: list[tuple[Box, ...]] = []
    x: float = MARGIN + _room_for_arcs(graph, stacks[:1])
    for stack, gap in zip(stacks, gaps, strict=True):
        bands.append(Band(x, MARGIN, card_width + 2 * _PADDING, bottom - MARGIN, "column"))
        words.append(TextLines(stack.heading, x + _PADDING, MARGIN + _PADDING / 2, "heading"))
        names, column = _placed(stack, x + _PADDING, top + _PADDING, tallest)
        words.extend(names)
        boxes.append(column)
        x += card_width + 2 * _PADDING + gap
    width = x - (gaps[-1] if gaps else 0) + _room_for_arcs(graph, stacks[1:][-1:]) + MARGIN
    return Scene(
        width,
        bottom + MARGIN,
        tuple(bands),
        tuple(routes(boxes, graph.edges)),
        tuple(box for column in boxes for box in column),
        tuple(words),
    )


_SWEEPS = 6

# A column is a row of sections, a section a row of keys.
Column = tuple[tuple[str, ...], ...]


def ordered(columns: Sequence[Column], edges: Iterable[GraphEdge]) -> tuple[Column, ...]:
    """The columns with each section in the order that makes the lines shortest, of the orders that were tried.

    Each node is moved to where its neighbours are, in sweeps from left to right and back.
    """
    neighbours = defaultdict[str, list[str]](list)
    for edge in edges:
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    best = current = tuple(columns)
    for sweep in range(_SWEEPS):
        current = _swept(current, neighbours, backwards=bool(sweep % 2))
        best = min(best, current, key=lambda found: _length(found, neighbours))
    return best


def _stacks(graph: Graph, columns: Sequence[_Framed], card_width: float) -> tuple[_Stack, ...]:
    cards = cards_of(graph, card_width)
    keys: list[Column] = [tuple(tuple(node.key for node in group.nodes) for group in groups) for _, groups in columns]
    return tuple(
        _Stack(
            _lines(heading, card_width),
            tuple(
                (_lines(group.name, card_width) if group.name != heading else (), tuple(cards[key] for key in section))
                for group, section in zip(groups, column, strict=True)
            ),
        )
        for (heading, groups), column in zip(columns, ordered(keys, graph.edges), strict=True)
    )


def _columns(groups: Sequence[GraphGroup]) -> Iterator[_Framed]:
    """The groups that stand in one column, with its heading."""
    for within, framed in groupby(groups, key=lambda group: group.within):
        if within:
            yield within, tuple(framed)
        else:
            yield from ((group.name, (group,)) for group in framed)


def _gaps(graph: Graph, stacks: tuple[_Stack, ...]) -> list[float]:
    """The room behind each column: the more lines begin or end there, the more."""
    column = {card.node.key: at for at, stack in enumerate(stacks) for _, cards in stack.sections for card in cards}
    crossing = [0] * len(stacks)
    for edge in graph.edges:
        for at in {min(column[edge.source], column[edge.target]), max(column[edge.source], column[edge.target]) - 1}:
            crossing[max(at, 0)] += 1
    return [min(_NARROWEST_GAP + 2 * count, _WIDEST_GAP) for count in crossing]


def _room_for_arcs(graph: Graph, stacks: tuple[_Stack, ...]) -> float:
    """Lines within the first or the last column run on its outer side."""
    first = {card.node.key for stack in stacks for _, cards in stack.sections for card in cards}
    return _ARCS if any(edge.source in first and edge.target in first for edge in graph.edges) else 0


def _placed(stack: _Stack, x: float, y: float, tallest: float) -> tuple[list[TextLines], tuple[Box, ...]]:
    between = stack.between(tallest)
    y += min((tallest - stack.height(between)) / 2, _LOWEST_START)
    names: list[TextLines] = []
    boxes: list[Box] = []
    for name, cards in stack.sections:
        if name:
            names.append(TextLines(name, x, y - 2, "section"))
            y += len(name) * _HEADING_LINE
        for card in cards:
            boxes.append(Box(card, x, y))
            y += card.height + between
    return names, tuple(boxes)


def _lines(text: str, width: float) -> tuple[str, ...]:
    return wrapped(showable(text), width, _HEADING_SIZE)


def _swept(
    columns: tuple[Column, ...], neighbours: Mapping[str, Sequence[str]], *, backwards: bool
) -> tuple[Column, ...]:
    found = list(columns)
    for at in range(len(found))[:: -1 if backwards else 1]:
        places = _places(found)
        beside = {key for column in (found[at + 1 :] if backwards else found[:at]) for part in column for key in part}

        def pull(key: str, places: Mapping[str, float] = places, beside: set[str] = beside) -> float:
            pulling = [places[other] for other in neighbours.get(key, ()) if other in beside]
            return sum(pulling) / len(pulling) if pulling else places[key]

        found[at] = tuple(tuple(sorted(section, key=pull)) for section in found[at])
    return tuple(found)


def _places(columns: Iterable[Column]) -> Mapping[str, float]:
    """Where each node is, from the middle of its column."""
    places: dict[str, float] = {}
    for column in columns:
        keys = [key for section in column for key in section]
        places |= {key: position - (len(keys) - 1) / 2 for position, key in enumerate(keys)}
    return places


def _length(columns: Iterable[Column], neighbours: Mapping[str, Sequence[str]]) -> float:
    places = _places(columns)
    return sum(abs(places[key] - places[other]) for key, others in neighbours.items() for other in others)
