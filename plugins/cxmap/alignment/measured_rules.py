"""The verdicts on a promise that a number measures, first match wins."""

from __future__ import annotations

from cxmap.alignment.cases import MeasuredCase, RiskRule, VerdictRule, is_left, risks_of
from cxmap.alignment.exact import further
from cxmap.alignment.risks import MEASURED_RISKS
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.model.verdicts import Verdict


def is_not_designed_for(case: MeasuredCase) -> bool:
    designed = case.performance.designed
    return designed is not None and not case.operator.is_met(designed, case.target)


def has_no_fresh_measurement(case: MeasuredCase) -> bool:
    return not case.performance.is_fresh


def misses_the_target(case: MeasuredCase) -> bool:
    return not case.operator.is_met(case.performance.readings[-1].measurement.value, case.target)


def is_at_risk(case: MeasuredCase) -> tuple[RiskRule[MeasuredCase], ...]:
    return risks_of(case, MEASURED_RISKS)


def is_past_the_headroom(case: MeasuredCase) -> bool:
    case.performance.damage.touch("headroom")
    headroom = case.metric.headroom
    if headroom is None:
        return False
    end = case.performance.readings[-1].end
    return case.operator.is_met(end, further(case.operator, case.target, headroom))


def promised_words(case: MeasuredCase) -> str:
    return f"Promised: {target_amount(case.operator, case.target, case.metric)} ({case.metric.name})."


def designed_words(case: MeasuredCase) -> str:
    designed = amount(case.performance.designed, case.metric)
    return f"{promised_words(case)} {case.capability.name} is designed for {designed}"


def missing_words(case: MeasuredCase) -> str:
    if not case.performance.readings:
        return f"{promised_words(case)} Measured: nothing up to {case.surroundings.as_of} ({case.capability.name})"
    return f"{measured_words(case)}, which is older than {case.metric.max_age}"


def measured_words(case: MeasuredCase) -> str:
    row = case.performance.readings[-1].measurement
    value = amount(row.value, case.metric)
    return f"{promised_words(case)} Measured: {value} {during(row.period.text)} ({case.capability.name})"


def headroom_words(case: MeasuredCase) -> str:
    return f"{measured_words(case)}, so more could be promised"


MEASURED_RULES: tuple[VerdictRule[MeasuredCase], ...] = (
    VerdictRule(Verdict.OVER_PROMISED, is_not_designed_for, designed_words),
    VerdictRule(Verdict.UNVERIFIED, has_no_fresh_measurement, missing_words),
    VerdictRule(Verdict.BROKEN, misses_the_target, measured_words),
    VerdictRule(Verdict.AT_RISK, is_at_risk, measured_words),
    VerdictRule(Verdict.UNDER_PROMISED, is_past_the_headroom, headroom_words),
    VerdictRule(Verdict.KEPT, is_left, measured_words),
)
