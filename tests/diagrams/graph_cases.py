"""Graphs as cases write them: names by key, and what is related to what."""

from __future__ import annotations

from typing import Any

from cxmap.diagrams import (
    Blueprint,
    BlueprintParty,
    BlueprintStep,
    Ecosystem,
    Graph,
    GraphEdge,
    GraphNode,
    Neighbourhood,
    NodeKind,
    Place,
    PromiseChain,
    Relation,
    Rest,
    blueprint_graph,
    chain_graph,
    ecosystem_graph,
    neighbourhood_graph,
)
from cxmap.model.touchpoint import Layer
from cxmap.model.verdicts import Verdict


def graph_of(case: dict[str, Any]) -> Graph:
    """The graph of whichever kind the case holds."""
    (kind,) = {"blueprint", "chain", "ecosystem", "neighbourhood"} & case.keys()
    return {"blueprint": _blueprint, "chain": _chain, "ecosystem": _ecosystem, "neighbourhood": _neighbourhood}[kind](
        case[kind], {key: node_of(key, given) for key, given in case.get("nodes", {}).items()}
    )


def node_of(key: str, given: dict[str, Any] | str | None = None) -> GraphNode:
    """A node of the kind that its key begins with; a name alone is enough."""
    values: dict[str, Any] = {"name": given} if isinstance(given, str) else dict(given or {})
    kind, _, identity = key.partition("/")
    return GraphNode(
        key,
        values.get("name", identity),
        NodeKind(kind),
        path=values.get("path", ""),
        verdict=Verdict(values["verdict"]) if "verdict" in values else None,
        is_weakest=values.get("weakest", False),
        marks=tuple(values.get("marks", ())),
    )


def table_of(graph: Graph) -> str:
    return "".join(
        f"{row.source.name} | {row.relation} | {row.target.name if row.target else ''}".rstrip(" |") + "\n"
        for row in graph.rows
    )


def _blueprint(given: dict[str, Any], nodes: dict[str, GraphNode]) -> Graph:
    steps = tuple(
        BlueprintStep(
            _found(step["touchpoint"], nodes),
            Layer(step.get("layer", "frontstage")),
            tuple(
                BlueprintParty(_found(key, nodes), Layer(layer))
                for party in step.get("parties", ())
                for key, layer in party.items()
            ),
            step.get("stage", ""),
        )
        for step in given.get("steps", ())
    )
    return blueprint_graph(Blueprint(given["title"], steps))


def _chain(given: dict[str, Any], nodes: dict[str, GraphNode]) -> Graph:
    rests = tuple(Rest(_found(upper, nodes), _found(lower, nodes)) for upper, lower in given.get("rests", ()))
    return chain_graph(PromiseChain(_found(given["promise"], nodes), rests))


def _neighbourhood(given: dict[str, Any], nodes: dict[str, GraphNode]) -> Graph:
    places = tuple(
        Place(
            _found(place["touchpoint"], nodes),
            place.get("owned", False),
            place.get("seen", True),
            tuple(_found(key, nodes) for key in place.get("promises", ())),
            tuple(_found(key, nodes) for key in place.get("met", ())),
        )
        for place in given.get("places", ())
    )
    tensions = tuple(_found(key, nodes) for key in given.get("tensions", ()))
    return neighbourhood_graph(Neighbourhood(_found(given["party"], nodes), places, tensions))


def _ecosystem(given: dict[str, Any], nodes: dict[str, GraphNode]) -> Graph:
    relations = tuple(
        GraphEdge(source, target, Relation(relation), *label)
        for source, relation, target, *label in given.get("relations", ())
    )
    return ecosystem_graph(Ecosystem(given["title"], tuple(_found(key, nodes) for key in given["members"]), relations))


def _found(key: str, nodes: dict[str, GraphNode]) -> GraphNode:
    return nodes.get(key) or node_of(key)
