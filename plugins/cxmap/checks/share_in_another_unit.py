"""Shares whose unit is not percent."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.metric import Metric, MetricType

_SAVED = ("title: Parcels scanned", "better: higher", "type: share")

RULE = warning(
    "share-in-another-unit",
    "A metric is a share, whose numbers are in percent, and its unit says something else.",
    wrong=written("metrics/scanned.md", *_SAVED, "unit: parcels"),
    right=written("metrics/scanned.md", *_SAVED, "unit: percent"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for metric in linked.catalogue.all(Metric):
        is_sound = linked.catalogue.is_sound(metric.key, "unit", "type")
        if is_sound and metric.type is MetricType.SHARE and not metric.is_in_percent:
            yield RULE.at(
                place_of(linked.catalogue.documents[metric.key], ("unit",)),
                f"`{metric.id}` is a share, whose numbers are in percent, and its unit is `{metric.unit}`",
                hint="write `unit: percent`, or another `type` if its numbers are not in percent",
            )
