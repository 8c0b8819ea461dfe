"""Promises that delivery does not keep."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.troubles import troubles
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.verdicts import Verdict

RULE = warning(
    "broken-promise",
    "What was measured misses what is promised, even at its best, or the newest proof says so.",
    wrong=courier("designed: 97", "measurements:", "  - {period: 2026-06, value: 93}  # next-day promises 95"),
    right=courier("designed: 97", "measurements:", "  - {period: 2026-06, value: 96}"),
    about=Verdict.BROKEN,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} is broken {trouble.where}: {trouble.gap}",
            hint=f"bring `{trouble.judgement.capability}` up to what is promised, or stop saying it",
        )
