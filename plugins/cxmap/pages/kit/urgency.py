"""Urgency in words: the pain and the importance of a journey."""

from __future__ import annotations

from cxmap.insight.priorities import urgency
from cxmap.model.journey import Journey
from cxmap.pages.kit.values import NOTHING, Value, Words


def urgency_cell(journey: Journey) -> Value:
    """`4 × 5 = 20`; nothing where one of them is not known."""
    if journey.pain is None or journey.importance is None:
        return NOTHING
    return Words(f"{journey.pain:f} × {journey.importance:f} = {urgency(journey).normalize():f}")


def urgency_words(journey: Journey) -> str:
    """`pain 4 of 5, importance 5 of 5`, as far as it is known."""
    named = (("pain", journey.pain), ("importance", journey.importance))
    return ", ".join(f"{name} {rating:f} of 5" for name, rating in named if rating is not None)
