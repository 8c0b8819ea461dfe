"""The blueprint of a journey: its touchpoints in order, and who stands before and behind the line of visibility."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diagrams import blueprint_graphs, parties_at
from cxmap.insight.journey_columns import groups_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.graph_picture import GraphPictures, picture_of, pictures_section
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of, without_empty_columns
from cxmap.pages.kit.values import Value, Words


def blueprint_sections(site: Site, journey: Journey) -> Iterator[Section]:
    """A section where the journey has touchpoints."""
    graphs = blueprint_graphs(site, journey)
    if not graphs:
        return
    shows = "Who stands before and behind the line of visibility."
    pictures = tuple(
        picture_of(site, graph, shows, journey.key, f"blueprint-{number}" if len(graphs) > 1 else "blueprint")
        for number, graph in enumerate(graphs, start=1)
    )
    split = f"This journey is too large for one blueprint: there are {len(pictures)}." if len(pictures) > 1 else ""
    steps = ((group.stage.name, column.touchpoint) for group in groups_of(site, journey) for column in group.columns)
    table = without_empty_columns(table_of(site, f"Blueprint: {journey.name}", _COLUMNS, steps))
    yield pictures_section("Blueprint", GraphPictures(split, pictures, table))


def _lies(touchpoint: Touchpoint) -> str:
    return "seen by customers" if touchpoint.layer is Layer.FRONTSTAGE else f"unseen, {touchpoint.layer}"


def _parties(site: Site, touchpoint: Touchpoint, layer: Layer) -> Value:
    return links_cell(site, (key for key, at in parties_at(site, touchpoint) if at is layer))


_COLUMNS: Columns[tuple[str, Touchpoint]] = (
    Column("Touchpoint", lambda site, step: site.links[step[1].key], Holds.NAME),
    Column("Stage", lambda _, step: Words(step[0])),
    Column("Lies", lambda _, step: Words(_lies(step[1]))),
    Column("Frontstage", lambda site, step: _parties(site, step[1], Layer.FRONTSTAGE)),
    Column("Backstage", lambda site, step: _parties(site, step[1], Layer.BACKSTAGE)),
    Column("Support", lambda site, step: _parties(site, step[1], Layer.SUPPORT)),
)
