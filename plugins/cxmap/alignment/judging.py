"""Judging: the rules applied to one promise on one touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.backing import Backing, known_metric
from cxmap.alignment.cases import C, MeasuredCase, ProofCase, RiskRule, Surroundings, VerdictRule, risks_of
from cxmap.alignment.measured_rules import MEASURED_RULES
from cxmap.alignment.proof_rules import PROOF_RULES, known_proof
from cxmap.alignment.results import Judgement
from cxmap.alignment.risks import MEASURED_RISKS, PROOF_RISKS
from cxmap.alignment.verdicts import Risk, Verdict
from cxmap.alignment.wording import target_amount
from cxmap.model.metric import Metric
from cxmap.model.promise import Expectation, Promise
from cxmap.model.touchpoint import Touchpoint

Outcome = tuple[Verdict, tuple[Risk, ...], str]
"""A verdict, the risks behind it, and the reason."""


def judgements_on(
    surroundings: Surroundings, touchpoint: Touchpoint, backing: tuple[Backing, ...], promise: Promise
) -> tuple[Judgement, ...] | None:
    """One for each expectation and each capability that answers it; None where one of them is open."""
    judgements = (
        _judgements_by_measure(surroundings, touchpoint, backing, promise)
        if promise.expects
        else _judgements_by_proof(surroundings, touchpoint, backing, promise)
    )
    decided = []
    for judgement in judgements:
        if judgement is None:
            return None
        decided.append(judgement)
    return tuple(decided)


def outcome_of(case: C, rules: tuple[VerdictRule[C], ...], risk_rules: tuple[RiskRule[C], ...]) -> Outcome | None:
    """What the first rule that holds says; None where that is open."""
    for rule in rules:
        answer = rule.holds(case)
        if answer is None:
            return None
        if answer:
            risks = (risks_of(case, risk_rules) or ()) if rule.verdict is Verdict.AT_RISK else ()
            but = f", but {'; '.join(risk.because(case) for risk in risks)}" if risks else ""
            return rule.verdict, tuple(risk.risk for risk in risks), f"{rule.because(case)}{but}."
    raise AssertionError("the last rule takes what is left")


def _judgements_by_measure(
    surroundings: Surroundings, touchpoint: Touchpoint, backing: tuple[Backing, ...], promise: Promise
) -> Iterator[Judgement | None]:
    for position, expectation in enumerate(promise.expects):
        metric = known_metric(surroundings.catalogue, expectation.metric)
        delivering = [each for each in backing if expectation.metric in each.performances]
        if metric and not delivering:
            yield _unbacked(touchpoint, position, expectation, metric)
        elif metric:
            for each in delivering:
                performance = each.performances[metric.id]
                operator, target = expectation.operator, expectation.level
                case = MeasuredCase(surroundings, touchpoint, each, expectation, performance, operator, target)
                yield _measured(case, position)
        else:
            yield None


def _judgements_by_proof(
    surroundings: Surroundings, touchpoint: Touchpoint, backing: tuple[Backing, ...], promise: Promise
) -> Iterator[Judgement | None]:
    delivering = [each for each in backing if promise.id in each.proof]
    if not delivering:
        reason = f"Judged on proof: no live capability delivers this promise there ({touchpoint.name})."
        yield Judgement(Verdict.UNBACKED, reason)
    for each in delivering:
        proof = known_proof(each.proof[promise.id], surroundings.as_of)
        yield _proved(ProofCase(surroundings, touchpoint, each, None, proof))


def _unbacked(touchpoint: Touchpoint, position: int, expectation: Expectation, metric: Metric) -> Judgement:
    operator, target = expectation.operator, expectation.level
    promised = target_amount(operator, target, metric)
    reason = f"Promised: {promised} ({metric.name}). Delivered: by no live capability there ({touchpoint.name})."
    return Judgement(Verdict.UNBACKED, reason, position, metric.id, operator, target)


def _measured(case: MeasuredCase, position: int) -> Judgement | None:
    outcome = outcome_of(case, MEASURED_RULES, MEASURED_RISKS)
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
    outcome = outcome_of(case, PROOF_RULES, PROOF_RISKS)
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
