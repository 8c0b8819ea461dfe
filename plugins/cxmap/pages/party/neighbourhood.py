"""The neighbourhood of a party: where it acts, seen and unseen, and what and whom it meets there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.diagrams import GraphNode, Neighbourhood, Place, neighbourhood_graph
from cxmap.insight.places import Part, Places, Role
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.graph_picture import GraphPictures, judged_node, node_of, picture_of, relations_of
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site


def neighbourhood_sections(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """A section where the party acts somewhere."""
    if not places:
        return
    tensions = tuple(_parties(site, (Key(key) for key in _in_tension(site, party))))
    found = tuple(_place(site, key, roles) for key, roles in places.items())
    graph = neighbourhood_graph(Neighbourhood(node_of(site, party.key), found, tensions))
    title = f"The neighbourhood of {party.name}"
    picture = picture_of(graph, title, "Where the party acts, seen and unseen, and what and whom it meets there.")
    yield Section("Your neighbourhood", "kit/graphs", GraphPictures("", (picture,), relations_of(graph, title)))


def _place(site: Site, key: Key, roles: Iterable[Role]) -> Place:
    found = tuple(roles)
    promises = dict.fromkeys(pair.promise for pair in site.pairs_of(key))
    return Place(
        touchpoint=judged_node(site, key),
        is_owned=any(role.part is Part.OWNED for role in found),
        is_seen=any(role.is_seen for role in found),
        promises=tuple(judged_node(site, key_of(Promise.kind, promise)) for promise in promises),
        met=tuple(_parties(site, _met(site, key))),
    )


def _met(site: Site, key: Key) -> Iterator[Key]:
    touchpoint = site.catalogue.entity(key)
    assert isinstance(touchpoint, Touchpoint)
    yield key_of(Department.kind, touchpoint.owner)
    yield from (each.party for each in touchpoint.contributors)


def _in_tension(site: Site, party: Party) -> Iterator[Key]:
    """Those whom the party names, and those who name it."""
    yield from map(Key, party.conflicts_with)
    for kind in (Department, Partner):
        yield from site.sources(party.key, kind.kind, "conflicts_with")


def _parties(site: Site, keys: Iterable[Key]) -> Iterator[GraphNode]:
    for key in dict.fromkeys(keys):
        if key in site.links and kind_and_id(key)[0] in (Department.kind, Partner.kind):
            yield node_of(site, key)
