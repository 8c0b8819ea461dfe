"""The blueprint of a journey: its touchpoints in order, and who stands before and behind the line of visibility."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.diagrams import Blueprint, BlueprintParty, BlueprintStep, blueprint_graph, blueprint_parts
from cxmap.insight.hand_offs import layer_of
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.graph_picture import GraphPictures, judged_node, node_of, picture_of
from cxmap.pages.kit.page import EntityLink, Section
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
    steps = tuple(_steps(site, journey))
    if not steps:
        return
    title = f"Blueprint: {journey.name}"
    blueprints = blueprint_parts(Blueprint(title, steps))
    pictures = tuple(
        picture_of(blueprint_graph(part), part.title, "Who stands before and behind the line of visibility.")
        for part in blueprints
    )
    split = f"This journey is too large for one blueprint: there are {len(pictures)}." if len(pictures) > 1 else ""
    rows = tuple((_link(step.touchpoint.key, site), *_cells(site, step)) for step in steps)
    table = without_empty_columns(Table(title, _COLUMNS, rows))
    yield Section("Blueprint", "kit/graphs", GraphPictures(split, pictures, table))


def _steps(site: Site, journey: Journey) -> Iterator[BlueprintStep]:
    for stage in journey.stages:
        found = (site.catalogue.find(Touchpoint, identity) for identity in stage.touchpoints)
        yield from (_step(site, touchpoint, stage.name) for touchpoint in found if touchpoint)


def _step(site: Site, touchpoint: Touchpoint, stage: str) -> BlueprintStep:
    marks = ("make-or-break",) if touchpoint.moment_of_truth else ()
    node = judged_node(site, touchpoint.key, marks=marks)
    return BlueprintStep(node, touchpoint.layer, tuple(_parties(site, touchpoint)), stage)


def _parties(site: Site, touchpoint: Touchpoint) -> Iterator[BlueprintParty]:
    """The owner where the touchpoint itself lies, then who else has a part."""
    named: tuple[tuple[Key, Layer], ...] = (
        (key_of(Department.kind, touchpoint.owner), touchpoint.layer),
        *((each.party, layer_of(each, touchpoint)) for each in touchpoint.contributors),
    )
    for key, layer in dict.fromkeys(named):
        if key in site.links:
            yield BlueprintParty(node_of(site, key), layer)


def _cells(site: Site, step: BlueprintStep) -> Iterator[Value]:
    yield Words(step.stage)
    yield Words("seen by customers" if step.layer is Layer.FRONTSTAGE else f"unseen, {step.layer}")
    for layer in Layer:
        yield _links(site, (party.party.key for party in step.parties if party.layer is layer))


def _links(site: Site, keys: Iterable[str]) -> Value:
    links = tuple(_link(key, site) for key in keys)
    return Several(links) if links else NOTHING


def _link(key: str, site: Site) -> EntityLink:
    return site.links[Key(key)]
