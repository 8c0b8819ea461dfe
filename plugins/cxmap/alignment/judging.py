"""Judging: the rules applied to one promise on one touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cxmap.alignment.backing import known_metric
from cxmap.alignment.cases import C, Case, Encounter, MeasuredCase, ProofCase, VerdictRule
from cxmap.alignment.control import needed_and_ending
from cxmap.alignment.doubt import Damage, Undecided, decided
from cxmap.alignment.evidence import Evidence, evidence_of_rows, evidence_of_windows
from cxmap.alignment.measured_risks import is_of_unknown_sample
from cxmap.alignment.measured_rules import MEASURED_RULES
from cxmap.alignment.performance import Performance
from cxmap.alignment.proof import counts_until, known_proof
from cxmap.alignment.proof_risks import judged_proof, leaves_out_more, left_out_words
from cxmap.alignment.proof_rules import PROOF_RULES
from cxmap.alignment.reading import differences, mismatches
from cxmap.alignment.results import Judgement
from cxmap.alignment.risks import UNKNOWN_LINK, WEAK_LINK
from cxmap.alignment.series import GroupSeries, JudgedLevel, furthest, level_of
from cxmap.alignment.wording import target_amount
from cxmap.model.promise import Expectation, Promise
from cxmap.model.verdicts import Risk, Verdict


class Outcome(NamedTuple):
    """A verdict, the risks behind it, what each of them consists in, and the reason."""

    verdict: Verdict
    risks: tuple[Risk, ...]
    risk_words: tuple[str, ...]
    reason: str


def judgements_on(encounter: Encounter, promise: Promise) -> tuple[Judgement, ...] | None:
    """One for each expectation and each series that answers it; None where one of them is undecided."""
    by = _by_measure if promise.expects else _by_proof
    return decided(lambda: tuple(by(encounter, promise)))


def outcome_of(case: C, rules: tuple[VerdictRule[C], ...]) -> Outcome:
    """The verdict of the first rule that holds."""
    for rule in rules:
        answer = rule.holds(case)
        if answer:
            risks = answer if isinstance(answer, tuple) else ()
            words = tuple(risk.because(case) for risk in risks)
            but = f", but {'; '.join(words)}" if words else ""
            return Outcome(rule.verdict, tuple(risk.risk for risk in risks), words, f"{rule.because(case)}{but}.")
    raise AssertionError("the last rule takes what is left")


def _by_measure(encounter: Encounter, promise: Promise) -> Iterator[Judgement]:
    damage = _damage(encounter, promise)
    for position, expectation in enumerate(promise.expects):
        delivering = [each for each in encounter.backings if expectation.metric in each.performances]
        if not delivering:
            yield _unbacked(encounter, promise, position)
        target = (expectation, expectation.operator, expectation.level)
        for backing in delivering:
            performance = backing.performances[expectation.metric]
            for evidence in _evidence(promise, expectation, performance):
                case = MeasuredCase(encounter, backing, promise, damage, *target, performance, evidence)
                yield _measured(case, position)


def _by_proof(encounter: Encounter, promise: Promise) -> Iterator[Judgement]:
    delivering = [each for each in encounter.backings if promise.id in each.proof]
    if not delivering:
        name = encounter.touchpoint.name
        reason = f"Judged on proof: no live capability at this touchpoint delivers it ({name})."
        yield Judgement(Verdict.UNBACKED, reason)
    for backing in delivering:
        proof = known_proof(backing.proof[promise.id], encounter.surroundings.as_of)
        yield _proved(ProofCase(encounter, backing, promise, _damage(encounter, promise), proof))


def _damage(encounter: Encounter, promise: Promise) -> Damage:
    return Damage(encounter.surroundings.catalogue.documents[promise.key].damaged)


def _evidence(promise: Promise, expectation: Expectation, performance: Performance) -> Iterator[Evidence]:
    """The evidence of each series that is judged."""
    for field in ("type", "cases", "max_age"):
        performance.damage.touch(field)
    for evidence in _of_groups(promise, expectation, performance):
        over = expectation.over
        yield evidence_of_windows(evidence.series, over, expectation) if over else evidence


def _of_groups(promise: Promise, expectation: Expectation, performance: Performance) -> Iterable[Evidence]:
    """Those of the group that an expectation names, else of all groups that no other expectation names."""
    by_group = performance.evidence
    if expectation.group is not None:
        wanted = by_group.get(expectation.group)
        return (wanted or _empty(performance, expectation.group),)
    named = {each.group for each in promise.expects if each.metric == expectation.metric and each.group is not None}
    return [each for group, each in by_group.items() if group not in named] or (_empty(performance, None),)


def _empty(performance: Performance, group: str | None) -> Evidence:
    as_of = next(iter(performance.evidence.values())).series.as_of
    return evidence_of_rows(GroupSeries(performance.metric, group, (), as_of))


def _unbacked(encounter: Encounter, promise: Promise, position: int) -> Judgement:
    expectation = promise.expects[position]
    metric = known_metric(encounter.surroundings.catalogue, expectation.metric)
    if metric is None:
        raise Undecided
    operator, target = expectation.operator, expectation.level
    promised = target_amount(operator, target, metric)
    nothing = f"No live capability at this touchpoint delivers it ({encounter.touchpoint.name})"
    reason = f"Promised: {promised} ({metric.name}). {nothing}."
    return Judgement(
        verdict=Verdict.UNBACKED,
        reason=reason,
        expectation=position,
        metric=metric.id,
        operator=operator,
        target=target,
        group=expectation.group,
        mismatch=_joined(lambda: differences(encounter.surroundings.catalogue, promise, metric)),
    )


def _measured(case: MeasuredCase, position: int) -> Judgement:
    verdict, risks, risk_words, reason = outcome_of(case, MEASURED_RULES)
    level, newest = _shown(case), case.evidence.series.newest
    return Judgement(
        verdict=verdict,
        reason=reason,
        expectation=position,
        metric=case.metric.id,
        operator=case.operator,
        target=case.target,
        capability=case.capability.id,
        group=case.evidence.series.group,
        risks=risks,
        risk_words=risk_words,
        designed=case.performance.designed,
        value=level.value if level else None,
        low=level.interval.low if level and level.interval else None,
        high=level.interval.high if level and level.interval else None,
        sample=level.sample if level else None,
        period=level.period.text if level else None,
        window=level.period.text if level and level.is_window else None,
        budget=case.evidence.budget,
        measured_on=level.last if level else None,
        weak_links=_links(case, WEAK_LINK, risks),
        unknown_links=_links(case, UNKNOWN_LINK, risks),
        is_judged=bool(case.evidence.judged),
        is_of_unknown_sample=is_of_unknown_sample(case),
        mismatch=_joined(lambda: mismatches(case)),
        ending=_ending(case),
        counts_until=case.metric.good_until(newest.period) if newest else None,
    )


def _shown(case: MeasuredCase) -> JudgedLevel | None:
    """The judged level that is furthest on the bad side of the target, else the newest row."""
    if case.evidence.judged:
        return furthest(case.evidence.judged, case.operator)
    newest = case.evidence.series.newest
    return level_of(newest, case.metric) if newest else None


def _proved(case: ProofCase) -> Judgement:
    verdict, risks, risk_words, reason = outcome_of(case, PROOF_RULES)
    is_judged = verdict in (Verdict.AT_RISK, Verdict.KEPT) and not case.proof.is_disproved
    proof = judged_proof(case) if is_judged else case.proof.newest
    return Judgement(
        verdict=verdict,
        reason=reason,
        capability=case.capability.id,
        risks=risks,
        risk_words=risk_words,
        period=proof.on.isoformat() if proof else None,
        measured_on=proof.on if proof else None,
        weak_links=_links(case, WEAK_LINK, risks),
        unknown_links=_links(case, UNKNOWN_LINK, risks),
        is_judged=is_judged,
        mismatch=left_out_words(case) if is_judged and leaves_out_more(case) else "",
        ending=_ending(case),
        counts_until=counts_until(proof) if proof else None,
    )


def _joined(words: Callable[[], Iterator[str]]) -> str:
    """Words in one sentence; none where a mistake in the content hides the answer."""
    return decided(lambda: " and ".join(words())) or ""


def _ending(case: Case) -> tuple[str, ...]:
    return decided(lambda: tuple(partner.id for partner in needed_and_ending(case))) or ()


def _links(case: Case, risk: Risk, risks: tuple[Risk, ...]) -> tuple[str, ...]:
    if risk not in risks:
        return ()
    links = case.surroundings.links
    return (links.weak if risk is WEAK_LINK else links.unknown)[case.capability.id]
