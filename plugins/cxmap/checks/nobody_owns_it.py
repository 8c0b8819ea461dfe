"""Touchpoints for which nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import doorstep, written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.insight.who_acts import left_to_nobody
from cxmap.model.touchpoint import Touchpoint

RULE = warning(
    "nobody-owns-it",
    "A live touchpoint says that nobody answers for it.",
    wrong=written("touchpoints/doorstep.md", "title: At the door", "owner: nobody", "control: own"),
    right=doorstep("control: own"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for touchpoint in left_to_nobody(linked, linked.catalogue.all(Touchpoint)):
        yield RULE.at(
            place_of(linked.catalogue.documents[touchpoint.key], ("owner",)),
            f"nobody answers for `{touchpoint.id}`",
            hint="agree on a department that does, and write its id",
        )
