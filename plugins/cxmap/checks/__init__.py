"""Checks: one module a rule, each with its `RULE` and the `check` that finds its breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from cxmap.checks import (
    adequate_beyond_target,
    agreement_ending,
    broken_promise,
    budget_running_out,
    control_unknown,
    homeless_promise,
    judged_on_everybody,
    measured_otherwise,
    nobody_owns_it,
    number_nowhere,
    over_promised,
    percent_without_share,
    period_out_of_line,
    period_to_come,
    promise_outside_control,
    published_without_proof,
    quotes_within_quotes,
    said_twice,
    score_without_scale,
    share_as_fraction,
    share_of_unknown_sample,
    target_finer_than_volume,
    unbacked_promise,
    under_promised,
    unknown_link,
    unlikely_day,
    unpromoted_capability,
    unverified_promise,
    vague_promise,
    value_out_of_line,
    worded_too_strongly,
)
from cxmap.findings.finding import Finding
from cxmap.findings.rule import Rule
from cxmap.insight.judged_map import JudgedMap

Check = Callable[[JudgedMap], Iterator[Finding]]


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
    unverified_promise,
    under_promised,
    unpromoted_capability,
    unknown_link,
    target_finer_than_volume,
    share_of_unknown_sample,
    number_nowhere,
    nobody_owns_it,
    control_unknown,
    period_to_come,
    period_out_of_line,
    value_out_of_line,
    share_as_fraction,
    percent_without_share,
    score_without_scale,
    unlikely_day,
    adequate_beyond_target,
    judged_on_everybody,
    said_twice,
    quotes_within_quotes,
)
CHECKS: tuple[Check, ...] = tuple(module.check for module in MODULES)
RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES)
