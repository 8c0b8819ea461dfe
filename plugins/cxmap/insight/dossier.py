"""A dossier: all that a promise rested on, on one day, as the map of that day knew it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from cxmap.alignment.reliance import reached, relied_on
from cxmap.alignment.results import Pair, worst_pairs
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability, Delivery
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.party import Agreement
from cxmap.model.promise import Promise, Publication
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class HeldEvidence:
    """The figures of a capability on a metric, or its proof of the promise, up to that day."""

    capability: Capability
    metric: Metric | None
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Dossier:
    """A promise on the day of its map. `verdict` is None where it was felt nowhere, or where a mistake hid it."""

    promise: Promise
    verdict: Verdict | None
    pairs: tuple[Pair, ...]
    published: tuple[Publication, ...]
    """Where it was out on that day."""
    evidence: tuple[HeldEvidence, ...]
    agreements: tuple[tuple[Partner | Department, Agreement], ...]
    """Those in force of the parties that it rested on."""
    paths: tuple[str, ...]
    """The files in which all of this stands, sorted."""


def dossier_of(judged: JudgedMap, promise: Promise) -> Dossier:
    pairs = judged.pairs_of(promise.key)
    capabilities = tuple(_capabilities(judged, pairs))
    parties = tuple(_parties(judged, capabilities, pairs))
    evidence = tuple(_evidence(judged, promise, capabilities))
    touchpoints = (key_of(Touchpoint.kind, pair.touchpoint) for pair in pairs)
    metrics = (key_of(Metric.kind, each.metric) for each in promise.expects)
    quoted = (promise.key, *touchpoints, *metrics, *(each.key for each in (*capabilities, *parties)))
    return Dossier(
        promise=promise,
        verdict=_verdict(judged, promise, pairs),
        pairs=pairs,
        published=tuple(each for each in promise.published if each.is_out_on(judged.as_of)),
        evidence=evidence,
        agreements=tuple(
            (party, party.agreement)
            for party in parties
            if party.agreement and party.agreement.is_valid_on(judged.as_of)
        ),
        paths=tuple(sorted(_paths(judged, quoted))),
    )


def _verdict(judged: JudgedMap, promise: Promise, pairs: tuple[Pair, ...]) -> Verdict | None:
    if judged.is_half_known(promise.key):
        return None
    return next((pair.verdict for pair in worst_pairs(pairs)), None)


def _capabilities(judged: JudgedMap, pairs: tuple[Pair, ...]) -> Iterator[Capability]:
    """Those that are judged, and all that they rely on."""
    at_work = dict.fromkeys(each.capability for pair in pairs for each in pair.judgements if each.capability)
    every = (*at_work, *reached(at_work, partial(_relied_on, judged)))
    found = (judged.catalogue.find(Capability, identity) for identity in every)
    return (capability for capability in found if capability)


def _relied_on(judged: JudgedMap, identity: str) -> tuple[str, ...]:
    capability = judged.catalogue.find(Capability, identity)
    return relied_on(judged.catalogue, capability) if capability else ()


def _parties(
    judged: JudgedMap, capabilities: tuple[Capability, ...], pairs: tuple[Pair, ...]
) -> Iterator[Partner | Department]:
    """The partners and the departments that deliver it, and those that have a part where it is felt."""
    touchpoints = (judged.catalogue.find(Touchpoint, pair.touchpoint) for pair in pairs)
    keys = dict.fromkeys(
        (
            *(key_of(Partner.kind, each) for capability in capabilities for each in capability.partners),
            *(key_of(Department.kind, capability.owner) for capability in capabilities),
            *(part.party for each in touchpoints if each for part in each.contributors),
        )
    )
    found = (judged.catalogue.entity(key) for key in keys)
    return (party for party in found if isinstance(party, Partner | Department))


def _evidence(judged: JudgedMap, promise: Promise, capabilities: tuple[Capability, ...]) -> Iterator[HeldEvidence]:
    """On the metrics that the promise names, and as proof of it: only what had ended by that day."""
    wanted = {each.metric for each in promise.expects}
    for capability in capabilities:
        for delivery in capability.delivers:
            if delivery.metric in wanted or delivery.promise == promise.id:
                held = delivery.model_copy(
                    update={
                        "measurements": tuple(
                            each for each in delivery.measurements if each.period.last <= judged.as_of
                        ),
                        "proof": tuple(each for each in delivery.proof if each.on <= judged.as_of),
                    }
                )
                yield HeldEvidence(capability, judged.catalogue.find(Metric, delivery.metric), held)


def _paths(judged: JudgedMap, keys: tuple[Key, ...]) -> Iterator[str]:
    """The files of entities, and the tables from which they read."""
    for key in dict.fromkeys(keys):
        if document := judged.catalogue.documents.get(key):
            yield document.path
            yield from dict.fromkeys(rows.path for rows in document.tables.values())
