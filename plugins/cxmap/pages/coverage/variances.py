"""Variance: what was measured against what was promised, the largest miss first, and how old each value is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cxmap.alignment.results import Judgement
from cxmap.alignment.wording import amount, target_amount
from cxmap.insight.variance import Variance, variance_of
from cxmap.model.capability import Capability
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.index_page import link_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Fact, Facts, Figure, Value, Words
from cxmap.pages.kit.variance_words import variance_words
from cxmap.pages.kit.words import counted

MOST_ROWS = 300
_COLUMNS = (
    Head("Promise", Holds.NAME),
    Head("Target"),
    Head("Measured"),
    Head("Variance"),
    Head("Date of the value"),
    Head("Delivered by", Holds.NAME),
)


def variance_section(site: Site) -> Iterator[Section]:
    """A section where anything was measured against a target."""
    found: dict[tuple[object, ...], tuple[str, Judgement, Variance]] = {}
    for pair in site.alignment.pairs:
        for judgement in pair.judgements:
            if variance := variance_of(site, judgement):
                key = (pair.promise, judgement.expectation, judgement.capability)
                found.setdefault(key, (pair.promise, judgement, variance))
    ranked = sorted(found.values(), key=lambda entry: _order(entry[2], entry[0]))
    if ranked:
        missed = sum(variance.distance < 0 for _, _, variance in ranked)
        note = (
            f"{missed:,} of {counted(len(ranked), 'target is', 'targets are')} missed. "
            "Sorted by the miss as a part of the target, so that different units compare."
        )
        rows = tuple(_row(site, *entry) for entry in ranked[:MOST_ROWS])
        yield Section("Variance: measured against promised", "kit/table", Table("Variance", _COLUMNS, rows, note=note))


def _order(variance: Variance, promise: str) -> tuple[Decimal, str]:
    return variance.share, promise


def _row(site: Site, promise: str, judgement: Judgement, variance: Variance) -> tuple[Value, ...]:
    metric = site.catalogue.find(Metric, judgement.metric)
    assert metric
    assert judgement.operator
    assert judgement.target is not None
    return (
        site.links[key_of(Promise.kind, promise)],
        Facts((Fact(metric.name, Figure(target_amount(judgement.operator, judgement.target, metric))),)),
        Words(amount(judgement.value, metric)),
        Words(variance_words(variance, metric)),
        Figure(str(judgement.measured_on)),
        link_cell(site, key_of(Capability.kind, judgement.capability or "")),
    )
