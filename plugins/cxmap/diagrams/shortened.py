"""A graph too large to be read, shortened to its most important nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cxmap.diagrams.graph import Graph
from cxmap.diagrams.mermaid import LONGEST_TEXT, flowchart_text

# More than this, and nobody reads the diagram.
MOST_NODES = 60
# Mermaid draws no more.
MOST_EDGES = 500


def shortened(graph: Graph, most: int = MOST_NODES) -> Graph:
    """The graph without the last nodes of its largest groups, as far as that is needed to draw and to read it.

    How many nodes are missing is in `left_out`.
    """
    return shortened_with_text(graph, most)[0]


def shortened_with_text(graph: Graph, most: int = MOST_NODES) -> tuple[Graph, str]:
    """The shortened graph and its Mermaid text, which must be made to know that it is short enough."""
    shorter = _cut(graph, most)
    text = flowchart_text(shorter)
    while most > 1 and (len(shorter.edges) > MOST_EDGES or len(text) > LONGEST_TEXT):
        most = min(most, len(shorter.nodes)) * 3 // 4
        shorter = _cut(graph, most)
        text = flowchart_text(shorter)
    return shorter, text


def _cut(graph: Graph, most: int) -> Graph:
    count = len(graph.nodes)
    if count <= most:
        return graph
    left = _left(graph, count - most)
    groups = tuple(
        replace(group, nodes=group.nodes[: left[position]])
        for position, group in enumerate(graph.groups)
        if left[position]
    )
    shown = {node.key for group in groups for node in group.nodes}
    edges = tuple(edge for edge in graph.edges if edge.source in shown and edge.target in shown)
    return replace(graph, groups=groups, edges=edges, left_out=graph.left_out + count - most)


def _left(graph: Graph, surplus: int) -> Mapping[int, int]:
    """How many nodes each group keeps: the largest, of several the last, gives way first."""
    sizes = {position: len(group.nodes) for position, group in enumerate(graph.groups)}
    for _ in range(surplus):
        largest = max(sizes, key=lambda position: (sizes[position], position))
        sizes[largest] -= 1
    return sizes
