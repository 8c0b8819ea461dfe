"""Opportunities: changes that would improve something on the map."""

from __future__ import annotations

from enum import StrEnum

from cxmap.model.fields import Day, Rating, Title
from cxmap.model.ids import AnyKey, DepartmentId
from cxmap.model.record import Entity


class OpportunityState(StrEnum):
    """The progress of an opportunity."""

    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Discipline(StrEnum):
    """The six disciplines of customer experience."""

    STRATEGY = "strategy"
    CUSTOMER_UNDERSTANDING = "customer-understanding"
    DESIGN = "design"
    MEASUREMENT = "measurement"
    GOVERNANCE = "governance"
    CULTURE = "culture"


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
