"""Promises with one kind of judgement, each once, and words for the numbers: shared by the checks of verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from cxmap.alignment.results import Judgement, coming_to
from cxmap.alignment.wording import amount, during, listed, target_amount
from cxmap.findings.finding import Place, place_of
from cxmap.findings.rule import Rule
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise


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
        return place_of(self.document, ("statement",) if position is None else ("expects", position))

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

    def level(self, value: Decimal | None) -> str:
        """`94.9 %`: a value in the unit of the metric in question."""
        return amount(value, self.metric) if self.metric else ""

    @property
    def gap(self) -> str:
        """The promised and the measured level, or the day of the proof."""
        judgement = self.judgement
        if judgement.period is None:
            return f"so says the proof of {judgement.measured_on} (`{judgement.capability}`)"
        measured = f"{self.level(judgement.value)} {during(judgement.period)} (`{judgement.capability}`)"
        return f"promised {self.promised}, measured {measured}"


def troubles(judged: JudgedMap, rule: Rule) -> Iterator[Trouble]:
    """One for each promise with a judgement that the rule is about."""
    for promise, pairs in groupby(judged.alignment.pairs, key=lambda pair: pair.promise):
        found = coming_to(rule.about, pairs) if rule.about else ()
        if found:
            _, first = found[0]
            yield Trouble(
                document=judged.catalogue.documents[key_of(Promise.kind, promise)],
                judgement=first,
                metric=judged.catalogue.find(Metric, first.metric),
                touchpoints=tuple(sorted({pair.touchpoint for pair, _ in found})),
            )
