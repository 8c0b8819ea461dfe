"""The ecosystem in pictures: one of everybody, and one for each journey with its touchpoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from cxmap.diagrams import (
    MOST_NODES,
    Ecosystem,
    Graph,
    GraphEdge,
    GraphNode,
    Relation,
    ecosystem_graph,
)
from cxmap.insight.involvement import Involvement
from cxmap.insight.places import Part, Role
from cxmap.insight.tensions import Tension
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.graph_picture import GraphPictures, judged_node, picture_of, relations_of
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site

MOST_PICTURES = 12
"""Those of the most urgent journeys; the table has the others."""


@dataclass(frozen=True, slots=True)
class EcosystemPictures:
    """Everybody at once where that can be read, and each journey by itself."""

    everybody: GraphPictures | None
    journeys: tuple[GraphPictures, ...]
    note: str


def picture_sections(site: Site, found: tuple[Involvement, ...], tensions: tuple[Tension, ...]) -> Iterator[Section]:
    """A section where somebody has a part in a journey."""
    if not found:
        return
    journeys = [(journey, list(parts)) for journey, parts in groupby(found, key=lambda each: each.journey)]
    everybody = _everybody(site, [journey for journey, _ in journeys], found, tensions)
    is_readable = len(everybody.nodes) <= MOST_NODES
    pictures = EcosystemPictures(
        everybody=_picture(everybody, "The whole ecosystem") if is_readable else None,
        journeys=tuple(
            _picture(_of_journey(site, *entry, tensions), entry[0].name) for entry in journeys[:MOST_PICTURES]
        ),
        note="" if is_readable else _why_split(len(everybody.nodes), len(journeys)),
    )
    yield Section("The ecosystem as a picture", "ecosystem/pictures", pictures)


def _why_split(nodes: int, journeys: int) -> str:
    shown = f" The {MOST_PICTURES} most urgent of {journeys:,} are shown." if journeys > MOST_PICTURES else ""
    return f"{nodes:,} parties and journeys are too many for one picture, so each journey has its own.{shown}"


def _picture(graph: Graph, title: str) -> GraphPictures:
    picture = picture_of(graph, title, "Who stands behind what, for whom, and who is in tension with whom.")
    return GraphPictures("", (picture,), relations_of(graph, title))


def _everybody(
    site: Site, journeys: list[Journey], found: tuple[Involvement, ...], tensions: tuple[Tension, ...]
) -> Graph:
    parties = dict.fromkeys(each.party for each in found)
    personas = dict.fromkeys(key_of(Persona.kind, name) for journey in journeys for name in journey.personas)
    members = _nodes(site, (*parties, *(journey.key for journey in journeys), *personas))
    relations = (
        *(GraphEdge(each.party, each.journey.key, _relation(chain(*each.roles.values()))) for each in found),
        *(
            GraphEdge(journey.key, key_of(Persona.kind, name), Relation.SERVES)
            for journey in journeys
            for name in journey.personas
        ),
        *_in_tension(tensions),
    )
    return ecosystem_graph(Ecosystem("The whole ecosystem", members, relations))


def _of_journey(site: Site, journey: Journey, parts: list[Involvement], tensions: tuple[Tension, ...]) -> Graph:
    touchpoints = [key_of(Touchpoint.kind, step) for step in journey.touchpoints]
    personas = [key_of(Persona.kind, name) for name in journey.personas]
    relations = (
        *(GraphEdge(each.party, key, _relation(roles)) for each in parts for key, roles in each.roles.items()),
        *(GraphEdge(key, persona, Relation.SERVES) for key in _seen(site, touchpoints) for persona in personas),
        *_in_tension(tensions),
    )
    members = _nodes(site, (*(each.party for each in parts), *touchpoints, *personas))
    return ecosystem_graph(Ecosystem(journey.name, members, relations))


def _relation(roles: Iterable[Role]) -> Relation:
    return Relation.OWNS if any(role.part is Part.OWNED for role in roles) else Relation.CONTRIBUTES


def _seen(site: Site, touchpoints: Iterable[Key]) -> Iterator[Key]:
    for key in touchpoints:
        touchpoint = site.catalogue.find(Touchpoint, kind_and_id(key)[1])
        if touchpoint and touchpoint.layer is Layer.FRONTSTAGE:
            yield key


def _in_tension(tensions: Iterable[Tension]) -> Iterator[GraphEdge]:
    for tension in tensions:
        yield GraphEdge(tension.one, tension.other, Relation.TENSION)


def _nodes(site: Site, keys: Iterable[Key]) -> tuple[GraphNode, ...]:
    return tuple(judged_node(site, key) for key in dict.fromkeys(keys) if key in site.links)
