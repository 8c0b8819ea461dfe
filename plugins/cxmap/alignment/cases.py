"""Cases: all that one judgement rests on, and what a rule about it consists of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from cxmap.alignment.backing import Backing
from cxmap.alignment.doubt import Damage, Undecided
from cxmap.alignment.evidence import Evidence
from cxmap.alignment.links import Found, Links
from cxmap.alignment.performance import Performance
from cxmap.alignment.proof import KnownProof
from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue
from cxmap.model.durations import Duration
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.promise import Expectation, Promise, ReadsAs
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Control, Touchpoint
from cxmap.model.verdicts import Risk, Verdict

EXPIRING_WITHIN = Duration(30, "day")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that cases have in common.

    `partners` are by id, None of those that are not live. Where an entry is missing there, or in `links`, a mistake in
    the content hides the answer. `readings` are the shares, in percent, of customers who must get what a sentence is
    read as.
    """

    catalogue: Catalogue
    as_of: date
    partners: Mapping[str, Partner | None]
    links: Links
    readings: Mapping[ReadsAs, Decimal]

    def weak_links_of(self, capability: str) -> tuple[str, ...]:
        """The weak capabilities that a live capability relies on."""
        return _known(self.links.weak, capability)

    def unknown_links_of(self, capability: str) -> tuple[str, ...]:
        """The capabilities that a live capability relies on and of which nobody knows how they do."""
        return _known(self.links.unknown, capability)


def _known(found: Found, capability: str) -> tuple[str, ...]:
    if capability not in found:
        raise Undecided
    return found[capability]


@dataclass(slots=True)
class Encounter:
    """A live touchpoint with the live capabilities there.

    A rule that looks at the touchpoint itself, and not only at its control, gives an answer that holds there alone.
    """

    surroundings: Surroundings
    place: Touchpoint
    damage: Damage
    backings: tuple[Backing, ...]
    is_looked_at: bool = False

    @property
    def touchpoint(self) -> Touchpoint:
        self.is_looked_at = True
        return self.place

    @property
    def control(self) -> Control | None:
        self.damage.touch("control")
        return self.place.control


@dataclass(frozen=True, slots=True)
class Case:
    """A promise at a touchpoint and one of the capabilities there."""

    encounter: Encounter
    backing: Backing
    promise: Promise
    promise_damage: Damage

    @property
    def capability(self) -> Capability:
        return self.backing.capability

    @property
    def touchpoint(self) -> Touchpoint:
        return self.encounter.touchpoint

    @property
    def surroundings(self) -> Surroundings:
        return self.encounter.surroundings

    @property
    def soon(self) -> date:
        """The day up to which the evidence should still count."""
        return EXPIRING_WITHIN.after(self.surroundings.as_of)


@dataclass(frozen=True, slots=True)
class MeasuredCase(Case):
    """A case that the measurements of one series decide."""

    expectation: Expectation
    operator: Operator
    target: Decimal
    performance: Performance
    evidence: Evidence

    @property
    def metric(self) -> Metric:
        return self.performance.metric

    def is_met(self, value: Decimal) -> bool:
        return self.operator.is_met(value, self.target)


@dataclass(frozen=True, slots=True)
class ProofCase(Case):
    """A case that proof decides."""

    proof: KnownProof


C = TypeVar("C", bound=Case)
Risky_contra = TypeVar("Risky_contra", bound=Case, contravariant=True)


@dataclass(frozen=True, slots=True)
class RiskRule(Generic[Risky_contra]):
    """A risk, when it holds, and what it consists in: words that can follow `but`."""

    risk: Risk
    holds: Callable[[Risky_contra], bool]
    because: Callable[[Risky_contra], str]


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
