"""Capabilities that do well, and that nobody talks about."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import listed
from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability

RULE = note(
    "unpromoted-capability",
    "A live capability reaches its designed level, and no promise rests on it.",
    wrong=doorstep("control: own", "capabilities: [courier]  # nothing is promised that courier would keep"),
    right=doorstep("control: own", "promises: [next-day]", "capabilities: [courier]"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for capability in judged.catalogue.all(Capability):
        metrics = judged.alignment.unpromoted.get(capability.id)
        if metrics:
            position = next(place for place, each in enumerate(capability.delivers) if each.metric in metrics)
            reached = listed([f"`{metric}`" for metric in metrics])
            yield RULE.at(
                place_of(judged.catalogue.documents[capability.key], ("delivers", position)),
                f"`{capability.id}` reaches the level it is designed for on {reached}, and no promise rests on it",
                hint="name it among the `capabilities` of a touchpoint, and promise there what it can do",
            )
