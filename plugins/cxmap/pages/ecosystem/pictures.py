"""The ecosystem in pictures: one for each journey with its touchpoints, and one of everybody where that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cxmap.diagrams import MOST_LINES, MOST_NODES, Acting, Couples, Graph, ecosystem_graph, journey_ecosystem_graph
from cxmap.insight.involvement import Involvement
from cxmap.insight.tensions import Tension
from cxmap.model.ids import key_of
from cxmap.model.persona import Persona
from cxmap.pages.kit.graph_picture import GraphPictures, files_of, picture_of, relations_of
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import counted

MOST_PICTURES = 12
"""Those of the most urgent journeys; the table has the others."""
_SHOWS = "Who stands behind what, for whom, and who is in tension with whom."


@dataclass(frozen=True, slots=True)
class JourneyEcosystem:
    """A journey's picture, the anchor at which it stands, and for whom the journey is."""

    anchor: str
    journey: EntityLink
    personas: tuple[EntityLink, ...]
    pictures: GraphPictures


@dataclass(frozen=True, slots=True)
class EcosystemPictures:
    """Everybody at once where that can be read, and each journey by itself; `note` says why there are several."""

    everybody: GraphPictures | None
    journeys: tuple[JourneyEcosystem, ...]
    note: str


def picture_sections(site: Site, found: tuple[Involvement, ...], tensions: tuple[Tension, ...]) -> Iterator[Section]:
    """A section where somebody has a part in a journey."""
    if not found:
        return
    couples = tuple((tension.one, tension.other) for tension in tensions)
    acting = [
        (journey, {each.party: each.roles for each in parts})
        for journey, parts in groupby(found, key=lambda each: each.journey)
    ]
    whole = ecosystem_graph(site, acting, couples)
    is_readable = len(whole.edges) <= MOST_LINES and len(whole.nodes) <= MOST_NODES
    pictures = EcosystemPictures(
        everybody=_pictures(site, whole, "everybody") if is_readable else None,
        journeys=tuple(_of_journey(site, each, couples) for each in acting[:MOST_PICTURES]),
        note="" if is_readable else _why_split(whole, len(acting)),
    )
    drawn = (pictures.everybody, *(each.pictures for each in pictures.journeys))
    files = tuple(file for each in drawn if each for file in files_of(each.pictures))
    yield Section("The ecosystem as a picture", "ecosystem/pictures", pictures, files)


def _why_split(whole: Graph, journeys: int) -> str:
    size = f"{counted(len(whole.nodes), 'party or journey', 'parties and journeys')} with {len(whole.edges):,} lines"
    shown = f" The {MOST_PICTURES} most urgent of {journeys:,} are shown." if journeys > MOST_PICTURES else ""
    return f"{size} between them are too many for one picture, so each journey has its own.{shown}"


def _of_journey(site: Site, acting: Acting, couples: Couples) -> JourneyEcosystem:
    journey, _ = acting
    graph = journey_ecosystem_graph(site, acting, couples)
    personas = site.links_to(key_of(Persona.kind, persona) for persona in journey.personas)
    anchor = f"picture-of-{journey.id}"
    return JourneyEcosystem(anchor, site.links[journey.key], personas, _pictures(site, graph, f"journey.{journey.id}"))


def _pictures(site: Site, graph: Graph, name: str) -> GraphPictures:
    return GraphPictures("", (picture_of(site, graph, _SHOWS, "ecosystem", name),), relations_of(site, graph))
