"""Diagrams: values made from the map, and their Mermaid text last."""

from cxmap.diagrams.blueprint import blueprint_graphs, parties_at
from cxmap.diagrams.chain import chain_graph, weakest_links
from cxmap.diagrams.ecosystem import MOST_LINES, Acting, Couples, ecosystem_graph, journey_ecosystem_graph
from cxmap.diagrams.graph import (
    Arrangement,
    Graph,
    GraphEdge,
    GraphGroup,
    GraphHeading,
    GraphNode,
    GraphRow,
    NodeKind,
    Relation,
    Stroke,
)
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask, journey_diagram
from cxmap.diagrams.journey_parts import MOST_TASKS, journey_parts
from cxmap.diagrams.mermaid import (
    LONGEST_TEXT,
    NO_SCORE,
    NO_TOUCHPOINTS,
    escaped,
    flowchart_text,
    journey_text,
    node_names,
    showable,
)
from cxmap.diagrams.neighbourhood import neighbourhood_graph
from cxmap.diagrams.shortened import MOST_NODES, shortened, shortened_with_text

__all__ = [
    "LONGEST_TEXT",
    "MOST_LINES",
    "MOST_NODES",
    "MOST_TASKS",
    "NO_SCORE",
    "NO_TOUCHPOINTS",
    "Acting",
    "Arrangement",
    "Couples",
    "Graph",
    "GraphEdge",
    "GraphGroup",
    "GraphHeading",
    "GraphNode",
    "GraphRow",
    "JourneyDiagram",
    "JourneySection",
    "JourneyTask",
    "NodeKind",
    "Relation",
    "Stroke",
    "blueprint_graphs",
    "chain_graph",
    "ecosystem_graph",
    "escaped",
    "flowchart_text",
    "journey_diagram",
    "journey_ecosystem_graph",
    "journey_parts",
    "journey_text",
    "neighbourhood_graph",
    "node_names",
    "parties_at",
    "shortened",
    "shortened_with_text",
    "showable",
    "weakest_links",
]
