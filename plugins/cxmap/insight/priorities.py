"""Priorities: pain where it matters, help for little effort, and touchpoints that are far from ideal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from cxmap.insight.judged_map import JudgedMap
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.opportunity import Opportunity, OpportunityState
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint

E = TypeVar("E", bound=Entity)

_OVER = (OpportunityState.DONE, OpportunityState.DROPPED)
"""Opportunities on which nobody has to decide any more."""

_NO_EASE = Decimal(6)
"""One more than the highest rating of effort."""


@dataclass(frozen=True, slots=True)
class Rated(Generic[E]):
    """An entity and its two ratings, 1 to 5; more is further right and further up."""

    entity: E
    right: Decimal
    up: Decimal

    @property
    def order(self) -> tuple[Decimal, str]:
        """The furthest right and up comes first."""
        return -(self.right * self.up), self.entity.id


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A touchpoint that is felt worse than it should be; its score is assumed where no study is behind it."""

    touchpoint: Touchpoint
    today: Decimal
    ideal: Decimal
    because: str | None

    @property
    def gap(self) -> Decimal:
        return self.ideal - self.today

    @property
    def order(self) -> tuple[Decimal, bool, str]:
        """The widest gap first, and of equal ones the make-or-break moments."""
        return (-self.gap, not self.touchpoint.moment_of_truth, self.touchpoint.id)


def urgency(journey: Journey) -> Decimal:
    """Pain × importance; 0 where one of them is not known."""
    return (journey.pain or Decimal(0)) * (journey.importance or Decimal(0))


def by_urgency(journeys: Iterable[Journey]) -> list[Journey]:
    """The most urgent first."""
    return sorted(journeys, key=lambda each: (-urgency(each), each.id))


def rated_journey(journey: Journey) -> Rated[Journey] | None:
    """Its pain and its importance; None where nobody has rated one of them."""
    if journey.pain is None or journey.importance is None:
        return None
    return Rated(journey, journey.pain, journey.importance)


def rated_opportunity(opportunity: Opportunity) -> Rated[Opportunity] | None:
    """Its impact, and what its effort leaves of ease; None where nobody has rated one of them."""
    if opportunity.impact is None or opportunity.effort is None:
        return None
    return Rated(opportunity, _NO_EASE - opportunity.effort, opportunity.impact)


def gain_order(opportunity: Opportunity) -> tuple[bool, bool, Decimal, str]:
    """Open ones first, by how much they help for how little work; those that nobody rated come last."""
    rated = rated_opportunity(opportunity)
    gain, identity = rated.order if rated else (Decimal(0), opportunity.id)
    return (not opportunity.is_live, opportunity.state in _OVER, gain, identity)


def in_order(rated: Iterable[Rated[E] | None]) -> tuple[Rated[E], ...]:
    return tuple(sorted(filter(None, rated), key=lambda each: each.order))


def is_of_today(journey: Journey) -> bool:
    """Whether customers go through it today."""
    return journey.is_live and journey.state is JourneyState.CURRENT


def open_opportunities(judged: JudgedMap) -> tuple[Opportunity, ...]:
    return tuple(filter(is_open, judged.live(Opportunity)))


def is_open(opportunity: Opportunity) -> bool:
    return opportunity.is_live and opportunity.state not in _OVER


def shortfalls_of(judged: JudgedMap) -> tuple[Shortfall, ...]:
    """The live touchpoints that are furthest from what they should be."""
    found = map(_shortfall, judged.live(Touchpoint))
    return tuple(sorted((each for each in found if each and each.gap > 0), key=lambda each: each.order))


def _shortfall(touchpoint: Touchpoint) -> Shortfall | None:
    felt = touchpoint.experience
    if felt is None or felt.ideal is None or felt.score is None:
        return None
    return Shortfall(touchpoint, felt.score, felt.ideal, felt.because)
