"""The picture of a journey: Mermaid's user journey, its numbers as a table, and its source."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.diagrams import (
    JourneyDiagram,
    JourneySection,
    JourneyTask,
    journey_diagram,
    journey_parts,
    journey_text,
)
from cxmap.model.journey import Journey
from cxmap.pages.kit.downloads import MermaidFile, mermaid_file
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of
from cxmap.pages.kit.values import Words


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
    drawn = journey_parts(diagram) if diagram.is_felt else ()
    pictures = tuple(
        Picture(part, _description(part), _source(journey, part, f"journey-{number}" if len(drawn) > 1 else "journey"))
        for number, part in enumerate(drawn, start=1)
    )
    note = f"This journey is too long for one diagram: there are {len(pictures)}." if len(pictures) > 1 else ""
    note = note if diagram.is_felt else "No touchpoint has an experience score yet."
    steps = [(section.name, task) for section in diagram.sections for task in section.tasks]
    numbers = table_of(site, f"Numbers of the diagram: {journey.name}", _COLUMNS, steps)
    files = tuple(picture.source for picture in pictures)
    return Section("Journey diagram", "journey/picture", JourneyPicture(note, pictures, numbers), files)


def _source(journey: Journey, part: JourneyDiagram, name: str) -> MermaidFile:
    return mermaid_file(part.title, journey_text(part), journey.key, name)


def _description(diagram: JourneyDiagram) -> str:
    stages = "; ".join(f"{section.name}: {_tasks(section)}" for section in diagram.sections)
    return f"How customers feel each touchpoint, from 1 (bad) to 5 (good). {stages}."


def _tasks(section: JourneySection) -> str:
    return ", ".join(f"{task.title} {_score(task) or 'not known'}" for task in section.tasks) or "no touchpoints"


def _score(task: JourneyTask) -> str:
    return f"{task.score:f}" if task.score is not None else ""


_COLUMNS: Columns[tuple[str, JourneyTask]] = (
    Column("Touchpoint", lambda _, step: Words(step[1].title), Holds.NAME),
    Column("Stage", lambda _, step: Words(step[0])),
    Column("Experience, 1 to 5", lambda _, step: Words(_score(step[1]) or "not known"), Holds.NUMBER),
    Column("Owner", lambda _, step: Words(", ".join(step[1].actors))),
)
