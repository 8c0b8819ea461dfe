"""Promises beyond what delivery was ever built for."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.troubles import troubles
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.verdicts import Verdict

RULE = warning(
    "over-promised",
    "A promise is missed or never measured, and goes beyond what the capability behind it is designed for.",
    wrong=courier("designed: 93  # next-day promises 95", "measurements:", "  - {period: 2026-06, value: 93}"),
    right=courier("designed: 97", "measurements:", "  - {period: 2026-06, value: 96}"),
    about=Verdict.OVER_PROMISED,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        capability = f"`{trouble.judgement.capability}`"
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} promises {trouble.promised} {trouble.where}, "
            f"but {capability} is designed for {trouble.level(trouble.judgement.designed)}",
            hint=f"promise what {capability} is designed for, or have it designed for what is promised",
        )
