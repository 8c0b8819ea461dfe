"""Windows in which the rest must go better than it went last, or the promise is not kept."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.risks import BUDGET
from cxmap.checks.troubles import troubles
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap

RULE = warning(
    "budget-running-out",
    "So much was missed in the running window that the rest must go better than it went last.",
    wrong=next_day(
        "reads_as: stated",
        "expects:",
        "  # 96 of the first 100 came in time; now 98.5 of 100 must",
        "  - {metric: on-time, at_least: 98, over: year, volume: 500}",
    ),
    right=next_day(
        "expects:",
        "  - {metric: on-time, at_least: 95, over: year, volume: 500}",
    ),
    about=BUDGET,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} can still be kept {trouble.where}, but {trouble.judgement.words_of(BUDGET)}",
            hint=f"see now that `{trouble.judgement.capability}` does better until the window ends",
        )
