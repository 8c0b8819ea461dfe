"""Judging: the rules applied to one promise on one touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.backing import known_metric
from cxmap.alignment.cases import C, Encounter, MeasuredCase, ProofCase, VerdictRule
from cxmap.alignment.measured_rules import MEASURED_RULES
from cxmap.alignment.proof_rules import PROOF_RULES, known_proof
from cxmap.alignment.results import Judgement
from cxmap.alignment.verdicts import Risk, Verdict
from cxmap.alignment.wording import target_amount
from cxmap.model.promise import Expectation, Promise

Outcome = tuple[Verdict, tuple[Risk, ...], str]
"""A verdict, the risks behind it, and the reason."""


def judgements_on(encounter: Encounter, promise: Promise) -> tuple[Judgement, ...] | None:
    """One for each expectation and each capability that answers it; None where one of them is open."""
    by = _judgements_by_measure if promise.expects else _judgements_by_proof
    decided = []
    for judgement in by(encounter, promise):
        if judgement is None:
            return None
        decided.append(judgement)
    return tuple(decided)


def outcome_of(case: C, rules: tuple[VerdictRule[C], ...]) -> Outcome | None:
    """What the first rule that holds says; None where that is open."""
    for rule in rules:
        answer = rule.holds(case)
        if answer is None:
            return None
        if answer:
            risks = answer if isinstance(answer, tuple) else ()
            but = f", but {'; '.join([risk.because(case) for risk in risks])}" if risks else ""
            return rule.verdict, tuple(risk.risk for risk in risks), f"{rule.because(case)}{but}."
    raise AssertionError("the last rule takes what is left")


def _judgements_by_measure(encounter: Encounter, promise: Promise) -> Iterator[Judgement | None]:
    for position, expectation in enumerate(promise.expects):
        delivering = [each for each in encounter.backings if expectation.metric in each.performances]
        if not delivering:
            yield _unbacked(encounter, position, expectation)
        operator, target = expectation.operator, expectation.level
        for each in delivering:
            performance = each.performances[expectation.metric]
            yield _measured(MeasuredCase(encounter, each, expectation, performance, operator, target), position)


def _judgements_by_proof(encounter: Encounter, promise: Promise) -> Iterator[Judgement | None]:
    delivering = [each for each in encounter.backings if promise.id in each.proof]
    if not delivering:
        name = encounter.touchpoint.name
        reason = f"Judged on proof: no live capability at this touchpoint delivers it ({name})."
        yield Judgement(Verdict.UNBACKED, reason)
    for each in delivering:
        proof = known_proof(each.proof[promise.id], encounter.surroundings.as_of)
        yield _proved(ProofCase(encounter, each, None, proof))


def _unbacked(encounter: Encounter, position: int, expectation: Expectation) -> Judgement | None:
    metric = known_metric(encounter.surroundings.catalogue, expectation.metric)
    if metric is None:
        return None
    operator, target = expectation.operator, expectation.level
    promised = target_amount(operator, target, metric)
    nothing = f"No live capability at this touchpoint delivers it ({encounter.touchpoint.name})"
    reason = f"Promised: {promised} ({metric.name}). {nothing}."
    return Judgement(Verdict.UNBACKED, reason, position, metric.id, operator, target)


def _measured(case: MeasuredCase, position: int) -> Judgement | None:
    outcome = outcome_of(case, MEASURED_RULES)
    if outcome is None:
        return None
    verdict, risks, reason = outcome
    newest = case.performance.newest
    row = newest.measurement if newest else None
    interval = newest.interval if newest else None
    return Judgement(
        verdict=verdict,
        reason=reason,
        expectation=position,
        metric=case.metric.id,
        operator=case.operator,
        target=case.target,
        capability=case.capability.id,
        risks=risks,
        designed=case.performance.designed,
        value=row.value if row else None,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        sample=row.sample if row else None,
        period=row.period.text if row else None,
        measured_on=row.period.last if row else None,
        weak_links=case.surroundings.weak_links[case.capability.id] if Risk.WEAK_LINK in risks else (),
    )


def _proved(case: ProofCase) -> Judgement | None:
    outcome = outcome_of(case, PROOF_RULES)
    if outcome is None:
        return None
    verdict, risks, reason = outcome
    return Judgement(
        verdict=verdict,
        reason=reason,
        capability=case.capability.id,
        risks=risks,
        measured_on=case.proof[-1].on if case.proof else None,
        weak_links=case.surroundings.weak_links[case.capability.id] if Risk.WEAK_LINK in risks else (),
    )
