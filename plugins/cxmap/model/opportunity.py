"""Opportunities: changes that would improve something on the map."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxmap.model.fields import Day, HighestLevel, Level, LowestLevel, Rating, Title
from cxmap.model.ids import AnyKey, CapabilityId, DepartmentId, MetricId, PartnerId, PromiseId, TouchpointId
from cxmap.model.marks import Said
from cxmap.model.record import Entity, Record, Status
from cxmap.model.words import FixedWord


class OpportunityState(FixedWord):
    """The progress of an opportunity."""

    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Discipline(FixedWord):
    """The six disciplines of customer experience."""

    STRATEGY = "strategy"
    CUSTOMER_UNDERSTANDING = "customer-understanding"
    DESIGN = "design"
    MEASUREMENT = "measurement"
    GOVERNANCE = "governance"
    CULTURE = "culture"


class PlannedEffect(Record):
    """A change of one thing on the map: a capability's level, a partner's obligation, a promise or a touchpoint."""

    exactly_one = (("capability", "partner", "promise", "touchpoint"),)
    never_both = (("designed", "value"), ("at_least", "at_most"))
    ways: ClassVar = {
        "capability": (("metric", "designed"), ("metric", "value")),
        "partner": (("metric", "at_least"), ("metric", "at_most")),
        "promise": (("statement",), ("status",), ("metric", "at_least"), ("metric", "at_most")),
        "touchpoint": (("promises",), ("capabilities",), ("status",)),
    }

    capability: CapabilityId | None = Field(default=None, examples=["parcel-rounds"])
    """The capability that would deliver something else."""
    partner: PartnerId | None = Field(default=None, examples=[None, "dunlin-vans"])
    """The partner that would be bound to something else."""
    promise: PromiseId | None = Field(default=None, examples=[None, None, "next-day"])
    """The promise that would be another."""
    touchpoint: TouchpointId | None = Field(default=None, examples=[None, None, None, "bus-stop-poster"])
    """The touchpoint that would be another."""
    metric: MetricId | None = Field(default=None, examples=["on-time", "on-time"])
    """The measure on which it would show."""
    designed: Level | None = Field(default=None, examples=["98"])
    """The level that the capability would be built to reach, in the metric's unit."""
    value: Level | None = None
    """The level that the capability would deliver, in the metric's unit."""
    at_least: LowestLevel | None = Field(default=None, examples=[None, "97"])
    """The lowest level that would be promised, or agreed with the partner."""
    at_most: HighestLevel | None = None
    """The highest level that would be promised, or agreed with the partner."""
    statement: Title | None = Field(default=None, examples=[None, None, "Nine times in ten with you tomorrow."])
    """The new wording of the promise."""
    status: Status | None = Field(default=None, examples=[None, None, None, "retired"])
    """The new status of the promise or the touchpoint, such as `retired`."""
    promises: tuple[PromiseId, ...] = ()
    """All promises that the touchpoint would then have."""
    capabilities: tuple[CapabilityId, ...] = ()
    """All capabilities that would then be at work at the touchpoint."""


class Opportunity(Entity):
    """A change that would improve something on the map."""

    kind = "opportunity"
    folder = "opportunities"
    meaning = "a change that would improve something on the map"

    title: Title
    """What would be changed."""
    owner: DepartmentId
    """Who would have to do it."""
    addresses: tuple[AnyKey, ...] = ()
    """What on the map it would improve."""
    impact: Rating | None = None
    """How much it would help, from 1 (little) to 5 (much)."""
    effort: Rating | None = None
    """How much work it is, from 1 (little) to 5 (much)."""
    state: OpportunityState | None = None
    """How far it has come."""
    due: Day | None = None
    """The day by which it should be done."""
    discipline: Discipline | None = None
    """Which of the six disciplines of customer experience it belongs to."""
    would: Annotated[tuple[PlannedEffect, ...], Said("what it would change")] = ()
    """What it would change on the map, one thing an entry."""
