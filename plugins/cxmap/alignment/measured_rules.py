"""The verdicts on a promise that a number measures, first match wins."""

from __future__ import annotations

from cxmap.alignment.budget import BudgetState
from cxmap.alignment.cases import Case, MeasuredCase, RiskRule, VerdictRule, is_left, risks_of
from cxmap.alignment.exact import further, rounded_safely
from cxmap.alignment.remedy import is_remedied
from cxmap.alignment.risks import MEASURED_RISKS, REMEDY_RULE
from cxmap.alignment.series import JudgedLevel, furthest
from cxmap.alignment.wording import amount, cases_of, during, shown_end, target_amount
from cxmap.model.verdicts import Verdict


def is_unknown(case: MeasuredCase) -> bool:
    return not case.evidence.judged


def is_unknown_and_not_designed_for(case: MeasuredCase) -> bool:
    return is_unknown(case) and is_not_designed_for(case)


def is_not_designed_for(case: MeasuredCase) -> bool:
    designed = case.performance.designed
    return designed is not None and not case.is_met(designed)


def is_missed(case: MeasuredCase) -> bool:
    return _is_budget_missed(case) or bool(_missed(case))


def is_missed_and_remedied(case: MeasuredCase) -> tuple[RiskRule[Case], ...]:
    return (REMEDY_RULE,) if is_missed(case) and is_remedied(case) else ()


def is_missed_and_not_designed_for(case: MeasuredCase) -> bool:
    return is_not_designed_for(case) and is_missed(case)


def is_perhaps_missed(case: MeasuredCase) -> bool:
    return _is_budget_lost(case) or bool(_below(case))


def is_at_risk(case: MeasuredCase) -> tuple[RiskRule[MeasuredCase], ...]:
    return risks_of(case, MEASURED_RISKS)


def is_past_the_headroom(case: MeasuredCase) -> bool:
    case.performance.damage.touch("headroom")
    headroom = case.metric.headroom
    if headroom is None:
        return False
    enough = further(case.operator, case.target, headroom)
    return all(case.operator.is_met(each.unfavourable(case.operator), enough) for each in case.evidence.judged)


def _below(case: MeasuredCase) -> tuple[JudgedLevel, ...]:
    """The judged levels that miss the target, but for a window that can still reach it."""
    return tuple(
        each
        for each in case.evidence.judged
        if not case.is_met(each.value) and not case.evidence.is_left_to_the_budget(each, case.operator, case.target)
    )


def _missed(case: MeasuredCase) -> tuple[JudgedLevel, ...]:
    """Those that miss it without doubt, and while the promise was made."""
    return tuple(
        each
        for each in _below(case)
        if not case.is_met(each.favourable(case.operator)) and not _is_before_the_promise(case, each)
    )


def _is_before_the_promise(case: MeasuredCase, level: JudgedLevel) -> bool:
    start = case.promise.valid_from
    return start is not None and level.last < start


def _is_budget_lost(case: MeasuredCase) -> bool:
    budget = case.evidence.budget
    return budget is not None and budget.state is BudgetState.LOST


def _is_budget_missed(case: MeasuredCase) -> bool:
    running = case.evidence.windows.running if case.evidence.windows else None
    return _is_budget_lost(case) and running is not None and not _is_before_the_promise(case, running)


def promised_words(case: MeasuredCase) -> str:
    return f"Promised: {target_amount(case.operator, case.target, case.metric)} ({case.metric.name})."


def designed_words(case: MeasuredCase) -> str:
    designed = amount(case.performance.designed, case.metric)
    found = missing_words(case) if is_unknown(case) else missed_words(case)
    return f"{found}; {case.capability.name} is designed for {designed} only"


def missing_words(case: MeasuredCase) -> str:
    newest = case.evidence.series.newest
    if newest is None:
        return f"{promised_words(case)} Measured: nothing up to {case.surroundings.as_of} ({_who(case)})"
    value = f"{amount(newest.value, case.metric)} {during(newest.period.text)} ({_who(case)})"
    if case.expectation.over and case.evidence.series.is_fresh(newest):
        return f"{promised_words(case)} Measured: {value}, which lies in no {case.expectation.over} as a whole"
    return f"{promised_words(case)} Measured: {value}, which counted until {case.metric.good_until(newest.period)}"


def missed_words(case: MeasuredCase) -> str:
    missed = _missed(case)
    if missed:
        return level_words(case, furthest(missed, case.operator))
    budget = case.evidence.budget
    assert budget is not None, "what is not missed by a level is missed by its budget"
    allowed = rounded_safely(case.operator, budget.allowed, 0)
    return (
        f"{promised_words(case)} Of {cases_of(budget.volume)} {during(budget.window)}, {cases_of(allowed)} may be "
        f"missed; {cases_of(budget.missed)} are missed up to {budget.last} ({_who(case)}), so that it cannot be kept"
    )


def doubtful_words(case: MeasuredCase) -> str:
    below = _below(case)
    if not below:
        return f"{missed_words(case)}, but the promise is made only since {case.promise.valid_from}"
    level = furthest(below, case.operator)
    if _is_before_the_promise(case, level):
        return f"{level_words(case, level)}, but the promise is made only since {case.promise.valid_from}"
    best = amount(shown_end(level, case.operator.opposite), case.metric)
    return f"{level_words(case, level)}; of so few cases nobody can tell, as it may really be {best}"


def measured_words(case: MeasuredCase) -> str:
    return level_words(case, furthest(case.evidence.judged, case.operator))


def level_words(case: MeasuredCase, level: JudgedLevel) -> str:
    so_far = f" up to {level.last}" if level.last < level.period.last else ""
    value = f"{amount(level.value, case.metric)} {during(level.period.text)}{so_far}"
    return f"{promised_words(case)} Measured: {value} ({_who(case)})"


def headroom_words(case: MeasuredCase) -> str:
    return f"{measured_words(case)}, so more could be promised"


def _who(case: MeasuredCase) -> str:
    group = case.evidence.series.group
    return f"{case.capability.name}, {group}" if group else case.capability.name


MEASURED_RULES: tuple[VerdictRule[MeasuredCase], ...] = (
    VerdictRule(Verdict.OVER_PROMISED, is_unknown_and_not_designed_for, designed_words),
    VerdictRule(Verdict.UNVERIFIED, is_unknown, missing_words),
    VerdictRule(Verdict.AT_RISK, is_missed_and_remedied, missed_words),
    VerdictRule(Verdict.OVER_PROMISED, is_missed_and_not_designed_for, designed_words),
    VerdictRule(Verdict.BROKEN, is_missed, missed_words),
    VerdictRule(Verdict.UNVERIFIED, is_perhaps_missed, doubtful_words),
    VerdictRule(Verdict.AT_RISK, is_at_risk, measured_words),
    VerdictRule(Verdict.UNDER_PROMISED, is_past_the_headroom, headroom_words),
    VerdictRule(Verdict.KEPT, is_left, measured_words),
)
