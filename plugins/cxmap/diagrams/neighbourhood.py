"""A party's neighbourhood: where it acts, seen and unseen, what rests on it there, and whom it meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, NodeKind, Relation, judged_node, node_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import Part, Places, is_seen
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


def neighbourhood_graph(judged: JudgedMap, party: Party, places: Places) -> Graph:
    """The party, its touchpoints on both sides of the line of visibility, and who and what it meets there.

    `places` are those where it acts. In tension on the far left are only those that it meets nowhere.
    """
    met = [key for place in places for key in _met(judged, place, party)]
    tensions = [*_parties(judged, _in_tension(judged, party), party)]
    seen = [place for place, roles in places.items() if is_seen(roles)]
    unseen = [place for place in places if place not in seen]
    promises = [key for place in places for key in _promises(judged, place)]
    kind = NodeKind(kind_and_id(party.key)[0])
    groups = (
        _group(judged, "In tension", (key for key in tensions if key not in met)),
        _group(judged, kind.capitalize(), (party.key,)),
        _group(judged, "Part seen by customers", seen, "Acts at"),
        _group(judged, "Part not seen", unseen, "Acts at"),
        _group(judged, "Promises felt", promises, "Meets there"),
        _group(judged, "Departments", (key for key in met if _is(key, Department.kind)), "Meets there"),
        _group(judged, "Partners", (key for key in met if _is(key, Partner.kind)), "Meets there"),
    )
    edges = (*_edges(judged, party, places), *(GraphEdge(party.key, key, Relation.TENSION) for key in tensions))
    return Graph(
        f"The neighbourhood of {party.name}",
        tuple(group for group in groups if group.nodes),
        tuple(dict.fromkeys(edges)),
    )


def _edges(judged: JudgedMap, party: Party, places: Places) -> Iterator[GraphEdge]:
    for place, roles in places.items():
        is_owned = any(role.part is Part.OWNED for role in roles)
        yield GraphEdge(party.key, place, Relation.OWNS if is_owned else Relation.CONTRIBUTES)
        yield from (GraphEdge(key, place, Relation.FELT_AT) for key in _promises(judged, place))
        yield from (GraphEdge(key, place, Relation.STANDS_BEHIND) for key in _met(judged, place, party))


def _group(judged: JudgedMap, name: str, keys: Iterable[Key], within: str = "") -> GraphGroup:
    """Each once; parties carry no verdict of their own here."""
    nodes = (
        node_of(judged, key) if kind_and_id(key)[0] in _PARTIES else judged_node(judged, key)
        for key in dict.fromkeys(keys)
    )
    return GraphGroup(name, tuple(nodes), within)


def _promises(judged: JudgedMap, place: Key) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key_of(Promise.kind, pair.promise) for pair in judged.pairs_of(place)))


def _met(judged: JudgedMap, place: Key, party: Party) -> Iterator[Key]:
    touchpoint = judged.catalogue.entity(place)
    assert isinstance(touchpoint, Touchpoint)
    named = (*filter(None, (touchpoint.answering,)), *(each.party for each in touchpoint.contributors))
    return _parties(judged, named, party)


def _in_tension(judged: JudgedMap, party: Party) -> Iterator[Key]:
    """Those whom the party names, and those who name it."""
    yield from party.in_tension_with
    for kind in _PARTIES:
        yield from judged.sources(party.key, kind, "conflicts_with")


def _parties(judged: JudgedMap, keys: Iterable[Key], but: Party) -> Iterator[Key]:
    """Departments and partners that the map shows, each once."""
    found = dict.fromkeys(key for key in keys if key != but.key and kind_and_id(key)[0] in _PARTIES)
    return (key for key in found if judged.shows(key))


def _is(key: Key, kind: str) -> bool:
    return kind_and_id(key)[0] == kind


_PARTIES = (Department.kind, Partner.kind)
