"""Touchpoints that no journey comes to."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import missed_card, written
from cxmap.findings.finding import Finding, Place
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Touchpoint

RULE = warning(
    "unused-touchpoint",
    "A live touchpoint is in no journey.",
    wrong=missed_card("control: own  # and no journey names it"),
    right=written(
        "journeys/receive.md",
        *("title: Receiving a parcel", "owner: last-mile", "stages:"),
        *("  - name: Waiting", "    touchpoints: [doorstep, hotline, order-page, tracking, news]"),
    ),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    journeys = linked.catalogue.all(Journey)
    are_read = all(linked.catalogue.is_sound(journey.key, "stages") for journey in journeys)
    if not are_read or linked.catalogue.is_any_unreadable((Journey.kind,)):
        return
    used = {touchpoint for journey in journeys for touchpoint in journey.touchpoints}
    for touchpoint in linked.live(Touchpoint):
        if touchpoint.id not in used and linked.catalogue.is_sound(touchpoint.key, "status"):
            yield RULE.at(
                Place(linked.catalogue.documents[touchpoint.key].path, entity=touchpoint.key),
                f"`{touchpoint.id}` is in no journey",
                hint=f"name `{touchpoint.id}` in a stage of the journey on which customers come to it, or retire it",
            )
