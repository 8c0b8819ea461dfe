"""The parts of a graph's picture, each in its place."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.adapters.drawing.graphs.cards import Box
from cxmap.diagrams import GraphEdge, Stroke

MARGIN = 12


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
