"""Telling: what customers are told today, as a message that fits their moment or as a publication for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxmap.model.catalogue import Catalogue
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class Told:
    """How often customers are told something, and in which of the two ways."""

    messages: int
    publications: int

    @property
    def share(self) -> int | None:
        """How much of it fits its moment, in whole percent rounded down; None where nothing is told."""
        total = self.messages + self.publications
        return 100 * self.messages // total if total else None


def told_to_customers(catalogue: Catalogue, as_of: date) -> Told:
    """Messages of live touchpoints, and the places where live promises are published today."""
    touchpoints = (each for each in catalogue.all(Touchpoint) if each.is_live)
    promises = (each for each in catalogue.all(Promise) if each.is_live_on(as_of))
    return Told(
        messages=sum(len(touchpoint.messages) for touchpoint in touchpoints),
        publications=sum(place.is_out_on(as_of) for promise in promises for place in promise.published),
    )
