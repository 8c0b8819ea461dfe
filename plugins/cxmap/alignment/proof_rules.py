"""The verdicts on a promise that no number measures, first match wins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cxmap.alignment.cases import ProofCase, RiskRule, VerdictRule, is_left, risks_of
from cxmap.alignment.risks import PROOF_RISKS
from cxmap.model.capability import Proof, ProofVerdict
from cxmap.model.durations import Duration
from cxmap.model.verdicts import Verdict

LONGEST_TRUST = Duration(365, "day")


def known_proof(proof: Iterable[Proof], as_of: date) -> tuple[Proof, ...]:
    """Proof on or before a day, the newest last; of two on one day the broken one counts as newer."""
    known = (each for each in proof if each.on <= as_of)
    return tuple(sorted(known, key=lambda each: (each.on, each.verdict is ProofVerdict.BROKEN)))


def has_no_fresh_proof(case: ProofCase) -> bool:
    return not case.proof or LONGEST_TRUST.after(case.proof[-1].on) < case.surroundings.as_of


def is_disproved(case: ProofCase) -> bool:
    return case.proof[-1].verdict is ProofVerdict.BROKEN


def is_at_risk(case: ProofCase) -> tuple[RiskRule[ProofCase], ...]:
    return risks_of(case, PROOF_RISKS)


def missing_words(case: ProofCase) -> str:
    if not case.proof:
        return f"Judged on proof: there is none up to {case.surroundings.as_of} ({case.capability.name})"
    return f"{proof_words(case)}, which is older than {LONGEST_TRUST}"


def proof_words(case: ProofCase) -> str:
    newest = case.proof[-1]
    return f"Judged on proof: {newest.verdict} on {newest.on} ({case.capability.name})"


PROOF_RULES: tuple[VerdictRule[ProofCase], ...] = (
    VerdictRule(Verdict.UNVERIFIED, has_no_fresh_proof, missing_words),
    VerdictRule(Verdict.BROKEN, is_disproved, proof_words),
    VerdictRule(Verdict.AT_RISK, is_at_risk, proof_words),
    VerdictRule(Verdict.KEPT, is_left, proof_words),
)
