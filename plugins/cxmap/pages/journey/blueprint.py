"""The blueprint of a journey: its touchpoints in order, and who stands before and behind the line of visibility."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diagrams import blueprint_graphs, parties_at
from cxmap.insight.journey_columns import groups_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.graph_picture import GraphPictures, picture_of, pictures_section
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Several, Value, Words

_COLUMNS = (
    Head("Touchpoint", Holds.NAME),
    Head("Stage"),
    Head("Lies"),
    Head("Frontstage"),
    Head("Backstage"),
    Head("Support"),
)


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
    rows = tuple((site.links[step.key], *_cells(site, stage, step)) for stage, step in steps)
    table = without_empty_columns(Table(f"Blueprint: {journey.name}", _COLUMNS, rows))
    yield pictures_section("Blueprint", GraphPictures(split, pictures, table))


def _cells(site: Site, stage: str, touchpoint: Touchpoint) -> Iterator[Value]:
    lies = "seen by customers" if touchpoint.layer is Layer.FRONTSTAGE else f"unseen, {touchpoint.layer}"
    yield from (Words(stage), Words(lies))
    parties = parties_at(site, touchpoint)
    for layer in Layer:
        links = tuple(site.links[key] for key, at in parties if at is layer)
        yield Several(links) if links else NOTHING
