"""Touchpoints that no journey comes to."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import missed_card, written
from cxmap.findings.finding import Finding, Place
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
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


def check(judged: JudgedMap) -> Iterator[Finding]:
    journeys = judged.catalogue.all(Journey)
    are_read = all(judged.catalogue.is_sound(journey.key, "stages") for journey in journeys)
    if not are_read or judged.catalogue.is_any_unreadable((Journey.kind,)):
        return
    used = {touchpoint for journey in journeys for touchpoint in journey.touchpoints}
    for touchpoint in judged.live(Touchpoint):
        if touchpoint.id not in used and judged.catalogue.is_sound(touchpoint.key, "status"):
            yield RULE.at(
                Place(judged.catalogue.documents[touchpoint.key].path, entity=touchpoint.key),
                f"`{touchpoint.id}` is in no journey",
                hint=f"name `{touchpoint.id}` in a stage of the journey on which customers come to it, or retire it",
            )
