"""The ecosystem: who delivers which journeys to whom, who must mend a promise there, and who is in tension."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, NodeKind, Relation, node_of
from cxmap.diagrams.shortened import MOST_NODES
from cxmap.insight.involvement import Involvement
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona

Acting = tuple[Journey, tuple[Involvement, ...]]
"""A journey, and the parts that parties have in it."""

Couples = tuple[tuple[Key, Key], ...]
"""Parties that are in tension with one another."""

_OUTSIDE = "Outside"
# Each with the frame it stands in and the kind it holds.
_GROUPS = (
    ("Employees", "", NodeKind.DEPARTMENT),
    ("Journeys", "", NodeKind.JOURNEY),
    ("Customers", _OUTSIDE, NodeKind.PERSONA),
    ("Partners", _OUTSIDE, NodeKind.PARTNER),
)


def ecosystem_parts(judged: JudgedMap, acting: Sequence[Acting]) -> tuple[tuple[Acting, ...], ...]:
    """The journeys in the order given, in as many parts as it takes that each can be read."""
    parts: list[list[Acting]] = [[]]
    members: set[Key] = set()
    for each in acting:
        added = frozenset(_members(judged, each))
        if parts[-1] and len(members | added) > MOST_NODES:
            parts.append([])
            members = set()
        parts[-1].append(each)
        members |= added
    return tuple(map(tuple, parts))


def ecosystem_graph(judged: JudgedMap, title: str, acting: Sequence[Acting], couples: Couples) -> Graph:
    """Employees on one side, customers and partners on the other, and the journeys in between.

    No box has a verdict of its own: almost everybody has a part in some promise that is not kept.
    """
    nodes = {
        key: node_of(judged, key) for key in dict.fromkeys(key for each in acting for key in _members(judged, each))
    }
    groups = (
        GraphGroup(name, tuple(node for node in nodes.values() if node.kind is kind), within)
        for name, within, kind in _GROUPS
    )
    edges = (
        *(edge for each in acting for edge in _edges(judged, each)),
        *(GraphEdge(one, other, Relation.TENSION) for one, other in couples),
    )
    known = dict.fromkeys(edge for edge in edges if edge.source in nodes and edge.target in nodes)
    return Graph(title, tuple(group for group in groups if group.nodes), tuple(known))


def _members(judged: JudgedMap, acting: Acting) -> Iterator[Key]:
    """Whom the site does not show is left out."""
    journey, parts = acting
    keys = (*(each.party for each in parts), journey.key, *_personas(journey))
    return (key for key in keys if judged.shows(key))


def _edges(judged: JudgedMap, acting: Acting) -> Iterator[GraphEdge]:
    journey, parts = acting
    for each in parts:
        relation = Relation.MUST_MEND if each.to_mend(judged) else Relation.TAKES_PART
        yield GraphEdge(each.party, journey.key, relation)
    yield from (GraphEdge(journey.key, persona, Relation.SERVES) for persona in _personas(journey))


def _personas(journey: Journey) -> tuple[Key, ...]:
    return tuple(key_of(Persona.kind, name) for name in journey.personas)
