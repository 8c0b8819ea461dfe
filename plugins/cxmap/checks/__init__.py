"""Checks: one module a rule, each with its `RULE` and the `check` that finds its breaches.

A check that needs no verdicts looks at a `LinkedMap`, all others at a `JudgedMap`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeGuard

from cxmap.checks import (
    adequate_beyond_target,
    agreement_ending,
    broken_promise,
    budget_running_out,
    contradicting_promises,
    control_unknown,
    days_for_months,
    evidence_stopped,
    experience_without_research,
    homeless_promise,
    journey_incomplete,
    judged_on_everybody,
    late_proof,
    make_or_break_without_recovery,
    measured_otherwise,
    measured_twice,
    month_or_year,
    nearly_alike,
    nobody_owns_it,
    number_nowhere,
    over_promised,
    partner_without_agreement,
    party_not_heard,
    percent_without_share,
    period_not_over,
    period_out_of_line,
    period_to_come,
    placeholder,
    promise_outside_control,
    published_without_proof,
    quotes_within_quotes,
    reference_to_retired,
    review_overdue,
    said_twice,
    score_without_scale,
    share_as_fraction,
    share_in_another_unit,
    share_not_named,
    share_of_unknown_sample,
    silent_department,
    target_finer_than_volume,
    target_of_all,
    target_out_of_line,
    tunnel_vision,
    unbacked_promise,
    under_promised,
    unedited_copy,
    unknown_link,
    unlikely_day,
    unlikely_duration,
    unpromoted_capability,
    unused_touchpoint,
    unverified_promise,
    vague_promise,
    value_out_of_line,
    worded_too_strongly,
)
from cxmap.findings.finding import Finding
from cxmap.findings.rule import Rule
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.linked_map import LinkedMap

Check = Callable[[JudgedMap], Iterator[Finding]]
UnjudgedCheck = Callable[[LinkedMap], Iterator[Finding]]


def _needs_no_verdicts(check: Check) -> TypeGuard[UnjudgedCheck]:
    """The type of what a check looks at says so."""
    return LinkedMap.__name__ in check.__annotations__.values()


class CheckModule(Protocol):
    """The contents of a check's module."""

    RULE: Rule

    def check(self, judged: JudgedMap, /) -> Iterator[Finding]: ...


MODULES: tuple[CheckModule, ...] = (
    homeless_promise,
    vague_promise,
    over_promised,
    broken_promise,
    unbacked_promise,
    promise_outside_control,
    worded_too_strongly,
    measured_otherwise,
    published_without_proof,
    budget_running_out,
    agreement_ending,
    nobody_owns_it,
    contradicting_promises,
    late_proof,
    partner_without_agreement,
    make_or_break_without_recovery,
    unused_touchpoint,
    experience_without_research,
    party_not_heard,
    reference_to_retired,
    review_overdue,
    evidence_stopped,
    unverified_promise,
    under_promised,
    unpromoted_capability,
    unknown_link,
    target_finer_than_volume,
    target_of_all,
    share_of_unknown_sample,
    number_nowhere,
    control_unknown,
    journey_incomplete,
    tunnel_vision,
    silent_department,
    period_to_come,
    period_not_over,
    days_for_months,
    month_or_year,
    period_out_of_line,
    value_out_of_line,
    target_out_of_line,
    share_as_fraction,
    percent_without_share,
    share_in_another_unit,
    share_not_named,
    score_without_scale,
    unlikely_day,
    unlikely_duration,
    adequate_beyond_target,
    judged_on_everybody,
    said_twice,
    unedited_copy,
    measured_twice,
    placeholder,
    quotes_within_quotes,
    nearly_alike,
)
CHECKS: tuple[Check, ...] = tuple(module.check for module in MODULES)
UNJUDGED: tuple[UnjudgedCheck, ...] = tuple(check for check in CHECKS if _needs_no_verdicts(check))
"""Those that are done while the verdicts are still found."""
JUDGED: tuple[Check, ...] = tuple(check for check in CHECKS if not _needs_no_verdicts(check))
RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES)
