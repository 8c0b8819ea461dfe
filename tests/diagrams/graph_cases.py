"""Graphs of small maps, as cases name them: the kind of graph, what it is of, and what its map holds."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from cxmap.diagrams.blueprint import blueprint_graphs
from cxmap.diagrams.chain import chain_graph
from cxmap.diagrams.ecosystem import Acting, ecosystem_graph
from cxmap.diagrams.graph import Graph, GraphNode, NodeKind
from cxmap.diagrams.neighbourhood import neighbourhood_graph
from cxmap.insight.involvement import involvements
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import places_of
from cxmap.model.department import Department
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from tests.alignment.small_maps import Changes, small_map


def judged_map(changes: Changes) -> JudgedMap:
    compiled = small_map(changes)
    return JudgedMap(compiled.catalogue, compiled.alignment)


def graph_of(case: dict[str, Any]) -> Graph:
    """The graph of whichever kind the case holds."""
    judged = judged_map(case["map"])
    (kind,) = {"blueprint", "chain", "ecosystem", "neighbourhood"} & case.keys()
    if kind == "ecosystem":
        return ecosystem_of(judged)
    entity = judged.catalogue.entity(Key(case[kind]))
    if isinstance(entity, Journey):
        (graph,) = blueprint_graphs(judged, entity)
        return graph
    if isinstance(entity, Promise):
        return chain_graph(judged, entity)
    assert isinstance(entity, Party)
    return neighbourhood_graph(judged, entity, places_of(judged, entity.key))


def ecosystem_of(judged: JudgedMap) -> Graph:
    """The whole ecosystem in one graph."""
    parties = [party for kind in (Department, Partner) for party in judged.catalogue.all(kind)]
    couples = tuple((party.key, other) for party in parties for other in party.in_tension_with)
    return ecosystem_graph(judged, "The whole ecosystem", acting_in(judged), couples)


def acting_in(judged: JudgedMap) -> list[Acting]:
    """The journeys that somebody has a part in, with these parts."""
    parties = [party.key for kind in (Department, Partner) for party in judged.catalogue.all(kind)]
    found = involvements(judged, {party: places_of(judged, party) for party in parties})
    return [(journey, tuple(parts)) for journey, parts in groupby(found, key=lambda each: each.journey)]


def node_of(key: str, name: str = "") -> GraphNode:
    """A node of the kind that its key begins with."""
    kind, identity = kind_and_id(Key(key))
    return GraphNode(key, name or identity, NodeKind(kind))


def table_of(graph: Graph) -> str:
    return "".join(
        f"{row.source.name} | {row.relation} | {row.target.name if row.target else ''}".rstrip(" |") + "\n"
        for row in graph.rows
    )
