"""Notes below a graph: the meaning of its lines, and how much of it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.adapters.drawing.graphs.scene import MARGIN, Route, Scene, TextLines, path
from cxmap.adapters.drawing.labels import text_width
from cxmap.diagrams import Graph, Relation, Stroke

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
    return (TextLines((f"{graph.left_out:,} more would not fit: the table has them all.",), MARGIN, y, "note"),)
