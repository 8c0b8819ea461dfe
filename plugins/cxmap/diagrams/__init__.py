"""Diagrams: values first, Mermaid text last."""

from cxmap.diagrams.blueprint import Blueprint, BlueprintParty, BlueprintStep, blueprint_graph
from cxmap.diagrams.blueprint_parts import blueprint_parts
from cxmap.diagrams.chain import PromiseChain, Rest, chain_graph
from cxmap.diagrams.ecosystem import Ecosystem, ecosystem_graph
from cxmap.diagrams.graph import (
    Arrangement,
    Graph,
    GraphEdge,
    GraphGroup,
    GraphHeading,
    GraphNode,
    GraphRow,
    Line,
    NodeKind,
    Relation,
)
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
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
from cxmap.diagrams.neighbourhood import Neighbourhood, Place, neighbourhood_graph
from cxmap.diagrams.parts import MOST_TASKS, parts
from cxmap.diagrams.shortened import MOST_NODES, shortened, shortened_with_text

__all__ = [
    "LONGEST_TEXT",
    "MOST_NODES",
    "MOST_TASKS",
    "NO_SCORE",
    "NO_TOUCHPOINTS",
    "Arrangement",
    "Blueprint",
    "BlueprintParty",
    "BlueprintStep",
    "Ecosystem",
    "Graph",
    "GraphEdge",
    "GraphGroup",
    "GraphHeading",
    "GraphNode",
    "GraphRow",
    "JourneyDiagram",
    "JourneySection",
    "JourneyTask",
    "Line",
    "Neighbourhood",
    "NodeKind",
    "Place",
    "PromiseChain",
    "Relation",
    "Rest",
    "blueprint_graph",
    "blueprint_parts",
    "chain_graph",
    "ecosystem_graph",
    "escaped",
    "flowchart_text",
    "journey_text",
    "neighbourhood_graph",
    "node_names",
    "parts",
    "shortened",
    "shortened_with_text",
    "showable",
]
