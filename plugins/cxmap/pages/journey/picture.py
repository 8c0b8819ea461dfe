"""The picture of a journey: Mermaid's user journey, its numbers as a table, and its source."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.diagrams import JourneyDiagram, JourneySection, JourneyTask, journey_text, parts
from cxmap.model.department import Department
from cxmap.model.journey import Journey, Stage
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Value, Words

_COLUMNS = (
    Head("Touchpoint", Holds.NAME),
    Head("Stage"),
    Head("Experience, 1 to 5", Holds.NUMBER),
    Head("Owner"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One diagram, what it shows in words, and its Mermaid text."""

    diagram: JourneyDiagram
    description: str
    text: str


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
    is_felt = any(task.score is not None for task in diagram.tasks)
    drawn = parts(diagram) if is_felt else ()
    pictures = tuple(Picture(part, _description(part), journey_text(part)) for part in drawn)
    note = f"This journey is too long for one diagram: there are {len(pictures)}." if len(pictures) > 1 else ""
    note = note if is_felt else "No touchpoint has an experience score yet."
    numbers = Table(f"Numbers of the diagram: {journey.name}", _COLUMNS, _rows(diagram))
    return Section("Journey diagram", "journey/picture", JourneyPicture(note, pictures, numbers))


def journey_diagram(site: Site, journey: Journey) -> JourneyDiagram:
    """Stages as sections, touchpoints as tasks, how they are felt as scores, who owns them as actors."""
    return JourneyDiagram(journey.name, tuple(_section(site, stage) for stage in journey.stages))


def _section(site: Site, stage: Stage) -> JourneySection:
    return JourneySection(stage.name, tuple(_task(site, identity) for identity in stage.touchpoints))


def _task(site: Site, identity: str) -> JourneyTask:
    touchpoint = site.catalogue.find(Touchpoint, identity)
    if touchpoint is None:
        return JourneyTask(identity)
    owner = site.catalogue.find(Department, touchpoint.owner)
    score = touchpoint.experience.score if touchpoint.experience else None
    link = site.links[touchpoint.key]
    return JourneyTask(link.name, score, (owner.name,) if owner else (), link.path, link.about)


def _description(diagram: JourneyDiagram) -> str:
    stages = "; ".join(f"{section.name}: {_tasks(section)}" for section in diagram.sections)
    return f"How customers feel each touchpoint, from 1 (bad) to 5 (good). {stages}."


def _tasks(section: JourneySection) -> str:
    return ", ".join(f"{task.title} {_score(task) or 'not known'}" for task in section.tasks) or "no touchpoints"


def _score(task: JourneyTask) -> str:
    return f"{task.score:f}" if task.score is not None else ""


def _rows(diagram: JourneyDiagram) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        (Words(task.title), Words(section.name), Words(_score(task) or "not known"), Words(", ".join(task.actors)))
        for section in diagram.sections
        for task in section.tasks
    )
