"""The trends behind a promise: what was measured over time, beside what it lets customers expect."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model.capability import Capability
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.charts.series import Delivered, series_section
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site

MOST_TRENDS = 8


def trend_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """One for each expectation and capability that it is judged by, the worst judged first."""
    judgements = sorted(
        (judgement for pair in site.pairs_of(promise.key) for judgement in pair.judgements),
        key=lambda judgement: judgement.verdict.rank,
    )
    for identity, name in list(dict.fromkeys((each.capability, each.metric) for each in judgements))[:MOST_TRENDS]:
        capability, metric = site.catalogue.find(Capability, identity), site.catalogue.find(Metric, name)
        for delivery in capability.delivers if capability else ():
            if capability and metric and delivery.metric == metric.id:
                yield series_section(site, Delivered(capability, delivery, metric), of=promise)
