"""The ecosystem: employees, partners and customers, and who depends on whom."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, GraphNode, NodeKind

_ORGANISATION = "Who delivers"
# Each with the frame it stands in and the kinds it holds.
_GROUPS = (
    ("Employees", _ORGANISATION, {NodeKind.DEPARTMENT}),
    ("Partners", _ORGANISATION, {NodeKind.PARTNER}),
    ("Journeys", "", {NodeKind.JOURNEY}),
    ("Touchpoints", "", {NodeKind.TOUCHPOINT}),
    ("Promises", "", {NodeKind.PROMISE}),
    ("Capabilities", "", {NodeKind.CAPABILITY}),
    ("Customers", "", {NodeKind.PERSONA}),
)


@dataclass(frozen=True, slots=True)
class Ecosystem:
    """Departments, partners and personas, perhaps with the journeys between them, and their relations."""

    title: str
    members: tuple[GraphNode, ...]
    relations: tuple[GraphEdge, ...]


def ecosystem_graph(ecosystem: Ecosystem) -> Graph:
    """Those who deliver on one side, customers on the other, and what they meet in between.

    Relations to whomever is no member are left out, so that a part of an ecosystem needs a choice of members only.
    """
    members = {node.key: node for node in ecosystem.members}
    groups = (
        GraphGroup(name, tuple(node for node in members.values() if node.kind in kinds), within)
        for name, within, kinds in _GROUPS
    )
    relations = (edge for edge in ecosystem.relations if edge.source in members and edge.target in members)
    return Graph(ecosystem.title, tuple(group for group in groups if group.nodes), tuple(dict.fromkeys(relations)))
