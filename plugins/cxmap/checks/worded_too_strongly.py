"""Sentences that promise more than the level that is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.risks import WORDING
from cxmap.checks.troubles import troubles
from cxmap.findings.examples import next_day, written
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import Reading, reading_of
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Promise

RULE = warning(
    "worded-too-strongly",
    "Customers understand more by the sentence than its target stands for.",
    wrong=next_day("expects:", "  - {metric: on-time, at_least: 90}  # for a sentence that every customer relates to"),
    right=written(
        "promises/next-day.md",
        "statement: Most parcels are delivered the next day",
        "made_by: last-mile",
        "reads_as: most",
        "expects:",
        "  - {metric: on-time, at_least: 90}",
    ),
    about=WORDING,
)

_READINGS = {
    Reading.EVERY: "the figures carry a promise to every customer: raise the target to what the sentence says",
    Reading.NINE_IN_TEN: "the strongest that the figures carry is “nine out of ten”: write it into the sentence, "
    "and add `reads_as: stated`",
    Reading.MOST: "the strongest that the figures carry is “most”: write it into the sentence, "
    "and add `reads_as: most`",
    Reading.FROM: "the strongest that the figures carry is an offer that some can get: write it into the sentence, "
    "and add `reads_as: from`",
}


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        promise = judged.catalogue.find(Promise, trouble.document.entity.id)
        reading = reading_of(judged, promise) if promise else None
        assert trouble.metric, "proof has no wording risk"
        yield RULE.at(
            trouble.statement,
            f"{trouble.promise} says too much {trouble.where}: {trouble.judgement.words_of(WORDING)}",
            hint=_READINGS[reading] if reading else _weaker(trouble.metric),
        )


def _weaker(metric: Metric) -> str:
    """A way out where no figures tell how many customers get it."""
    if metric.type is MetricType.SHARE:
        return f"before each value of `{metric.id}` has a `sample`, or counts all cases, the figures carry no share"
    if metric.type is not MetricType.PERCENTILE:
        return (
            "say in the sentence that it is an average, and add `reads_as: average`, "
            "or measure how many customers get it"
        )
    if metric.percentile is None:
        return f"say in `percentile` of `{metric.id}` how many of 100 cases lie within its value"
    return f"say in the sentence that it holds for {metric.percentile:f} of 100, and add `reads_as: stated`"
