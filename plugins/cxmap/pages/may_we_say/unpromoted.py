"""Capabilities that no promise makes use of: what they would let people say, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from cxmap.alignment.results import SafeLevel
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.site import Site
from cxmap.pages.may_we_say.sayings import Offer, ProofFact, Saying, offers_of, safe_fact

MOST_PLACES = 6

Offers = Mapping[str, tuple[Offer, ...]]
"""What competitors say, by the metrics of the promises beside which it is noted."""


def unpromoted_sayings(site: Site) -> Iterator[Saying]:
    offers = _offers(site)
    for capability in site.catalogue.all(Capability):
        if capability.id in site.alignment.unpromoted:
            yield _saying(site, capability, site.alignment.unpromoted[capability.id], offers)


def _saying(site: Site, capability: Capability, metrics: Iterable[str], offers: Offers) -> Saying:
    named = [metric for identity in metrics if (metric := site.catalogue.find(Metric, identity))]
    levels = {level.metric: level for level in site.alignment.safe.get(capability.id, ())}
    places_are, keys = _places(site, capability)
    places = site.links_to(keys)
    return Saying(
        about=site.links[capability.key],
        wording="; ".join(_fact(metric, levels.get(metric.id)) for metric in named),
        because="Unpromoted: it does what it is built for, and no promise makes use of it.",
        safe=tuple(safe_fact(site, metric, levels.get(metric.id)) for metric in named),
        proof=_newest(site, capability, named[0]),
        offers=tuple(dict.fromkeys(offer for metric in named for offer in offers.get(metric.id, ()))),
        owner=site.link_to(key_of(Department.kind, capability.owner)),
        places=places[:MOST_PLACES],
        places_are=places_are,
        more_places=max(0, len(places) - MOST_PLACES),
    )


def _fact(metric: Metric, level: SafeLevel | None) -> str:
    return f"{metric.name}: {target_amount(level.operator, level.level, metric)}" if level else metric.name


def _newest(site: Site, capability: Capability, metric: Metric) -> ProofFact:
    """The newest measurement, of which there is one: without it the capability would not count as unpromoted."""
    ended = (
        measurement
        for delivery in capability.delivers
        if delivery.metric == metric.id
        for measurement in delivery.measurements
        if measurement.period.last <= site.as_of
    )
    newest = max(ended, key=lambda each: (each.period.last, each.period.first))
    return ProofFact(f"{amount(newest.value, metric)} {during(newest.period.text)}", None)


def _places(site: Site, capability: Capability) -> tuple[str, list[Key]]:
    """Where it is at work, else what customers see of its owner's journeys; and which of the two it is."""
    at_work = [key for key in site.sources(capability.key, Touchpoint.kind, "capabilities") if _is_live(site, key)]
    if at_work:
        return "where it is at work", at_work
    owner = key_of(Department.kind, capability.owner)
    journeys = (site.catalogue.entity(key) for key in site.sources(owner, Journey.kind, "owner"))
    passed = (
        key_of(Touchpoint.kind, touchpoint)
        for journey in journeys
        if isinstance(journey, Journey) and journey.is_live
        for touchpoint in journey.touchpoints
    )
    return "on journeys of its owner", [key for key in dict.fromkeys(passed) if _is_seen(site, key)]


def _is_live(site: Site, key: Key) -> bool:
    entity = site.catalogue.entity(key)
    return entity is not None and entity.is_live


def _is_seen(site: Site, key: Key) -> bool:
    entity = site.catalogue.entity(key)
    return isinstance(entity, Touchpoint) and entity.is_live and entity.layer is Layer.FRONTSTAGE


def _offers(site: Site) -> Offers:
    found: defaultdict[str, list[Offer]] = defaultdict(list)
    for promise in site.catalogue.all(Promise):
        for expectation in promise.expects:
            found[expectation.metric] += () if promise.is_draft else offers_of(promise)
    return {metric: tuple(offers) for metric, offers in found.items()}
