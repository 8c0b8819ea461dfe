"""Targets so strict, for so few cases, that not one of them may be missed."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Judgement
from cxmap.alignment.wording import cases_of, during
from cxmap.checks.troubles import troubles_where
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap

RULE = note(
    "target-finer-than-volume",
    "With so few cases in a window, the target allows less than one to be missed.",
    wrong=next_day(
        "expects:",
        "  # 99.9 of 100 in 500 cases: half a case may be missed",
        "  - {metric: on-time, at_least: 99.9, over: year, volume: 500}",
    ),
    right=next_day("expects:", "  - {metric: on-time, at_least: 95, over: year, volume: 500}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles_where(judged, _is_finer):
        budget = trouble.judgement.budget
        assert budget
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} promises {trouble.promised}, and of {cases_of(budget.volume)} "
            f"{during(budget.window)} that allows not one to be missed",
            hint="promise it for a longer window, or lower the target so that at least one case may be missed",
        )


def _is_finer(judgement: Judgement) -> bool:
    return judgement.budget is not None and judgement.budget.allowed < 1
