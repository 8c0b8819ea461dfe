"""Faults of measurements that meet a target: how sure, how steady and how lasting they are."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.cases import MeasuredCase
from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.intervals import is_of_unknown_sampling
from cxmap.alignment.series import JudgedLevel, furthest
from cxmap.alignment.windows import covers_less_than_half, is_weighted_blindly
from cxmap.alignment.wording import amount, cases_of, during, shown_end
from cxmap.model.metric import MetricType
from cxmap.model.targets import Operator


def is_uncertain(case: MeasuredCase) -> bool:
    return any(True for _ in uncertainties(case))


def uncertainty_words(case: MeasuredCase) -> str:
    return " and ".join(uncertainties(case))


def uncertainties(case: MeasuredCase) -> Iterator[str]:
    """Why nobody can be sure of the values that are judged."""
    evidence, operator = case.evidence, case.operator
    judged = [each for each in evidence.judged if not evidence.is_left_to_the_budget(each, operator, case.target)]
    doubtful = [each for each in judged if not case.is_met(each.unfavourable(operator))]
    if doubtful:
        level = furthest(doubtful, operator)
        extreme = "as low as" if operator is Operator.AT_LEAST else "as high as"
        yield f"{_at(case, level)}it may really be {extreme} {amount(shown_end(level, operator), case.metric)}"
    if is_of_unknown_sample(case):
        yield "nobody knows how many cases were looked at"
    if window := next((each for each in _weighted(case) if is_weighted_blindly(each)), None):
        yield f"nobody knows how much each value counts {during(window.period.text)}, as one has no sample"
    if any(each.is_window and each is not evidence.running and covers_less_than_half(each) for each in evidence.judged):
        yield f"less than half of {evidence.judged[0].period.text} was measured"


def is_of_unknown_sample(case: MeasuredCase) -> bool:
    """Whether nobody knows how many cases a share is of that is judged."""
    return any(is_of_unknown_sampling(row, case.metric) for each in case.evidence.judged for row in each.rows)


def _at(case: MeasuredCase, level: JudgedLevel) -> str:
    return f"{during(level.period.text)} " if len(case.evidence.judged) > 1 else ""


def _weighted(case: MeasuredCase) -> Iterator[JudgedLevel]:
    """The judged window, and the three with rows before it."""
    windows, judged = case.evidence.windows, case.evidence.judged
    if windows is None:
        return
    yield judged[0]
    before = [each for each in windows.over if each.period.first < judged[0].period.first]
    yield from before[-3:]


def is_too_old_soon(case: MeasuredCase) -> bool:
    newest = case.evidence.series.newest
    return newest is not None and case.metric.good_until(newest.period) < case.soon


def age_words(case: MeasuredCase) -> str:
    newest = case.evidence.series.newest
    assert newest
    until = case.metric.good_until(newest.period)
    if until < case.surroundings.as_of:
        return f"the newest value, {during(newest.period.text)}, is too old to count already"
    return f"the newest value is too old to count after {until}"


def is_unsteady(case: MeasuredCase) -> bool:
    return not all(map(case.is_met, case.evidence.recent))


def unsteady_words(case: MeasuredCase) -> str:
    missed = [value for value in case.evidence.recent if not case.is_met(value)]
    times = f"{len(missed)} of the last {len(case.evidence.recent)} values missed it"
    with_ = "with" if len(missed) == 1 else "the newest of these with"
    return f"{times}, {with_} {amount(missed[0], case.metric)}"


def is_getting_worse(case: MeasuredCase) -> bool:
    following = case.evidence.next_value(case.operator)
    return following is not None and not case.is_met(following)


def trend_words(case: MeasuredCase) -> str:
    following = amount(case.evidence.next_value(case.operator), case.metric)
    return f"it has got worse three times in a row and would be {following} next"


def is_short_of_budget(case: MeasuredCase) -> bool:
    """Whether the running window must go better than it went last, or would if anybody could tell."""
    evidence = case.evidence
    if evidence.budget is not None:
        is_left = any(evidence.is_left_to_the_budget(each, case.operator, case.target) for each in evidence.judged)
        return is_left or evidence.budget.is_running_out
    running = evidence.windows.running if evidence.windows and case.metric.type is MetricType.SHARE else None
    return running is not None and not all(case.is_met(row.value) for row in running.rows)


def budget_words(case: MeasuredCase) -> str:
    budget = case.evidence.budget
    if budget is None:
        return "a part of the running window missed it, and nobody knows how many cases the whole will have"
    left = rounded_safely(Operator.AT_LEAST, budget.left, 0)
    are = "is" if left == 1 else "are"
    until = f", which {are} used up on {budget.runs_out} if it goes on so" if budget.runs_out else ""
    rest = f"only {cases_of(left)} more may be missed{until}" if left > 0 else "nothing more may be missed"
    need = rounded_safely(Operator.AT_MOST, budget.need)
    asked = f"{need:f} % of the rest must go well, and of the newest cases {budget.newest:f} % did"
    return f"{during(budget.window)} {rest}; {asked}"


def is_better_than_designed(case: MeasuredCase) -> bool:
    designed = case.performance.designed
    return designed is not None and not case.is_met(designed)


def design_words(case: MeasuredCase) -> str:
    designed = amount(case.performance.designed, case.metric)
    return f"{case.capability.name} is designed for {designed} only"
