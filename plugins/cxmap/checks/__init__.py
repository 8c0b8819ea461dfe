"""Checks: one module a rule, each with its `RULE` and the `check` that finds its breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from cxmap.checks import (
    broken_promise,
    control_unknown,
    homeless_promise,
    nobody_owns_it,
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
    unverified_promise,
    under_promised,
    unpromoted_capability,
    nobody_owns_it,
    control_unknown,
)
CHECKS: tuple[Check, ...] = tuple(module.check for module in MODULES)
RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES)
