"""A graph too large to be read, shortened to its most important nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cxmap.diagrams.graph import Graph
from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT
from cxmap.diagrams.mermaid.flowchart import flowchart_text

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
    surplus = len(graph.nodes) - most
    if surplus <= 0:
        return graph
    gone = frozenset(_giving_way(graph, surplus, _kept(graph, most)))
    groups = (
        replace(group, nodes=tuple(node for node in group.nodes if node.key not in gone)) for group in graph.groups
    )
    edges = tuple(edge for edge in graph.edges if edge.source not in gone and edge.target not in gone)
    shown = tuple(group for group in groups if group.nodes)
    notes = tuple(note for note in graph.above.notes if note.node not in gone)
    above = replace(graph.above, notes=notes)
    return replace(graph, groups=shown, edges=edges, above=above, left_out=graph.left_out + len(gone))


def _giving_way(graph: Graph, surplus: int, kept: frozenset[str]) -> Iterator[str]:
    """The last nodes of the largest group, of several the last, time and again; those to be kept stay."""
    spare = [[node.key for node in group.nodes if node.key not in kept] for group in graph.groups]
    sizes = {position: len(group.nodes) for position, group in enumerate(graph.groups)}
    for _ in range(min(surplus, sum(map(len, spare)))):
        largest = max((at for at in sizes if spare[at]), key=lambda at: (sizes[at], at))
        sizes[largest] -= 1
        yield spare[largest].pop()


def _kept(graph: Graph, most: int) -> frozenset[str]:
    """The weakest links, each with one way to it, as many as can be read and at least the first."""
    above = {edge.target: edge.source for edge in reversed(graph.edges)}
    kept: frozenset[str] = frozenset()
    for node in graph.nodes:
        if node.is_weakest:
            way = frozenset(_way_up(node.key, above))
            if kept and len(kept | way) > most:
                break
            kept |= way
    return kept


def _way_up(key: str, above: Mapping[str, str]) -> Iterator[str]:
    """The node, and those on the first way that leads to it."""
    seen: set[str] = set()
    while key and key not in seen:
        yield key
        seen.add(key)
        key = above.get(key, "")
