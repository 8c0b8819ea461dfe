"""Promises whose figures are about something else than the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.troubles import troubles_where
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap

RULE = warning(
    "measured-otherwise",
    "The figures or the proof leave out cases that the promise includes, count from another moment, or are opinions.",
    wrong=next_day(
        "counts_from: order  # on-time counts from dispatch", "expects:", "  - {metric: on-time, at_least: 95}"
    ),
    right=next_day("counts_from: dispatch", "expects:", "  - {metric: on-time, at_least: 95}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles_where(judged, lambda judgement: bool(judgement.mismatch)):
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} is judged by something else {trouble.where}: {trouble.judgement.mismatch}",
            hint="measure what the sentence says, or say in the sentence what is measured",
        )
