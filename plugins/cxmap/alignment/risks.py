"""The risks: what may break a promise that is met today."""

from __future__ import annotations

from cxmap.alignment.cases import Case, MeasuredCase, ProofCase, RiskRule
from cxmap.alignment.control import is_outside_control
from cxmap.alignment.doubt import Undecided
from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.wording import amount, listed, target_amount
from cxmap.model.capability import Capability
from cxmap.model.durations import Duration
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Control
from cxmap.model.verdicts import Risk

EXPIRING_WITHIN = Duration(30, "day")


def is_in_sampling_error(case: MeasuredCase) -> bool:
    reading = case.performance.readings[-1]
    if not reading.is_interval_known:
        raise Undecided
    return reading.interval is not None and not case.operator.is_met(reading.end, case.target)


def is_expiring(case: MeasuredCase) -> bool:
    good_until = case.performance.good_until
    return good_until is not None and good_until < EXPIRING_WITHIN.after(case.surroundings.as_of)


def is_on_the_way_down(case: MeasuredCase) -> bool:
    next_value = case.performance.next_value
    return next_value is not None and not case.operator.is_met(next_value, case.target)


def has_weak_link(case: Case) -> bool:
    return bool(case.surroundings.weak_links_of(case.capability.id))


def sampling_words(case: MeasuredCase) -> str:
    reading = case.performance.readings[-1]
    # An authored end reads as it was written; a computed one has sixteen digits that mean nothing.
    shown = reading.end if reading.measurement.low is not None else rounded_safely(case.operator, reading.end)
    extreme = "as low as" if case.operator is Operator.AT_LEAST else "as high as"
    return f"it may really be {extreme} {amount(shown, case.metric)}"


def expiring_words(case: MeasuredCase) -> str:
    return f"that is too old to count after {case.performance.good_until}"


def control_words(case: Case) -> str:
    place = case.touchpoint.name
    if case.touchpoint.control is Control.OUTSIDE:
        return f"what happens there ({place}) is outside the organisation's control"
    if not isinstance(case, MeasuredCase):
        return f"no partner is bound by a valid agreement there ({place})"
    target = target_amount(case.operator, case.target, case.metric)
    return f"no partner is bound by a valid agreement to {target} there ({place})"


def trend_words(case: MeasuredCase) -> str:
    next_value = amount(case.performance.next_value, case.metric)
    return f"it has got worse three times in a row and would be {next_value} next"


def weak_link_words(case: Case) -> str:
    links = case.surroundings.weak_links_of(case.capability.id)
    names = [_name(case, link) for link in links]
    verb = "misses its" if len(names) == 1 else "miss their"
    return f"{case.capability.name} relies on {listed(names)}, which {verb} designed level"


def _name(case: Case, identity: str) -> str:
    capability = case.surroundings.catalogue.find(Capability, identity)
    return capability.name if capability else identity


SAMPLING = Risk("sampling", "sample too small", "So few cases were looked at that the true value may miss the target.")
EXPIRING = Risk("expiring", "expiring", "Within 30 days the newest measurement will be too old to count.")
CONTROL = Risk(
    "control",
    "control",
    "Others decide what happens there, and no valid agreement obliges them to keep the promise.",
)
TREND = Risk(
    "trend", "trend", "The value got worse three times in a row, and one more such step would miss the target."
)
WEAK_LINK = Risk(
    "weak-link", "weak link", "Something that the capability relies on misses the level it was itself built for."
)

MEASURED_RISKS: tuple[RiskRule[MeasuredCase], ...] = (
    RiskRule(SAMPLING, is_in_sampling_error, sampling_words),
    RiskRule(EXPIRING, is_expiring, expiring_words),
    RiskRule(CONTROL, is_outside_control, control_words),
    RiskRule(TREND, is_on_the_way_down, trend_words),
    RiskRule(WEAK_LINK, has_weak_link, weak_link_words),
)
PROOF_RISKS: tuple[RiskRule[ProofCase], ...] = (
    RiskRule(CONTROL, is_outside_control, control_words),
    RiskRule(WEAK_LINK, has_weak_link, weak_link_words),
)
RISKS = tuple(dict.fromkeys((*(rule.risk for rule in MEASURED_RISKS), *(rule.risk for rule in PROOF_RISKS))))
"""All risks, each once."""
