"""How urgent a journey is: its pain times its importance."""

from __future__ import annotations

from decimal import Decimal

from cxmap.model.journey import Journey
from cxmap.pages.kit.values import NOTHING, Value, Words


def urgency(journey: Journey) -> Decimal:
    """Pain × importance; 0 where one of them is not known."""
    return (journey.pain or Decimal(0)) * (journey.importance or Decimal(0))


def urgency_cell(journey: Journey) -> Value:
    """`4 × 5 = 20`; nothing where one of them is not known."""
    if journey.pain is None or journey.importance is None:
        return NOTHING
    return Words(f"{journey.pain:f} × {journey.importance:f} = {urgency(journey).normalize():f}")


def urgency_words(journey: Journey) -> str:
    """`pain 4 of 5, importance 5 of 5`, as far as it is known."""
    named = (("pain", journey.pain), ("importance", journey.importance))
    return ", ".join(f"{name} {rating:f} of 5" for name, rating in named if rating is not None)
