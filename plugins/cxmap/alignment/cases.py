"""Cases: all that one judgement rests on, and what a rule about it consists of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from cxmap.alignment.backing import Backing
from cxmap.alignment.performance import Performance
from cxmap.model.capability import Capability, Proof
from cxmap.model.catalogue import Catalogue
from cxmap.model.metric import Metric
from cxmap.model.promise import Expectation
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Risk, Verdict

Answer = bool | None
"""Whether something holds; None where a mistake in the content leaves it open."""

Bonds = Mapping[tuple[str, Operator], Decimal]
"""The levels that a valid agreement obliges a partner to, by metric and side."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all cases share.

    `bonds` are by partner, None of those without a valid agreement; `weak_links` are by capability. Where an entry is
    missing, a mistake in the content hides the answer.
    """

    catalogue: Catalogue
    as_of: date
    bonds: Mapping[str, Bonds | None]
    weak_links: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Encounter:
    """A live touchpoint with the live capabilities there; `mistaken` names fields that nothing may be computed from."""

    surroundings: Surroundings
    touchpoint: Touchpoint
    mistaken: frozenset[str]
    backings: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A promise at a touchpoint and one of the capabilities there; without expectation proof must decide."""

    encounter: Encounter
    backing: Backing
    expectation: Expectation | None

    @property
    def capability(self) -> Capability:
        return self.backing.capability

    @property
    def touchpoint(self) -> Touchpoint:
        return self.encounter.touchpoint

    @property
    def surroundings(self) -> Surroundings:
        return self.encounter.surroundings


@dataclass(frozen=True, slots=True)
class MeasuredCase(Case):
    """A case that measurements decide."""

    performance: Performance
    operator: Operator
    target: Decimal

    @property
    def metric(self) -> Metric:
        return self.performance.metric


@dataclass(frozen=True, slots=True)
class ProofCase(Case):
    """A case that proof decides: all that is known of it, the newest last."""

    proof: tuple[Proof, ...]


C = TypeVar("C", bound=Case)


@dataclass(frozen=True, slots=True)
class RiskRule(Generic[C]):
    """A risk, when it holds, and what it consists in: words that can follow `but`."""

    risk: Risk
    holds: Callable[[C], Answer]
    because: Callable[[C], str]


@dataclass(frozen=True, slots=True)
class VerdictRule(Generic[C]):
    """A verdict, when it holds if none before it does, and why it does: words without a full stop.

    Where risks are what gives the verdict, the answer is those that hold.
    """

    verdict: Verdict
    holds: Callable[[C], Answer | tuple[RiskRule[C], ...]]
    because: Callable[[C], str]


def is_left(_case: Case) -> Answer:
    """Holds for what no rule before it has taken."""
    return True


def risks_of(case: C, rules: tuple[RiskRule[C], ...]) -> tuple[RiskRule[C], ...] | None:
    """The risks that hold, in the order of the rules; None where that is open for one of them."""
    found = []
    for rule in rules:
        answer = rule.holds(case)
        if answer is None:
            return None
        if answer:
            found.append(rule)
    return tuple(found)
