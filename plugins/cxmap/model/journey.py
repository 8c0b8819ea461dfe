"""Journeys: a persona's steps towards a goal, seen from the customer's side."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import AliasChoices, Field, PlainValidator
from pydantic_core import PydanticCustomError

from cxmap.model.fields import Rating, Text, Title
from cxmap.model.ids import DepartmentId, JourneyId, PersonaId, ResearchId, TouchpointId
from cxmap.model.marks import OrAlternatives
from cxmap.model.record import Entity, Record
from cxmap.model.words import FixedWord


class JourneyState(FixedWord):
    """Whether a journey is as it is today or as it should become."""

    CURRENT = "current"
    FUTURE = "future"


class StagePeriod(FixedWord):
    """Whether a stage lies before, during or after the service."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


def _step_from(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    members = value if isinstance(value, list | tuple) else [value]
    for position, member in enumerate(members):
        if not isinstance(member, str):
            hint = "write one id, or a list of ids that are alternatives to each other"
            place = {"at": position} if members is value else {}
            raise PydanticCustomError("wrong-type", "is not one id", {"hint": hint, **place})
    return tuple(members)


Step = Annotated[TouchpointId | tuple[TouchpointId, ...], PlainValidator(_step_from)]
"""A touchpoint, or several of which a customer meets one."""


class Stage(Record):
    """Part of a journey that groups touchpoints, in order."""

    name: Title = Field(examples=["Waiting for it", "Getting it"])
    """What the customer does in this part of the journey, in a few words."""
    period: StagePeriod | None = Field(default=None, examples=["before", "during"])
    """Whether it lies `before`, `during` or `after` what the customer came for."""
    summary: Text | None = Field(default=None, examples=["They look every hour where it is."])
    """What happens here, told from the customer's side."""
    in_order: Annotated[tuple[Step, ...], OrAlternatives()] = Field(
        default=(), alias="touchpoints", examples=["[tracking-page]", "[doorstep, [missed-card, locker]]"]
    )
    """What customers meet in this stage, in order, and the unseen actions behind it; alternatives as a list in it."""

    @property
    def steps(self) -> tuple[tuple[str, ...], ...]:
        """The touchpoints in order; of several in one step a customer meets one."""
        steps = ((step,) if isinstance(step, str) else step for step in self.in_order)
        return tuple(step for step in steps if step)

    @cached_property
    def touchpoints(self) -> tuple[str, ...]:
        """The ids of all its touchpoints, alternatives too."""
        return tuple(touchpoint for step in self.steps for touchpoint in step)


class Journey(Entity):
    """A persona's steps towards a goal."""

    kind = "journey"
    folder = "journeys"
    meaning = "a persona's steps towards a goal, seen from the customer's side"

    title: Title
    """What customers would say they are doing."""
    goal: Text | None = None
    """What the customer wants to have reached at the end."""
    owner: DepartmentId
    """Who answers for the journey as a whole."""
    personas: tuple[PersonaId, ...] = ()
    """Which customers go through it."""
    starts_when: Text | None = None
    """The event or thought that sets the customer off."""
    ends_when: Text | None = None
    """The moment in which the customer is done."""
    parent: JourneyId | None = None
    """The longer journey that this one is a part of."""
    state: JourneyState = JourneyState.CURRENT
    """`current` if it shows how things are, `future` if it shows how they should become."""
    variant_of: JourneyId | None = None
    """The journey that this one tells again for another group or occasion."""
    pain: Rating | None = None
    """How much it hurts customers, from 1 (hardly) to 5 (badly)."""
    importance: Rating | None = None
    """How much it matters, to customers and to the organisation, from 1 (little) to 5 (most)."""
    objectives: tuple[Text, ...] = ()
    """What the organisation wants to achieve with this journey."""
    research: tuple[ResearchId, ...] = ()
    """The studies that the journey is drawn from."""
    stages: tuple[Stage, ...] = Field(validation_alias=AliasChoices("stages", "phases"))
    """The parts of the journey, in the order in which customers come to them."""

    @cached_property
    def touchpoints(self) -> tuple[str, ...]:
        """The ids of its touchpoints in order, each once."""
        return tuple(dict.fromkeys(touchpoint for stage in self.stages for touchpoint in stage.touchpoints))
