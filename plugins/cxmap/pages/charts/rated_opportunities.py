"""Opportunities by how much they help, and for how little work."""

from __future__ import annotations

from decimal import Decimal

from cxmap.model.opportunity import Opportunity, OpportunityState
from cxmap.pages.charts.quadrants import Rated

OVER = (OpportunityState.DONE, OpportunityState.DROPPED)
"""What nobody has to decide on any more."""

_NO_EASE = Decimal(6)
"""One more than the highest rating of effort."""


def rated_opportunity(opportunity: Opportunity) -> Rated[Opportunity] | None:
    """Its impact, and what its effort leaves of ease; None where nobody has rated one of them."""
    if opportunity.impact is None or opportunity.effort is None:
        return None
    return Rated(opportunity, _NO_EASE - opportunity.effort, opportunity.impact)
