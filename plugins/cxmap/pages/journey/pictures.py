"""The pictures of a journey: its blueprint and Mermaid's user journey, each with the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from cxmap.diagrams.blueprint import blueprint_graphs, standing_at
from cxmap.diagrams.blueprint_rows import BlueprintRow, row_of
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask, journey_diagram
from cxmap.diagrams.journey_parts import journey_parts
from cxmap.diagrams.mermaid.journey import journey_text
from cxmap.insight.hand_offs import HandOff, hand_offs_between
from cxmap.insight.journey_columns import groups_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.journey.parties import hand_off_entry
from cxmap.pages.kit.facts import ASSUMED
from cxmap.pages.kit.graph_picture import beside_table, picture_of, pictures_section
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import MermaidFile, Section, mermaid_file
from cxmap.pages.kit.site import PlainWords, Site
from cxmap.pages.kit.table import Column, Columns, Cut, Holds, cut, table_of, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Markdown, Value, Words
from cxmap.pages.kit.words import joined

MOST_PICTURES = 40
Part = TypeVar("Part")


def blueprint_sections(site: Site, journey: Journey) -> Iterator[Section]:
    """A section where the journey has touchpoints."""
    graphs = blueprint_graphs(site, journey, PlainWords().of)
    if not graphs:
        return
    shows = (
        "What customers see, hold and do, who acts in front of them, who behind, and where one hands over to another."
    )
    drawn, many = cut(graphs, site.most(MOST_PICTURES, 1)), len(graphs) > 1
    pictures = tuple(
        picture_of(site, graph, shows, journey.key, f"blueprint-{number}" if many else "blueprint")
        for number, graph in enumerate(drawn.shown, start=1)
    )
    split = f"This journey is too large for one blueprint: {_how_many(drawn)}." if many else ""
    table = without_empty_columns(
        table_of(site, f"Blueprint: {journey.name}", _COLUMNS, _blueprint_steps(site, journey))
    )
    yield pictures_section("Blueprint", beside_table(split, pictures, table))


def _how_many(drawn: Cut[Part]) -> str:
    if drawn.more:
        return f"there are {drawn.total:,}, of which the first {len(drawn.shown)} stand here"
    return f"there are {drawn.total:,}"


def _lies(touchpoint: Touchpoint) -> str:
    return "seen by customers" if touchpoint.layer is Layer.FRONTSTAGE else f"unseen, {touchpoint.layer}"


@dataclass(frozen=True, slots=True)
class _BlueprintStep:
    """A touchpoint of a journey, the name of its stage, and who hands it over."""

    stage: str
    touchpoint: Touchpoint
    hand_offs: tuple[HandOff, ...]


def _blueprint_steps(site: Site, journey: Journey) -> Iterator[_BlueprintStep]:
    groups = groups_of(site, journey)
    found = hand_offs_between(site, groups)
    for group in groups:
        for column in group.columns:
            taken = (each for (_, taking), each in found.items() if taking == column.number)
            yield _BlueprintStep(group.stage.name, column.touchpoint, tuple(dict.fromkeys(taken)))


def _texts(written: tuple[str, ...], site: Site, step: _BlueprintStep) -> Value:
    path = site.links[step.touchpoint.key].path
    return Markdown(", ".join(written), path) if written else NOTHING


def _standing(row: BlueprintRow) -> Column[_BlueprintStep]:
    """Those that stand in a row of the blueprint."""
    return Column(
        row, lambda site, step: links_cell(site, (key for at, key in standing_at(site, step.touchpoint) if at is row))
    )


def _handed_over(site: Site, step: _BlueprintStep) -> Value:
    entries = (hand_off_entry(site, each) for each in step.hand_offs)
    return Words(joined(entry.in_words for entry in entries)) if step.hand_offs else NOTHING


_COLUMNS: Columns[_BlueprintStep] = (
    Column("Touchpoint", lambda site, step: site.links[step.touchpoint.key], Holds.NAME),
    Column("Stage", lambda _, step: Words(step.stage)),
    Column("Lies", lambda _, step: Words(_lies(step.touchpoint))),
    Column(BlueprintRow.EVIDENCE, lambda site, step: _texts(step.touchpoint.tangibles, site, step)),
    Column(BlueprintRow.ACTIONS, lambda site, step: _texts(step.touchpoint.doing, site, step)),
    *map(_standing, (*map(row_of, Layer), BlueprintRow.CAPABILITIES, BlueprintRow.PARTNERS)),
    Column("Hand-off", _handed_over),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One diagram, what it shows in words, and its Mermaid text."""

    diagram: JourneyDiagram
    description: str
    source: MermaidFile


@dataclass(frozen=True, slots=True)
class JourneyPicture:
    """The diagrams of one journey; the numbers in them stand in the table of its stages.

    `note` says why there are several, where one could not be read, or none, where there is nothing to draw.
    """

    note: str
    pictures: tuple[Picture, ...]


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
    files = tuple(picture.source for picture in pictures)
    return Section("Journey diagram", "journey/picture", JourneyPicture(note, pictures), files)


def _score(task: JourneyTask) -> str:
    if task.score is None:
        return ""
    return f"{task.score:f}" + (f", {ASSUMED}" if task.is_assumed else "")


def _source(journey: Journey, part: JourneyDiagram, name: str) -> MermaidFile:
    return mermaid_file(part.title, journey_text(part), journey.key, name)


def _description(diagram: JourneyDiagram) -> str:
    stages = "; ".join(f"{section.name}: {_tasks(section)}" for section in diagram.sections)
    return f"How customers feel each touchpoint, from 1 (bad) to 5 (good). {stages}."


def _tasks(section: JourneySection) -> str:
    return ", ".join(f"{task.title} {_score(task) or 'not known'}" for task in section.tasks) or "no touchpoints"
