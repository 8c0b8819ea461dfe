"""A node as a card: its name and the words below it, in the room that they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmap.adapters.drawing.labels import wrapped
from cxmap.diagrams import Graph, GraphNode, showable

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
    words: tuple[str, ...]

    @property
    def height(self) -> int:
        verdict = 1 if self.node.verdict else 0
        return 2 * PADDING + len(self.name) * NAME_LINE + (verdict + len(self.words)) * WORDS_LINE


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


def cards_of(graph: Graph, width: float) -> Mapping[str, Card]:
    """The cards of all nodes, by key."""
    return {node.key: _card(node, width) for node in graph.nodes}


def _card(node: GraphNode, width: float) -> Card:
    room = width - 2 * PADDING - _ENDS
    others = node.words[1:] if node.verdict else node.words
    name = wrapped(showable(node.name), room, NAME_SIZE) or ("\N{NO-BREAK SPACE}",)
    return Card(node, width, name, wrapped(showable(", ".join(others)), room, WORDS_SIZE))
