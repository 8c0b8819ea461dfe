"""Promises that say less than delivery can do."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.troubles import troubles
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.verdicts import Verdict

RULE = note(
    "under-promised",
    "Delivery is so far past the target that more could be promised.",
    wrong=next_day(
        "reads_as: most",
        "expects:",
        "  # 96 is measured, and on-time has headroom: 3",
        "  - {metric: on-time, at_least: 92}",
    ),
    right=next_day("reads_as: most", "expects:", "  - {metric: on-time, at_least: 95}"),
    about=Verdict.UNDER_PROMISED,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} promises too little {trouble.where}: {trouble.gap}",
            hint="promise more, up to the level that is safe",
        )
