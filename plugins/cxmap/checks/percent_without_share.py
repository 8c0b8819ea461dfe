"""Metrics in percent that do not say that they are shares."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.metric import Metric

_SAVED = ("title: Parcels scanned", "unit: percent", "better: higher")

RULE = warning(
    "percent-without-share",
    "A metric in percent says no `type`, so it counts as a mean, and few cases put no promise at risk.",
    wrong=written("metrics/scanned.md", *_SAVED),
    right=written("metrics/scanned.md", *_SAVED, "type: share"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for metric in linked.catalogue.all(Metric):
        document = linked.catalogue.documents[metric.key]
        is_said = "type" in document.values
        if not is_said and metric.is_in_percent and linked.catalogue.is_sound(metric.key, "unit", "type"):
            yield RULE.at(
                place_of(document, ("unit",)),
                f"`{metric.id}` is in percent and has no `type`, so it is read as a mean: "
                "a small sample puts no promise at risk",
                hint="add the line `type: share` if it counts cases, or `type: mean` if it averages percentages",
            )
