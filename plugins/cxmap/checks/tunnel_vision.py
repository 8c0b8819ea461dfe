"""Journeys that see their customers on screens alone."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, Place
from cxmap.findings.rule import note
from cxmap.insight.coverage import is_tunnel
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Touchpoint

_ORDERING = ("title: Ordering", "owner: last-mile", "stages:", "  - name: Choosing")

RULE = note(
    "tunnel-vision",
    "A live journey of three touchpoints or more meets its customers on screens alone.",
    wrong=written("journeys/order.md", *_ORDERING, "    touchpoints: [order-page, tracking, news]"),
    right=written("journeys/order.md", *_ORDERING, "    touchpoints: [order-page, tracking, news, doorstep]"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    if linked.catalogue.is_any_unreadable((Touchpoint.kind,)):
        return
    for journey in linked.live(Journey):
        if is_tunnel(linked, journey) and _is_known(linked, journey):
            yield RULE.at(
                Place(linked.catalogue.documents[journey.key].path, entity=journey.key),
                f"`{journey.id}` meets its customers on screens alone",
                hint="add what they meet elsewhere: the parcel, the call, the counter, the invoice",
            )


def _is_known(linked: LinkedMap, journey: Journey) -> bool:
    """Whether no mistake in the content could hide another channel."""
    touchpoints = linked.touchpoints_on(journey)
    are_sound = all(linked.catalogue.is_sound(each.key, "status", "channel") for each in touchpoints)
    return are_sound and linked.catalogue.is_sound(journey.key, "status", "stages")
