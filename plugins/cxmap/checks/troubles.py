"""Promises with one kind of judgement, each once, and words for the numbers: shared by the checks of verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.budget import BudgetState
from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.results import Judgement, judgements_where
from cxmap.alignment.wording import amount, cases_of, during, listed, target_amount
from cxmap.findings.finding import Place, place_of
from cxmap.findings.rule import Rule
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.document import Document
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator


@dataclass(frozen=True, slots=True)
class Trouble:
    """A promise with the first of its judgements of one kind, and all touchpoints that have such a judgement.

    `metric` is None where the promise is judged on proof.
    """

    document: Document
    judgement: Judgement
    metric: Metric | None
    touchpoints: tuple[str, ...]

    @property
    def place(self) -> Place:
        """The expectation that is judged so, or the statement of a promise that has none."""
        position = self.judgement.expectation
        return self.statement if position is None else place_of(self.document, ("expects", position))

    @property
    def statement(self) -> Place:
        return place_of(self.document, ("statement",))

    @property
    def promise(self) -> str:
        return f"`{self.document.entity.id}`"

    @property
    def where(self) -> str:
        return f"at {listed([f'`{touchpoint}`' for touchpoint in self.touchpoints])}"

    @property
    def promised(self) -> str:
        """`at least 95 % (`on-time`)`; where no number is promised, `keep it`."""
        judgement = self.judgement
        if self.metric is None or judgement.operator is None or judgement.target is None:
            return "keep it"
        return f"{target_amount(judgement.operator, judgement.target, self.metric)} (`{self.metric.id}`)"

    @property
    def who(self) -> str:
        """`courier`, and the group whose figures are judged, where they are of a group."""
        group = self.judgement.group
        return f"`{self.judgement.capability}`, {group}" if group else f"`{self.judgement.capability}`"

    def level(self, value: Decimal | None) -> str:
        """`94.9 %`: a value in the unit of the metric in question."""
        return amount(value, self.metric) if self.metric else ""

    @property
    def measured(self) -> str:
        """`measured 94.9 % in 2026-06 (`courier`)`."""
        judgement = self.judgement
        return f"measured {self.level(judgement.value)} {during(judgement.period or '')} ({self.who})"

    @property
    def best(self) -> str:
        """The end of the interval that is better for the target; there must be one."""
        judgement = self.judgement
        assert judgement.operator
        end = judgement.high if judgement.operator is Operator.AT_LEAST else judgement.low
        assert end is not None
        is_computed = isinstance(end, float)
        return self.level(rounded_safely(judgement.operator.opposite, Decimal(end)) if is_computed else Decimal(end))

    @property
    def gap(self) -> str:
        """The promised level and the measured one or what is missed so far; else the day of the proof."""
        judgement = self.judgement
        if self.metric is None or judgement.operator is None:
            return f"so says the proof of {judgement.measured_on} ({self.who})"
        budget = judgement.budget
        if budget and budget.state is BudgetState.LOST:
            allowed = cases_of(rounded_safely(judgement.operator, budget.allowed, 0))
            missed = f"{cases_of(budget.missed)} are missed up to {budget.last} ({self.who})"
            return f"promised {self.promised}, so that {allowed} may be missed {during(budget.window)}, and {missed}"
        return f"promised {self.promised}, {self.measured}"


def troubles(judged: JudgedMap, rule: Rule) -> Iterator[Trouble]:
    """One for each promise with a judgement that the rule is about."""
    about = rule.about
    return troubles_where(judged, lambda judgement: about is not None and judgement.comes_to(about))


def troubles_where(judged: JudgedMap, holds: Callable[[Judgement], bool]) -> Iterator[Trouble]:
    """One for each promise with a judgement for which something holds."""
    for promise, judgements in judged.alignment.judgements.items():
        if any(map(holds, judgements)):
            found = judgements_where(holds, judged.pairs_of(promise))
            _, first = found[0]
            yield Trouble(
                document=judged.catalogue.documents[promise],
                judgement=first,
                metric=judged.catalogue.find(Metric, first.metric),
                touchpoints=tuple(sorted({pair.touchpoint for pair, _ in found})),
            )
