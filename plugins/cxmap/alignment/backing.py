"""Backing: what live capabilities bring to the promises made where they are at work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxmap.alignment.doubt import Damage, liveness
from cxmap.alignment.performance import Performance, performance_of
from cxmap.model.capability import Capability, Proof
from cxmap.model.catalogue import Catalogue
from cxmap.model.metric import Metric


@dataclass(frozen=True, slots=True)
class Backing:
    """One live capability: its performance by metric, without those of which nothing can be said, proof by promise."""

    capability: Capability
    damage: Damage
    performances: Mapping[str, Performance]
    proof: Mapping[str, tuple[Proof, ...]]


@dataclass(frozen=True, slots=True)
class Backings:
    """The live capabilities by id, and those that are not live; of all others nobody can tell what they deliver."""

    live: Mapping[str, Backing]
    idle: frozenset[str]


def backings_of(catalogue: Catalogue, as_of: date) -> Backings:
    states = liveness(catalogue, Capability, as_of)
    live = {
        capability.id: _backing(catalogue, capability, as_of)
        for capability in catalogue.all(Capability)
        if states.get(capability.id) and catalogue.is_sound(capability.key, "delivers")
    }
    return Backings(live, frozenset(identity for identity, is_live in states.items() if not is_live))


def known_metric(catalogue: Catalogue, identity: str) -> Metric | None:
    """A metric with its direction: without that, nothing can be said of it."""
    metric = catalogue.find(Metric, identity)
    return metric if metric and catalogue.is_sound(metric.key, "better") else None


def _backing(catalogue: Catalogue, capability: Capability, as_of: date) -> Backing:
    performances: dict[str, Performance] = {}
    proof: defaultdict[str, tuple[Proof, ...]] = defaultdict(tuple)
    for delivery in capability.delivers:
        if delivery.promise:
            proof[delivery.promise] += delivery.proof
        elif metric := known_metric(catalogue, delivery.metric or ""):
            damage = Damage(catalogue.documents[metric.key].damaged)
            performances[metric.id] = performance_of(delivery, metric, damage, as_of)
    return Backing(capability, Damage(catalogue.documents[capability.key].damaged), performances, dict(proof))
