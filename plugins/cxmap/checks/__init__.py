"""Checks: one module a rule, each with its `RULE` and the `check` that finds its breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxmap.alignment.results import Alignment
from cxmap.checks import (
    broken_promise,
    control_unknown,
    homeless_promise,
    over_promised,
    promise_outside_control,
    unbacked_promise,
    under_promised,
    unpromoted_capability,
    unverified_promise,
    vague_promise,
)
from cxmap.findings.finding import Finding
from cxmap.findings.rule import Rule
from cxmap.model.catalogue import Catalogue

Check = Callable[[Catalogue, Alignment], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    homeless_promise.check,
    vague_promise.check,
    over_promised.check,
    broken_promise.check,
    unbacked_promise.check,
    promise_outside_control.check,
    unverified_promise.check,
    under_promised.check,
    unpromoted_capability.check,
    control_unknown.check,
)

RULES: tuple[Rule, ...] = (
    homeless_promise.RULE,
    vague_promise.RULE,
    over_promised.RULE,
    broken_promise.RULE,
    unbacked_promise.RULE,
    promise_outside_control.RULE,
    unverified_promise.RULE,
    under_promised.RULE,
    unpromoted_capability.RULE,
    control_unknown.RULE,
)
