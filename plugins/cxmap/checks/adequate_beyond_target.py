"""Expectations whose least that customers accept is stricter than what is promised."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.promise import Promise

RULE = note(
    "adequate-beyond-target",
    "The least that customers accept is stricter than what they are promised.",
    wrong=next_day("expects:", "  - {metric: on-time, at_least: 95, adequate: 99}"),
    right=next_day("expects:", "  - {metric: on-time, at_least: 95, adequate: 90}"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for promise in linked.catalogue.all(Promise):
        for position, each in enumerate(promise.expects):
            if each.adequate is None or not linked.catalogue.is_sound(promise.key, "expects"):
                continue
            if not each.operator.is_met(each.level, each.adequate):
                yield RULE.at(
                    place_of(linked.catalogue.documents[promise.key], ("expects", position, "adequate")),
                    f"`adequate`, {each.adequate}, is stricter than the target, {each.level}: "
                    "customers would be promised less than the least that they accept",
                    hint="correct one of the two: the least that customers accept is at most as strict as the target",
                )
