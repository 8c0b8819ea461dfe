"""Series: what a capability has measured on a metric, the newest first, and what that makes safe to promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.intervals import interval_of
from cxmap.alignment.results import SafeLevel
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.model.capability import Capability, Delivery, Measurement
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator
from cxmap.views.page import EntityLink, Section
from cxmap.views.parts.promised import end_words
from cxmap.views.parts.table import Column, Holds, Table, without_empty_columns
from cxmap.views.parts.values import NOTHING, Fact, Facts, Figure, Markdown, Value, Words
from cxmap.views.parts.words import capitalised, kind_words, period_words
from cxmap.views.site import Site

_COLUMNS = (
    Column("Period"),
    Column("Value", Holds.NUMBER),
    Column("Sample", Holds.NUMBER),
    Column("Low", Holds.NUMBER),
    Column("High", Holds.NUMBER),
    Column("Source", Holds.PROSE),
)
_NOTE = (
    "Low and high are the ends between which the true value probably lies: as given with the measurement, "
    "or the 95 % Wilson score interval of its sample."
)


@dataclass(frozen=True, slots=True)
class Series:
    """The levels of one metric at one capability, and its measurements; `about` leads to the other of the two."""

    about: EntityLink | None
    about_label: str
    levels: Facts
    measurements: Table


def series_section(site: Site, capability: Capability, delivery: Delivery, metric: Metric, *, of: str) -> Section:
    """The series of what a capability delivers on a metric; `of` is the kind that the page is about."""
    other = capability if of == Metric.kind else metric
    rows = sorted(delivery.measurements, key=lambda row: (row.period.last, row.period.first), reverse=True)
    path = site.catalogue.documents[capability.key].path
    table = Table(
        caption=f"Measurements: {other.name}",
        columns=_COLUMNS,
        rows=tuple(_cells(row, metric, path) for row in rows),
        note=_NOTE if any(interval_of(row, metric.type) for row in rows) else "",
        empty="Nothing has been measured yet.",
    )
    levels = Facts(tuple(_levels(site, capability, delivery, metric)))
    return Section(
        f"Measured: {other.name}",
        "series",
        Series(site.link_to(other.key), capitalised(kind_words(other.kind)), levels, without_empty_columns(table)),
    )


def safe_words(level: SafeLevel, metric: Metric) -> str:
    """`at least 95.1 %, set by the value in 2026-Q3`."""
    return f"{target_amount(level.operator, level.level, metric)}, set by the value {during(level.period)}"


def safe_facts(site: Site, capability: Capability) -> tuple[Fact, ...]:
    """What a capability makes safe to promise, by metric."""
    return tuple(
        Fact(metric.name, Figure(target_amount(level.operator, level.level, metric)))
        for level in site.alignment.safe.get(capability.id, ())
        if (metric := site.catalogue.find(Metric, level.metric))
    )


def _levels(site: Site, capability: Capability, delivery: Delivery, metric: Metric) -> Iterator[Fact]:
    if delivery.designed is not None:
        yield Fact("Designed", Figure(amount(delivery.designed, metric)))
    safe = site.alignment.safe.get(capability.id, ())
    level = next((each for each in safe if each.metric == metric.id), None)
    words = safe_words(level, metric) if level else "nothing: no measurement is fresh enough"
    yield Fact("Safe to promise", Words(words))


def _cells(row: Measurement, metric: Metric, path: str) -> tuple[Value, ...]:
    interval = interval_of(row, metric.type)
    return (
        Figure(period_words(row.period.text)),
        Figure(amount(row.value, metric)),
        Figure(f"{row.sample:,}") if row.sample is not None else NOTHING,
        Figure(end_words(interval.low, Operator.AT_LEAST)) if interval else NOTHING,
        Figure(end_words(interval.high, Operator.AT_MOST)) if interval else NOTHING,
        Markdown(row.source, path) if row.source else NOTHING,
    )
