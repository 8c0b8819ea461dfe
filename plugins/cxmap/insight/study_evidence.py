"""Evidence: all on the map that a study is behind."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.insight.linked_map import LinkedMap
from cxmap.insight.priorities import by_urgency
from cxmap.model.capability import Capability, Proof
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Experience, PainPoint, Touchpoint


@dataclass(frozen=True, slots=True)
class FeltThere:
    """A touchpoint whose experience a study is behind."""

    touchpoint: Touchpoint
    felt: Experience


@dataclass(frozen=True, slots=True)
class ProvedBy:
    """A proof that a study brought: of what promise, and of which capability."""

    promise: Promise
    capability: Capability
    proof: Proof


@dataclass(frozen=True, slots=True)
class StudyEvidence:
    """The parts of a map that a study is behind: the lowest scores, the worst pains and the newest proof first."""

    felt: tuple[FeltThere, ...]
    pains: tuple[tuple[Touchpoint, PainPoint], ...]
    proofs: tuple[ProvedBy, ...]
    journeys: tuple[Journey, ...]


def evidence_of(linked: LinkedMap, study: Research) -> StudyEvidence:
    touchpoints = sorted(linked.referring(Touchpoint, study.key), key=lambda each: linked.by_name(each.key))
    felt = [
        FeltThere(each, each.experience)
        for each in touchpoints
        if each.experience and study.id in each.experience.research
    ]
    pains = [(each, pain) for each in touchpoints for pain in each.pain_points if study.id in pain.research]
    return StudyEvidence(
        felt=tuple(sorted(felt, key=lambda each: (each.felt.score is None, each.felt.score or 0))),
        pains=tuple(sorted(pains, key=lambda each: -(each[1].severity or 0))),
        proofs=_proofs(linked, study),
        journeys=tuple(by_urgency(linked.referring(Journey, study.key))),
    )


def _proofs(linked: LinkedMap, study: Research) -> tuple[ProvedBy, ...]:
    found = [
        ProvedBy(promise, capability, proof)
        for capability in linked.referring(Capability, study.key)
        for delivery in capability.delivers
        if (promise := linked.catalogue.find(Promise, delivery.promise))
        for proof in delivery.proof
        if proof.research == study.id
    ]
    return tuple(sorted(found, key=lambda each: each.proof.on, reverse=True))
