"""A party's neighbourhood: where it acts, seen and unseen, what rests on it there, and whom it meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, GraphNode, NodeKind, Relation


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint where the party acts, the promises that rest on it there, and the other parties it meets there.

    `is_seen` says whether customers see the party's part in it.
    """

    touchpoint: GraphNode
    is_owned: bool
    is_seen: bool
    promises: tuple[GraphNode, ...] = ()
    met: tuple[GraphNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A department or a partner, the places where it acts, and the parties with which it is in tension."""

    party: GraphNode
    places: tuple[Place, ...]
    tensions: tuple[GraphNode, ...] = ()


def neighbourhood_graph(neighbourhood: Neighbourhood) -> Graph:
    """The party, its touchpoints on both sides of the line of visibility, and who and what it meets there.

    Each thing stands there once; in tension on the far left are only those that it meets nowhere.
    """
    party, places = neighbourhood.party, neighbourhood.places
    met = [node for place in places for node in place.met if node.key != party.key]
    known = {node.key for node in met} | {party.key}
    seen = _once(place.touchpoint for place in places if place.is_seen)
    shown = {node.key for node in seen}
    groups = (
        GraphGroup("In tension", _once(node for node in neighbourhood.tensions if node.key not in known)),
        GraphGroup(party.kind.capitalize(), (party,)),
        GraphGroup("Part seen by customers", seen, "Acts at"),
        GraphGroup(
            "Part not seen", _once(place.touchpoint for place in places if place.touchpoint.key not in shown), "Acts at"
        ),
        GraphGroup("Promises felt", _once(node for place in places for node in place.promises), "Meets there"),
        GraphGroup("Departments", _of_kind(met, NodeKind.DEPARTMENT), "Meets there"),
        GraphGroup("Partners", _of_kind(met, NodeKind.PARTNER), "Meets there"),
    )
    edges = dict.fromkeys(_edges(neighbourhood))
    return Graph(party.name, tuple(group for group in groups if group.nodes), tuple(edges))


def _edges(neighbourhood: Neighbourhood) -> Iterator[GraphEdge]:
    party = neighbourhood.party.key
    for place in neighbourhood.places:
        at = place.touchpoint.key
        yield GraphEdge(party, at, Relation.OWNS if place.is_owned else Relation.CONTRIBUTES)
        yield from (GraphEdge(promise.key, at, Relation.FELT_AT) for promise in place.promises)
        yield from (GraphEdge(other.key, at, Relation.STANDS_BEHIND) for other in place.met if other.key != party)
    yield from (GraphEdge(party, other.key, Relation.TENSION) for other in neighbourhood.tensions if other.key != party)


def _once(nodes: Iterable[GraphNode]) -> tuple[GraphNode, ...]:
    return tuple({node.key: node for node in nodes}.values())


def _of_kind(nodes: Iterable[GraphNode], kind: NodeKind) -> tuple[GraphNode, ...]:
    return _once(node for node in nodes if node.kind is kind)
