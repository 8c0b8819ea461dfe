"""Budgets: what may still go wrong before the windows end for which a promise is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cxmap.alignment.budget import Budget, BudgetState
from cxmap.alignment.exact import EXACT
from cxmap.alignment.results import Judgement
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise


@dataclass(frozen=True, slots=True)
class PromiseBudget:
    """The budget of one expectation with what one capability delivers to one group, or to all."""

    budget: Budget
    over: CalendarWindow
    metric: Metric
    capability: Capability
    group: str | None

    @property
    def window(self) -> Period:
        return Period.from_text(self.budget.window)

    @property
    def missed_at_end(self) -> Decimal:
        """The cases missed when the window ends, if it goes on as it went last."""
        rest = (self.window.last - self.budget.last).days
        return EXACT.add(self.budget.missed, EXACT.multiply(self.budget.missed_a_day, Decimal(rest)))

    @property
    def order(self) -> tuple[bool, date, Decimal]:
        """Those that run out first, then those of which the smallest part is left; secured ones last."""
        budget = self.budget
        part = budget.left / budget.allowed if budget.allowed else Decimal(0)
        return (budget.state is BudgetState.SECURED, budget.runs_out or date.max, part)

    @property
    def course(self) -> tuple[tuple[date, Decimal], ...]:
        """The cases missed by the end of each measured part of the window."""
        return tuple(self.budget.course)


def budgets_of(judged: JudgedMap, promise: Promise) -> tuple[PromiseBudget, ...]:
    """All budgets of a promise, each once, however many touchpoints share it; those that run out first come first."""
    judgements = (each for pair in judged.pairs_of(promise.key) for each in pair.judgements)
    found = {
        (each.expectation, each.capability, each.group): _budget(judged, promise, each, each.budget)
        for each in judgements
        if each.budget
    }
    return tuple(sorted(found.values(), key=lambda each: each.order))


def _budget(judged: JudgedMap, promise: Promise, judgement: Judgement, budget: Budget) -> PromiseBudget:
    metric = judged.catalogue.find(Metric, judgement.metric)
    capability = judged.catalogue.find(Capability, judgement.capability)
    over = promise.expects[judgement.expectation or 0].over
    assert metric
    assert capability
    assert over
    return PromiseBudget(budget, over, metric, capability, judgement.group)
