"""Opportunities: changes that would improve something on the map."""

from __future__ import annotations

from enum import StrEnum

from cxmap.model.fields import Day, Rating, Title
from cxmap.model.ids import AnyKey, DepartmentId
from cxmap.model.record import Entity


class OpportunityState(StrEnum):
    """How far an opportunity has come."""

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
    owner: DepartmentId
    addresses: tuple[AnyKey, ...] = ()
    impact: Rating | None = None
    effort: Rating | None = None
    state: OpportunityState | None = None
    due: Day | None = None
    discipline: Discipline | None = None
