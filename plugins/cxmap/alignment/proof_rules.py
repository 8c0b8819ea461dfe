"""The verdicts on a promise that no number measures, first match wins."""

from __future__ import annotations

from cxmap.alignment.cases import Case, ProofCase, RiskRule, VerdictRule, is_left, risks_of
from cxmap.alignment.proof import counts_until, is_broken
from cxmap.alignment.proof_risks import judged_proof
from cxmap.alignment.remedy import is_remedied
from cxmap.alignment.risks import PROOF_RISKS, REMEDY_RULE
from cxmap.model.capability import Proof
from cxmap.model.verdicts import Verdict


def is_disproved(case: ProofCase) -> bool:
    return case.proof.is_disproved


def is_disproved_and_remedied(case: ProofCase) -> tuple[RiskRule[Case], ...]:
    return (REMEDY_RULE,) if is_disproved(case) and is_remedied(case) else ()


def has_no_counting_proof(case: ProofCase) -> bool:
    return not case.proof.counting


def is_at_risk(case: ProofCase) -> tuple[RiskRule[ProofCase], ...]:
    return risks_of(case, PROOF_RISKS)


def missing_words(case: ProofCase) -> str:
    newest = case.proof.newest
    if newest is None:
        return f"Judged on proof: there is none up to {case.surroundings.as_of} ({case.capability.name})"
    return f"{newest_words(case)}, which counted until {counts_until(newest)}"


def newest_words(case: ProofCase) -> str:
    assert case.proof.newest
    return _words(case, case.proof.newest)


def judged_words(case: ProofCase) -> str:
    return _words(case, judged_proof(case))


def _words(case: ProofCase, proof: Proof) -> str:
    by = f", found out by {proof.by}" if proof.by and not is_broken(proof) else ""
    return f"Judged on proof: {proof.verdict} on {proof.on}{by} ({case.capability.name})"


PROOF_RULES: tuple[VerdictRule[ProofCase], ...] = (
    VerdictRule(Verdict.AT_RISK, is_disproved_and_remedied, newest_words),
    VerdictRule(Verdict.BROKEN, is_disproved, newest_words),
    VerdictRule(Verdict.UNVERIFIED, has_no_counting_proof, missing_words),
    VerdictRule(Verdict.AT_RISK, is_at_risk, judged_words),
    VerdictRule(Verdict.KEPT, is_left, judged_words),
)
