"""The risks: what may break a promise that is met today, or may show that it is not met."""

from __future__ import annotations

from cxmap.alignment import agreed, measured_risks, proof_risks, reading, remedy
from cxmap.alignment.cases import Case, MeasuredCase, ProofCase, RiskRule
from cxmap.alignment.control import control_words, is_losing_control, is_out_of_control_today, losing_words
from cxmap.alignment.wording import listed
from cxmap.model.capability import Capability
from cxmap.model.verdicts import Risk

SAMPLING = Risk(
    "sampling",
    "sample",
    "So little was looked at, or it is so unclear how much, that the promise may be missed after all.",
)
EXPIRING = Risk(
    "expiring", "expiring", "Within 30 days the newest evidence, or an agreement that is needed, no longer counts."
)
UNSTEADY = Risk("unsteady", "unsteady", "One of the last four values missed the target, or it was broken last year.")
TREND = Risk(
    "trend", "trend", "The value got worse three times in a row, and one more such step would miss the target."
)
BUDGET = Risk("budget", "budget", "So much was missed already that the rest of the window must go better than last.")
DESIGN = Risk("design", "design", "Delivery does better today than it was ever built for.")
CONTROL = Risk(
    "control",
    "control",
    "Others decide what happens there, and no valid agreement obliges them to keep the promise.",
)
WEAK_LINK = Risk(
    "weak-link", "weak link", "Something that the capability relies on misses the level it was itself built for."
)
UNKNOWN_LINK = Risk("unknown-link", "unknown link", "Nobody knows how something does that the capability relies on.")
SUSPECT = Risk("suspect", "suspect", "Wording or target is another than the one that delivery agreed to keep.")
WORDING = Risk("wording", "wording", "Customers understand more by the sentence than the target stands for.")
MISMATCH = Risk("mismatch", "mismatch", "The evidence is about something else than the sentence.")
REMEDY = Risk("remedy", "remedy", "It is not kept, but what customers are due in that case is done.")
SELF_DECLARED = Risk("self-declared", "self-declared", "Nobody is named who found out that it is kept.")


def is_expiring(case: MeasuredCase) -> bool:
    return measured_risks.is_too_old_soon(case) or is_losing_control(case)


def expiring_words(case: MeasuredCase) -> str:
    age = (measured_risks.age_words(case),) if measured_risks.is_too_old_soon(case) else ()
    return " and ".join((*age, *losing_words(case)))


def is_proof_expiring(case: ProofCase) -> bool:
    return proof_risks.is_too_old_soon(case) or is_losing_control(case)


def proof_expiring_words(case: ProofCase) -> str:
    age = (proof_risks.age_words(case),) if proof_risks.is_too_old_soon(case) else ()
    return " and ".join((*age, *losing_words(case)))


def has_weak_link(case: Case) -> bool:
    return bool(case.surroundings.weak_links_of(case.capability.id))


def weak_link_words(case: Case) -> str:
    links = case.surroundings.weak_links_of(case.capability.id)
    verb = "misses its" if len(links) == 1 else "miss their"
    return f"{case.capability.name} relies on {_names(case, links)}, which {verb} designed level"


def has_unknown_link(case: Case) -> bool:
    return bool(case.surroundings.unknown_links_of(case.capability.id))


def unknown_link_words(case: Case) -> str:
    links = case.surroundings.unknown_links_of(case.capability.id)
    whether = "whether it does" if len(links) == 1 else "whether they do"
    return f"{case.capability.name} relies on {_names(case, links)}, of which nobody knows {whether} well today"


def _names(case: Case, links: tuple[str, ...]) -> str:
    found = ((link, case.surroundings.catalogue.find(Capability, link)) for link in links)
    return listed([capability.name if capability else link for link, capability in found])


MEASURED_RISKS: tuple[RiskRule[MeasuredCase], ...] = (
    RiskRule(SAMPLING, measured_risks.is_uncertain, measured_risks.uncertainty_words),
    RiskRule(EXPIRING, is_expiring, expiring_words),
    RiskRule(UNSTEADY, measured_risks.is_unsteady, measured_risks.unsteady_words),
    RiskRule(TREND, measured_risks.is_getting_worse, measured_risks.trend_words),
    RiskRule(BUDGET, measured_risks.is_short_of_budget, measured_risks.budget_words),
    RiskRule(DESIGN, measured_risks.is_better_than_designed, measured_risks.design_words),
    RiskRule(CONTROL, is_out_of_control_today, control_words),
    RiskRule(WEAK_LINK, has_weak_link, weak_link_words),
    RiskRule(UNKNOWN_LINK, has_unknown_link, unknown_link_words),
    RiskRule(SUSPECT, agreed.is_suspect, agreed.suspect_words),
    RiskRule(WORDING, reading.is_worded_too_strongly, reading.wording_words),
    RiskRule(MISMATCH, reading.is_about_something_else, reading.mismatch_words),
)
PROOF_RISKS: tuple[RiskRule[ProofCase], ...] = (
    RiskRule(SAMPLING, proof_risks.is_of_a_part, proof_risks.part_words),
    RiskRule(EXPIRING, is_proof_expiring, proof_expiring_words),
    RiskRule(UNSTEADY, proof_risks.was_broken, proof_risks.broken_words),
    RiskRule(CONTROL, is_out_of_control_today, control_words),
    RiskRule(WEAK_LINK, has_weak_link, weak_link_words),
    RiskRule(UNKNOWN_LINK, has_unknown_link, unknown_link_words),
    RiskRule(SUSPECT, agreed.is_suspect, agreed.suspect_words),
    RiskRule(MISMATCH, proof_risks.leaves_out_more, proof_risks.left_out_words),
    RiskRule(SELF_DECLARED, proof_risks.is_self_declared, proof_risks.self_declared_words),
)
REMEDY_RULE: RiskRule[Case] = RiskRule(REMEDY, remedy.is_remedied, remedy.remedy_words)
"""The one risk of a promise that is not kept."""

RISKS = tuple(
    dict.fromkeys((*(rule.risk for rule in MEASURED_RISKS), *(rule.risk for rule in PROOF_RISKS), REMEDY_RULE.risk))
)
"""All risks, each once."""
