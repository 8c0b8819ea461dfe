"""Judging: the rules applied to one promise on one touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.backing import Backing, known_metric
from cxmap.alignment.cases import C, Encounter, MeasuredCase, ProofCase, VerdictRule
from cxmap.alignment.doubt import Undecided, decided
from cxmap.alignment.measured_rules import MEASURED_RULES
from cxmap.alignment.proof_rules import PROOF_RULES, known_proof
from cxmap.alignment.results import Judgement
from cxmap.alignment.risks import WEAK_LINK
from cxmap.alignment.wording import target_amount
from cxmap.model.promise import Expectation, Promise
from cxmap.model.verdicts import Risk, Verdict

Outcome = tuple[Verdict, tuple[Risk, ...], str]
"""A verdict, the risks behind it, and the reason."""


def judgements_on(encounter: Encounter, promise: Promise) -> tuple[Judgement, ...] | None:
    """One for each expectation and each capability that answers it; None where one of them is undecided."""
    by = _by_measure if promise.expects else _by_proof
    return decided(lambda: tuple(by(encounter, promise)))


def outcome_of(case: C, rules: tuple[VerdictRule[C], ...]) -> Outcome:
    """The verdict of the first rule that holds."""
    for rule in rules:
        answer = rule.holds(case)
        if answer:
            risks = answer if isinstance(answer, tuple) else ()
            but = f", but {'; '.join([risk.because(case) for risk in risks])}" if risks else ""
            return rule.verdict, tuple(risk.risk for risk in risks), f"{rule.because(case)}{but}."
    raise AssertionError("the last rule takes what is left")


def _by_measure(encounter: Encounter, promise: Promise) -> Iterator[Judgement]:
    for position, expectation in enumerate(promise.expects):
        delivering = [each for each in encounter.backings if expectation.metric in each.performances]
        if not delivering:
            yield _unbacked(encounter, position, expectation)
        for each in delivering:
            yield _measured(encounter, each, position, expectation)


def _by_proof(encounter: Encounter, promise: Promise) -> Iterator[Judgement]:
    delivering = [each for each in encounter.backings if promise.id in each.proof]
    if not delivering:
        name = encounter.touchpoint.name
        reason = f"Judged on proof: no live capability at this touchpoint delivers it ({name})."
        yield Judgement(Verdict.UNBACKED, reason)
    for each in delivering:
        yield _proved(encounter, each, promise.id)


def _unbacked(encounter: Encounter, position: int, expectation: Expectation) -> Judgement:
    metric = known_metric(encounter.surroundings.catalogue, expectation.metric)
    if metric is None:
        raise Undecided
    operator, target = expectation.operator, expectation.level
    promised = target_amount(operator, target, metric)
    nothing = f"No live capability at this touchpoint delivers it ({encounter.touchpoint.name})"
    reason = f"Promised: {promised} ({metric.name}). {nothing}."
    return Judgement(Verdict.UNBACKED, reason, position, metric.id, operator, target)


def _measured(encounter: Encounter, backing: Backing, position: int, expectation: Expectation) -> Judgement:
    performance = backing.performances[expectation.metric]
    case = MeasuredCase(encounter, backing, expectation, performance, expectation.operator, expectation.level)
    verdict, risks, reason = outcome_of(case, MEASURED_RULES)
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
        weak_links=case.surroundings.weak_links[case.capability.id] if WEAK_LINK in risks else (),
    )


def _proved(encounter: Encounter, backing: Backing, promise: str) -> Judgement:
    proof = known_proof(backing.proof[promise], encounter.surroundings.as_of)
    case = ProofCase(encounter, backing, None, proof)
    verdict, risks, reason = outcome_of(case, PROOF_RULES)
    return Judgement(
        verdict=verdict,
        reason=reason,
        capability=case.capability.id,
        risks=risks,
        measured_on=case.proof[-1].on if case.proof else None,
        weak_links=case.surroundings.weak_links[case.capability.id] if WEAK_LINK in risks else (),
    )
