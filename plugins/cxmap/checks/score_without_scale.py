"""Scores that no usual scale has, of metrics that name none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cxmap.alignment.wording import listed
from cxmap.checks.rows import measured
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.metric import Metric, MetricType

_TITLE = ("title: Ease, as customers rate it", "unit: points", "better: higher", "type: score")

RULE = warning(
    "score-without-scale",
    "A value lies outside what scores usually are, -100 to 100, and the metric names no scale.",
    wrong=written(
        "capabilities/care.md",
        *("title: Care", "owner: last-mile", "delivers:", "  - metric: ease"),
        *("    measurements:", "      - {period: 2026-05, value: 320}  # the metric has no scale"),
    ),
    right=written("metrics/ease.md", *_TITLE, "scale: 0..1000"),
)

_MOST = Decimal(100)


def check(linked: LinkedMap) -> Iterator[Finding]:
    scores = {metric.id for metric in linked.catalogue.all(Metric) if _is_open(linked, metric)}
    for document, at, delivery in measured(linked) if scores else ():
        rows = delivery.measurements
        strange = [index for index, row in enumerate(rows) if abs(row.value) > _MOST]
        if delivery.metric in scores and strange:
            yield RULE.at(
                place_of(document, (*at, strange[0], "value")),
                f"{listed([f'`{rows[index].value}`' for index in strange])} on `{delivery.metric}` "
                f"{'is' if len(strange) == 1 else 'are'} outside what scores usually are, -100 to 100",
                hint=f"correct the number, or give `{delivery.metric}` its ends, such as `scale: 0..1000`",
            )


def _is_open(linked: LinkedMap, metric: Metric) -> bool:
    """Whether it is a score of which nobody says between which ends it lies."""
    is_sound = linked.catalogue.is_sound(metric.key, "type", "scale")
    return is_sound and metric.type is MetricType.SCORE and metric.scale is None
