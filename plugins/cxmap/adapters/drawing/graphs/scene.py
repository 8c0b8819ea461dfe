"""The parts of a graph's picture, each in its place: cards, bands, routes and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cxmap.adapters.drawing.labels import text_width, wrapped
from cxmap.diagrams.graph import Graph, GraphEdge, GraphNode, Relation, Stroke
from cxmap.diagrams.mermaid.escaping import showable

MARGIN = 12
TEXT_LINE = 17


@dataclass(frozen=True, slots=True)
class TextLines:
    """One or more lines of text, from their upper left corner; `look` is the name that the stylesheet knows."""

    lines: tuple[str, ...]
    x: float
    y: float
    look: str


@dataclass(frozen=True, slots=True)
class Band:
    """A coloured area behind everything else."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Route:
    """A line, as the commands of an SVG path; of a relation also its look, its words, and the keys of its ends."""

    path: str
    line: Stroke | None = None
    about: str = ""
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture."""

    width: float
    height: float
    bands: tuple[Band, ...]
    routes: tuple[Route, ...]
    boxes: tuple[Box, ...]
    words: tuple[TextLines, ...]


def path(*parts: str | float) -> str:
    """The commands and numbers as SVG wants them, numbers as short as they can be told apart."""
    return " ".join(part if isinstance(part, str) else shown(part) for part in parts)


def shown(number: float) -> str:
    return f"{round(number, 1):g}"


def route_of(way: str, edge: GraphEdge, source: Box, target: Box) -> Route:
    """The line of an edge between two cards."""
    about = f"{source.card.node.name} {edge.relation} {target.card.node.name}"
    return Route(way, edge.relation.line, about, (edge.source, edge.target))


_SIZE, _LINE = 12, 22
_SAMPLE = 34


def with_notes(scene: Scene, graph: Graph) -> Scene:
    """The picture with a legend, where its lines mean several things, and a sentence about what is missing."""
    y = scene.height
    legend = tuple(_legend(scene, graph, y))
    if legend:
        y = max(words.y for _, words in legend) + _LINE
    missing = _missing(graph, y)
    height = y + (_LINE if missing else 0)
    return replace(
        scene,
        height=height,
        routes=(*scene.routes, *(route for route, _ in legend)),
        words=(*scene.words, *(words for _, words in legend), *missing),
    )


PADDING = 10
NAME_SIZE, WORDS_SIZE = 14, 12
NAME_LINE, WORDS_LINE = 18, 16
ICON = 12
ICON_ROOM = ICON + 5

# What a pill's or a hexagon's ends take away.
_ENDS = 8


@dataclass(frozen=True, slots=True)
class Card:
    """A node with its name and its other words broken into lines; the verdict has a line of its own."""

    node: GraphNode
    width: float
    name: tuple[str, ...]
    doing: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def height(self) -> int:
        verdict = 1 if self.node.verdict else 0
        lines = verdict + len(self.doing) + len(self.words)
        return 2 * PADDING + len(self.name) * NAME_LINE + lines * WORDS_LINE


@dataclass(frozen=True, slots=True)
class Box:
    """A card in its place."""

    card: Card
    x: float
    y: float

    @property
    def right(self) -> float:
        return self.x + self.card.width

    @property
    def bottom(self) -> float:
        return self.y + self.card.height

    @property
    def centre(self) -> float:
        return self.x + self.card.width / 2

    @property
    def middle(self) -> float:
        return self.y + self.card.height / 2


def cards_of(graph: Graph, width: float, step: float = 0) -> Mapping[str, Card]:
    """The cards of all nodes, by key; one that reaches over several columns is so much wider for each."""
    return {node.key: _card(node, width + (node.columns - 1) * step) for node in graph.nodes}


def _legend(scene: Scene, graph: Graph, y: float) -> Iterator[tuple[Route, TextLines]]:
    used = {edge.relation for edge in graph.edges}
    if len({relation.line for relation in used}) < 2:
        return
    x: float = MARGIN
    for line in Stroke:
        meaning = ", ".join(relation for relation in Relation if relation in used and relation.line is line)
        if not meaning:
            continue
        taken = _SAMPLE + 8 + text_width(meaning, _SIZE) + 20
        if x > MARGIN and x + taken > scene.width:
            x, y = MARGIN, y + _LINE
        middle = y + _LINE / 2 - 3
        yield (
            Route(path("M", x, middle, "H", x + _SAMPLE), line),
            TextLines((meaning,), x + _SAMPLE + 8, y, "note"),
        )
        x += taken


def _missing(graph: Graph, y: float) -> tuple[TextLines, ...]:
    if not graph.left_out:
        return ()
    return (TextLines((f"{graph.left_out:,} more would not fit here.",), MARGIN, y, "note"),)


def _card(node: GraphNode, width: float) -> Card:
    room = width - 2 * PADDING - _ENDS
    others = node.words[1:] if node.verdict else node.words
    name = wrapped(showable(node.name), room, NAME_SIZE) or ("\N{NO-BREAK SPACE}",)
    doing, words = (wrapped(showable(text), room, WORDS_SIZE) for text in (node.doing, ", ".join(others)))
    return Card(node, width, name, doing, words)
