"""The ecosystem: who delivers a journey to whom, and who depends on whom there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, NodeKind, Relation, judged_node
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import Part, Places, Role
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Layer, Touchpoint

MOST_LINES = 40
"""More than these, and the picture of a whole ecosystem is a web that nobody follows."""

Acting = tuple[Journey, Mapping[Key, Places]]
"""A journey, who acts in it, and where."""

Couples = tuple[tuple[Key, Key], ...]
"""Parties that are in tension with one another."""

_ORGANISATION = "Who delivers"
# Each with the frame it stands in and the kind it holds.
_GROUPS = (
    ("Employees", _ORGANISATION, NodeKind.DEPARTMENT),
    ("Partners", _ORGANISATION, NodeKind.PARTNER),
    ("Touchpoints", "", NodeKind.TOUCHPOINT),
    ("Journeys", "", NodeKind.JOURNEY),
    ("Customers", "", NodeKind.PERSONA),
)


def ecosystem_graph(judged: JudgedMap, acting: Sequence[Acting], couples: Couples) -> Graph:
    """Those who deliver on one side, customers on the other, and the journeys in between."""
    edges = (
        *(
            GraphEdge(party, journey.key, _relation(chain(*places.values())))
            for journey, parties in acting
            for party, places in parties.items()
        ),
        *(GraphEdge(journey.key, persona, Relation.SERVES) for journey, _ in acting for persona in _personas(journey)),
    )
    parties = (party for _, each in acting for party in each)
    personas = (persona for journey, _ in acting for persona in _personas(journey))
    members = (*parties, *(journey.key for journey, _ in acting), *personas)
    return _graph(judged, "The whole ecosystem", members, (*edges, *_tensions(couples)))


def journey_ecosystem_graph(judged: JudgedMap, acting: Acting, couples: Couples) -> Graph:
    """Those who act in a journey, its touchpoints, and the customers who see some of these on it."""
    journey, parties = acting
    touchpoints = [key_of(Touchpoint.kind, step) for step in journey.touchpoints]
    edges = (
        *(
            GraphEdge(party, key, _relation(roles))
            for party, places in parties.items()
            for key, roles in places.items()
        ),
        # By way of the journey, as each persona comes to all of them.
        *(GraphEdge(key, journey.key, Relation.SEEN_ON) for key in _seen(judged, journey)),
        *(GraphEdge(journey.key, persona, Relation.SERVES) for persona in _personas(journey)),
    )
    members = (*parties, *touchpoints, journey.key, *_personas(journey))
    return _graph(judged, journey.name, members, (*edges, *_tensions(couples)))


def _graph(judged: JudgedMap, title: str, members: Iterable[Key], edges: Iterable[GraphEdge]) -> Graph:
    """Relations to whomever is no member, or is not shown, are left out."""
    nodes = {key: judged_node(judged, key) for key in dict.fromkeys(members) if judged.shows(key)}
    groups = (
        GraphGroup(name, tuple(node for node in nodes.values() if node.kind is kind), within)
        for name, within, kind in _GROUPS
    )
    known = dict.fromkeys(edge for edge in edges if edge.source in nodes and edge.target in nodes)
    return Graph(title, tuple(group for group in groups if group.nodes), tuple(known))


def _relation(roles: Iterable[Role]) -> Relation:
    return Relation.OWNS if any(role.part is Part.OWNED for role in roles) else Relation.CONTRIBUTES


def _personas(journey: Journey) -> tuple[Key, ...]:
    return tuple(key_of(Persona.kind, name) for name in journey.personas)


def _seen(judged: JudgedMap, journey: Journey) -> Iterator[Key]:
    found = (judged.catalogue.find(Touchpoint, step) for step in journey.touchpoints)
    return (each.key for each in found if each and each.layer is Layer.FRONTSTAGE)


def _tensions(couples: Couples) -> Iterator[GraphEdge]:
    return (GraphEdge(one, other, Relation.TENSION) for one, other in couples)
