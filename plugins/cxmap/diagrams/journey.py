"""A journey as Mermaid's user journey shows it: stages, touchpoints, how each is felt, and who is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cxmap.insight.judged_map import JudgedMap
from cxmap.model.journey import Journey, Stage
from cxmap.model.touchpoint import Experience, Touchpoint


@dataclass(frozen=True, slots=True)
class JourneyTask:
    """One touchpoint: how it is felt, from 1 to 5 where known, and the parties behind it.

    It is assumed where no study is behind the score. `path` is the file of the page that it leads to.
    """

    title: str
    score: Decimal | int | None = None
    actors: tuple[str, ...] = ()
    path: str = ""
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class JourneySection:
    """One stage with its touchpoints in order."""

    name: str
    tasks: tuple[JourneyTask, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneyDiagram:
    """One journey with its stages in order."""

    title: str
    sections: tuple[JourneySection, ...] = ()

    @property
    def tasks(self) -> tuple[JourneyTask, ...]:
        """The touchpoints of all stages, in order."""
        return tuple(task for section in self.sections for task in section.tasks)

    @property
    def is_felt(self) -> bool:
        """Whether somebody said of any touchpoint how it is felt."""
        return any(task.score is not None for task in self.tasks)


def journey_diagram(judged: JudgedMap, journey: Journey) -> JourneyDiagram:
    """Stages as sections, touchpoints as tasks, how they are felt as scores, who owns them as actors."""
    return JourneyDiagram(journey.name, tuple(_section(judged, stage) for stage in journey.stages))


def _section(judged: JudgedMap, stage: Stage) -> JourneySection:
    return JourneySection(stage.name, tuple(_task(judged, identity) for identity in stage.touchpoints))


def _task(judged: JudgedMap, identity: str) -> JourneyTask:
    touchpoint = judged.catalogue.find(Touchpoint, identity)
    if touchpoint is None:
        return JourneyTask(identity)
    owner = judged.catalogue.entity(touchpoint.answering) if touchpoint.answering else None
    felt = touchpoint.experience or Experience()
    path = judged.catalogue.documents[touchpoint.key].path
    return JourneyTask(touchpoint.name, felt.score, (owner.name,) if owner else (), path, felt.is_assumed)
