"""Journeys: a persona's steps towards a goal, seen from the customer's side."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AliasChoices, Field

from cxmap.model.fields import Rating, Text, Title
from cxmap.model.ids import DepartmentId, JourneyId, PersonaId, ResearchId, TouchpointId
from cxmap.model.record import Entity, Record


class JourneyState(StrEnum):
    """Whether a journey is as it is today or as it should become."""

    CURRENT = "current"
    FUTURE = "future"


class StagePeriod(StrEnum):
    """Whether a stage lies before, during or after the service."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Stage(Record):
    """Part of a journey that groups touchpoints, in order."""

    name: Title
    period: StagePeriod | None = None
    summary: Text | None = None
    touchpoints: tuple[TouchpointId, ...] = ()


class Journey(Entity):
    """A persona's steps towards a goal."""

    kind = "journey"
    folder = "journeys"
    meaning = "a persona's steps towards a goal, seen from the customer's side"

    title: Title
    goal: Text | None = None
    owner: DepartmentId
    personas: tuple[PersonaId, ...] = ()
    starts_when: Text | None = None
    ends_when: Text | None = None
    parent: JourneyId | None = None
    state: JourneyState = JourneyState.CURRENT
    variant_of: JourneyId | None = None
    pain: Rating | None = None
    importance: Rating | None = None
    objectives: tuple[Text, ...] = ()
    research: tuple[ResearchId, ...] = ()
    stages: tuple[Stage, ...] = Field(validation_alias=AliasChoices("stages", "phases"))

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The ids of its touchpoints in order, each once."""
        return tuple(dict.fromkeys(touchpoint for stage in self.stages for touchpoint in stage.touchpoints))
