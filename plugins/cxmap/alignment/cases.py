"""Cases: all that one judgement rests on, and what a rule about it consists of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from cxmap.alignment.backing import Backing
from cxmap.alignment.doubt import Damage, Undecided
from cxmap.alignment.performance import Performance
from cxmap.model.capability import Capability, Proof
from cxmap.model.catalogue import Catalogue
from cxmap.model.metric import Metric
from cxmap.model.promise import Expectation
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Risk, Verdict

Bonds = Mapping[tuple[str, Operator], Decimal]
"""The levels that a valid agreement obliges a partner to, by metric and side."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that cases have in common.

    `bonds` are by partner, None of those without a valid agreement; `weak_links` are by capability. Where an entry is
    missing, a mistake in the content hides the answer.
    """

    catalogue: Catalogue
    as_of: date
    bonds: Mapping[str, Bonds | None]
    weak_links: Mapping[str, tuple[str, ...]]

    def weak_links_of(self, capability: str) -> tuple[str, ...]:
        """The weak capabilities that a live capability relies on."""
        if capability not in self.weak_links:
            raise Undecided
        return self.weak_links[capability]


@dataclass(frozen=True, slots=True)
class Encounter:
    """A live touchpoint with the live capabilities there."""

    surroundings: Surroundings
    touchpoint: Touchpoint
    damage: Damage
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
    holds: Callable[[C], bool]
    because: Callable[[C], str]


@dataclass(frozen=True, slots=True)
class VerdictRule(Generic[C]):
    """A verdict, when it holds if none before it does, and why it does: words without a full stop.

    Where risks are what gives the verdict, the answer is those that hold.
    """

    verdict: Verdict
    holds: Callable[[C], bool | tuple[RiskRule[C], ...]]
    because: Callable[[C], str]


def is_left(_case: Case) -> bool:
    """Holds for what no rule before it has taken."""
    return True


def risks_of(case: C, rules: tuple[RiskRule[C], ...]) -> tuple[RiskRule[C], ...]:
    """The risks that hold, in the order of the rules."""
    return tuple(rule for rule in rules if rule.holds(case))
