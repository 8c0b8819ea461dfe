"""The pictures of a journey: its blueprint and Mermaid's user journey, each with the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from cxmap.diagrams.blueprint import blueprint_graphs, parties_at
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask, journey_diagram
from cxmap.diagrams.journey_parts import journey_parts
from cxmap.diagrams.mermaid.journey import journey_text
from cxmap.insight.journey_columns import groups_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.facts import ASSUMED
from cxmap.pages.kit.graph_picture import beside_table, picture_of, pictures_section
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import MermaidFile, Section, mermaid_file
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Cut, Holds, Table, cut, table_of, without_empty_columns
from cxmap.pages.kit.values import Value, Words

MOST_PICTURES = 40
Part = TypeVar("Part")


def blueprint_sections(site: Site, journey: Journey) -> Iterator[Section]:
    """A section where the journey has touchpoints."""
    graphs = blueprint_graphs(site, journey)
    if not graphs:
        return
    shows = "Who stands before and behind the line of visibility."
    drawn = cut(graphs, site.most(MOST_PICTURES, 1))
    pictures = tuple(
        picture_of(site, graph, shows, journey.key, f"blueprint-{number}" if len(graphs) > 1 else "blueprint")
        for number, graph in enumerate(drawn.shown, start=1)
    )
    split = f"This journey is too large for one blueprint: {_how_many(drawn)}." if len(graphs) > 1 else ""
    steps = ((group.stage.name, column.touchpoint) for group in groups_of(site, journey) for column in group.columns)
    table = without_empty_columns(table_of(site, f"Blueprint: {journey.name}", _COLUMNS, steps))
    yield pictures_section("Blueprint", beside_table(split, pictures, table))


def _how_many(drawn: Cut[Part]) -> str:
    if drawn.more:
        return f"there are {drawn.total:,}, of which the first {len(drawn.shown)} stand here"
    return f"there are {drawn.total:,}"


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


@dataclass(frozen=True, slots=True)
class Picture:
    """One diagram, what it shows in words, and its Mermaid text."""

    diagram: JourneyDiagram
    description: str
    source: MermaidFile


@dataclass(frozen=True, slots=True)
class JourneyPicture:
    """The diagrams of one journey and the numbers in them.

    `note` says why there are several, where one could not be read, or none, where there is nothing to draw.
    """

    note: str
    pictures: tuple[Picture, ...]
    numbers: Table


def picture_section(site: Site, journey: Journey) -> Section:
    diagram = journey_diagram(site, journey)
    parts = journey_parts(diagram) if diagram.is_felt else ()
    drawn = cut(parts, site.most(MOST_PICTURES, 1))
    pictures = tuple(
        Picture(part, _description(part), _source(journey, part, f"journey-{number}" if len(parts) > 1 else "journey"))
        for number, part in enumerate(drawn.shown, start=1)
    )
    note = f"This journey is too long for one diagram: {_how_many(drawn)}." if len(parts) > 1 else ""
    note = note if diagram.is_felt else "No touchpoint has an experience score yet."
    steps = [(section.name, task) for section in diagram.sections for task in section.tasks]
    numbers = table_of(site, f"Numbers of the diagram: {journey.name}", _NUMBERS, steps)
    files = tuple(picture.source for picture in pictures)
    return Section("Journey diagram", "journey/picture", JourneyPicture(note, pictures, numbers), files)


def _score(task: JourneyTask) -> str:
    if task.score is None:
        return ""
    return f"{task.score:f}" + (f", {ASSUMED}" if task.is_assumed else "")


_NUMBERS: Columns[tuple[str, JourneyTask]] = (
    Column("Touchpoint", lambda _, step: Words(step[1].title), Holds.NAME),
    Column("Stage", lambda _, step: Words(step[0])),
    Column("Experience, 1 to 5", lambda _, step: Words(_score(step[1]) or "not known"), Holds.NUMBER),
    Column("Owner", lambda _, step: Words(", ".join(step[1].actors))),
)


def _source(journey: Journey, part: JourneyDiagram, name: str) -> MermaidFile:
    return mermaid_file(part.title, journey_text(part), journey.key, name)


def _description(diagram: JourneyDiagram) -> str:
    stages = "; ".join(f"{section.name}: {_tasks(section)}" for section in diagram.sections)
    return f"How customers feel each touchpoint, from 1 (bad) to 5 (good). {stages}."


def _tasks(section: JourneySection) -> str:
    return ", ".join(f"{task.title} {_score(task) or 'not known'}" for task in section.tasks) or "no touchpoints"
