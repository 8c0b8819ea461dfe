"""Faults of proof that says kept, and which proof is judged."""

from __future__ import annotations

from collections.abc import Callable

from cxmap.alignment.cases import ProofCase
from cxmap.alignment.proof import counts_until
from cxmap.alignment.wording import listed
from cxmap.model.capability import Proof

Fault = Callable[[ProofCase, Proof], bool]
"""Whether something is wrong with one proof."""


def judged_proof(case: ProofCase) -> Proof:
    """The one of those that count that has the fewest faults, of equals the newest; there must be one."""

    def faults_and_age(proof: Proof) -> tuple[int, int]:
        return sum(fault(case, proof) for fault in _FAULTS), -proof.on.toordinal()

    return min(case.proof.counting, key=faults_and_age)


def is_too_old_soon(case: ProofCase) -> bool:
    return _is_too_old_soon(case, judged_proof(case))


def age_words(case: ProofCase) -> str:
    return f"this proof is too old to count after {counts_until(judged_proof(case))}"


def is_self_declared(case: ProofCase) -> bool:
    return _is_self_declared(case, judged_proof(case))


def self_declared_words(_case: ProofCase) -> str:
    return "no study, report or person is named that found it out"


def is_of_a_part(case: ProofCase) -> bool:
    return _is_of_a_part(case, judged_proof(case))


def part_words(case: ProofCase) -> str:
    return f"only a part was looked at: {judged_proof(case).scope}"


def leaves_out_more(case: ProofCase) -> bool:
    return _leaves_out_more(case, judged_proof(case))


def left_out_words(case: ProofCase) -> str:
    left_out = [each for each in judged_proof(case).excludes if each not in case.promise.excludes]
    return f"this proof leaves out {listed(left_out)}, and the promise does not"


def was_broken(case: ProofCase) -> bool:
    return case.proof.last_broken is not None


def broken_words(case: ProofCase) -> str:
    assert case.proof.last_broken
    return f"it was broken on {case.proof.last_broken.on}"


def _is_too_old_soon(case: ProofCase, proof: Proof) -> bool:
    return counts_until(proof) < case.soon


def _is_self_declared(_case: ProofCase, proof: Proof) -> bool:
    return not (proof.research or proof.by or proof.url)


def _is_of_a_part(_case: ProofCase, proof: Proof) -> bool:
    return proof.scope is not None


def _leaves_out_more(case: ProofCase, proof: Proof) -> bool:
    case.promise_damage.touch("excludes")
    return not set(proof.excludes) <= set(case.promise.excludes)


_FAULTS: tuple[Fault, ...] = (_is_too_old_soon, _is_self_declared, _is_of_a_part, _leaves_out_more)
