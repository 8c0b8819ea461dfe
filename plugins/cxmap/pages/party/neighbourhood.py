"""The neighbourhood of a party: where it acts, seen and unseen, and what and whom it meets there."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diagrams import neighbourhood_graph
from cxmap.insight.places import Places
from cxmap.model.party import Party
from cxmap.pages.kit.graph_picture import GraphPictures, picture_of, pictures_section, relations_of
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site

_SHOWS = "Where the party acts, seen and unseen, and what and whom it meets there."


def neighbourhood_sections(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """A section where the party acts somewhere."""
    if places:
        graph = neighbourhood_graph(site, party, places)
        picture = picture_of(site, graph, _SHOWS, party.key, "neighbourhood")
        yield pictures_section("Your neighbourhood", GraphPictures("", (picture,), relations_of(site, graph)))
