"""The text of a flowchart, which every graph is drawn as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, groupby
from typing import Any

from cxmap.diagrams.graph import Arrangement, Graph, GraphEdge, GraphGroup, GraphNode, NodeKind, Stroke
from cxmap.diagrams.mermaid.classes import flowchart, style
from cxmap.diagrams.mermaid.escaping import escaped, label

_SHAPES = {
    NodeKind.PROMISE: "stadium-shape",
    NodeKind.TOUCHPOINT: "normal",
    NodeKind.CAPABILITY: "round-edge",
    NodeKind.DEPARTMENT: "normal",
    NodeKind.PARTNER: "subroutine-shape",
    NodeKind.PERSONA: "stadium-shape",
    NodeKind.JOURNEY: "round-edge",
}
_WEAKEST_SHAPE = "hexagon"
# The line, and what stands at its two ends.
_LINES = {
    Stroke.ARROW: ("normal", "none", "arrow"),
    Stroke.DASHED_ARROW: ("dotted", "none", "arrow"),
    Stroke.DOTTED: ("dotted", "none", "none"),
    Stroke.CROSSED: ("thick", "cross", "cross"),
    Stroke.HEAVY: ("thick", "none", "arrow"),
}
_DIRECTIONS = {Arrangement.COLUMNS: ("LR", "TB"), Arrangement.LANES: ("TB", "LR")}


def flowchart_text(graph: Graph) -> str:
    """The text of Mermaid's flowchart, which shows every name as it was written."""
    across, along = _DIRECTIONS[graph.arrangement]
    names = node_names(graph)
    nodes = {node.key: _node(node, names[node.key]) for node in graph.nodes}
    notes = {note: flowchart().Node(f"t{at}", label(note.text)) for at, note in enumerate(graph.above.notes)}
    above = [_subgraph("t", graph.above.name, list(notes.values()), along)] if notes else []
    groups = [*above, *_frames(graph.groups, nodes, along)]
    line, left, right = _LINES[Stroke.DOTTED]
    links = [flowchart().Link(text, nodes[note.node], line, left, right) for note, text in notes.items()]
    links += [_link(edge, nodes) for edge in graph.edges]
    script: str = flowchart().FlowChart("", groups, links, across).script
    # Drops the front matter, as a drawing's title is its caller's, and the definitions of styles, which are empty
    # and in any order.
    lines = [line.strip() for line in script.split("\n---\n", 1)[1].split("\n")]
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("classDef "))


def node_names(graph: Graph) -> Mapping[str, str]:
    """The name of each node in the text, by its key."""
    return {node.key: f"n{position}" for position, node in enumerate(graph.nodes)}


def _frames(groups: Iterable[GraphGroup], nodes: Mapping[str, Any], direction: str) -> Iterator[Any]:
    frames, inner = count(), count()
    for frame, members in groupby(groups, key=lambda group: group.within):
        subgraphs = [
            _subgraph(f"g{next(inner)}", group.name, [nodes[node.key] for node in group.nodes], direction)
            for group in members
            if group.nodes
        ]
        yield from [_subgraph(f"f{next(frames)}", frame, subgraphs, direction)] if frame and subgraphs else subgraphs


def _subgraph(name: str, heading: str, members: list[Any], direction: str) -> Any:
    return flowchart().Node(name, label(heading), sub_nodes=members, direction=direction)


def _node(node: GraphNode, name: str) -> Any:
    below = "".join(f"<br>{escaped(words)}" for words in (node.doing, ", ".join(node.words)) if words)
    shape = _WEAKEST_SHAPE if node.is_weakest else _SHAPES[node.kind]
    looks = (node.kind, *([node.verdict] if node.verdict else []), *(["weakest"] if node.is_weakest else []))
    return flowchart().Node(name, label(node.name) + below, shape, styles=[style(str(look)) for look in looks])


def _link(edge: GraphEdge, nodes: Mapping[str, Any]) -> Any:
    line, left, right = _LINES[edge.relation.line]
    return flowchart().Link(nodes[edge.source], nodes[edge.target], line, left, right)
