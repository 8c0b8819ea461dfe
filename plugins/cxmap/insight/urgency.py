"""Urgency: how much a journey hurts and matters."""

from __future__ import annotations

from decimal import Decimal

from cxmap.model.journey import Journey


def urgency(journey: Journey) -> Decimal:
    """Pain × importance; 0 where one of them is not known."""
    return (journey.pain or Decimal(0)) * (journey.importance or Decimal(0))
