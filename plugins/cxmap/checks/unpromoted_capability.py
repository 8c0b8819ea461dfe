"""Capabilities that do well, and that nobody talks about."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import listed
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability, Delivery

RULE = note(
    "unpromoted-capability",
    "A live capability does well on a metric, and no live promise says anything of that.",
    wrong=next_day("expects:", "  - {metric: answered, at_least: 95}  # nothing is said of on-time"),
    right=next_day("expects:", "  - {metric: on-time, at_least: 95}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for capability in judged.catalogue.all(Capability):
        metrics = judged.alignment.unpromoted.get(capability.id)
        if metrics:
            found = [(at, each) for at, each in enumerate(capability.delivers) if each.metric in metrics]
            does_well = "reaches its designed level" if all(_is_designed(each) for _, each in found) else "does well"
            yield RULE.at(
                place_of(judged.catalogue.documents[capability.key], ("delivers", found[0][0])),
                f"`{capability.id}` {does_well} on {listed([f'`{each.metric}`' for _, each in found])}, "
                "and no promise says anything of that",
                hint="promise it, or say `internal: true` in the metric if it is for use inside only",
            )


def _is_designed(delivery: Delivery) -> bool:
    return delivery.designed is not None
