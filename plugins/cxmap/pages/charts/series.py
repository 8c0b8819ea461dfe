"""Series: what a capability has measured on a metric, the newest first, and what that makes safe to promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxmap.alignment.intervals import interval_of
from cxmap.alignment.results import Pair, SafeLevel, worst_judgement
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.measured_series import Delivered, series_of
from cxmap.model.capability import Capability, Measurement
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.targets import Operator
from cxmap.pages.charts.trend import Trend, trend_of
from cxmap.pages.kit.facts import known, link_fact
from cxmap.pages.kit.judgement_table import end_words
from cxmap.pages.kit.metric_words import of_group, scope_facts, unsafe_words
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Figure, Markdown, Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import capitalised, joined, kind_words, period_words

_NOTE = (
    "Low and high are the ends between which the true value probably lies: as given with the measurement, "
    "or the 95 % Wilson score interval of its sample."
)


@dataclass(frozen=True, slots=True)
class Series:
    """One metric at one capability: its levels, their trend, and the measurements, folded where others matter more."""

    levels: Facts
    trend: Trend | None
    measurements: Table
    is_folded: bool


def series_section(site: Site, delivered: Delivered, *, of: Entity) -> Section:
    """The series of what a capability delivers on a metric; on a promise's page it is held against that promise."""
    capability, metric = delivered.capability, delivered.metric
    others = tuple(each for each in (metric, capability) if each is not of)
    names = of_group(" by ".join(each.name for each in others), delivered.group)
    pairs = site.pairs_of(of.key if isinstance(of, Promise) else capability.key)
    series = series_of(site, delivered, pairs)
    safe_label = "Safe level" if isinstance(of, Promise) else "Safe to promise"
    facts = (
        *(link_fact(site, capitalised(kind_words(each.kind)), each.key) for each in others),
        *([] if metric is of else scope_facts(metric)),
        *_verdict_facts(delivered, pairs if isinstance(of, Promise) else ()),
        *_levels(site, delivered, safe_label),
    )
    title = f"{metric.name}: {of_group(capability.name, delivered.group)}"
    is_of_promise = isinstance(of, Promise)
    content = Series(
        levels=Facts(known(facts)),
        trend=trend_of(site, _id_of_trend(delivered), title, series, is_recent=is_of_promise) if series else None,
        measurements=_table(site, delivered, f"Measurements: {names}"),
        is_folded=series is not None and is_of_promise,
    )
    return Section(f"Measured: {names}", "charts/series", content)


def _id_of_trend(delivered: Delivered) -> str:
    parts = ("trend", delivered.capability.id, delivered.metric.id, delivered.group)
    return "-".join(part for part in parts if part)


def _table(site: Site, delivered: Delivered, caption: str) -> Table:
    metric = delivered.metric
    rows = sorted(delivered.measurements, key=lambda row: (row.period.last, row.period.first), reverse=True)
    table = table_of(site, caption, _columns(site, delivered), rows)
    note = _NOTE if any(interval_of(row, metric) for row in rows) else ""
    return without_empty_columns(replace(table, note=note, empty="Nothing has been measured yet."))


def safe_words(level: SafeLevel, metric: Metric) -> str:
    """`at least 95.1 %, set by the value in 2026-Q3`."""
    return f"{target_amount(level.operator, level.level, metric)}, set by the value {during(level.period)}"


def safe_facts(site: Site, capability: Capability) -> tuple[Fact, ...]:
    """The levels that a capability makes safe to promise, by metric and group."""
    return tuple(
        Fact(of_group(metric.name, level.group), Figure(target_amount(level.operator, level.level, metric)))
        for level in site.alignment.safe.get(capability.id, ())
        if (metric := site.catalogue.find(Metric, level.metric))
    )


def _verdict_facts(delivered: Delivered, pairs: Iterable[Pair]) -> Iterator[Fact]:
    """The worst verdict that a series gives a promise, and the words for its risks."""
    judgements = [each for pair in pairs for each in pair.judgements if delivered.is_judged_by(each)]
    if judgements:
        worst = worst_judgement(judgements)
        yield Fact("Verdict", mark_of(worst.verdict))
        if worst.risks:
            yield Fact("Risks", Words(joined(risk.label for risk in worst.risks)))


def _levels(site: Site, delivered: Delivered, safe_label: str) -> Iterator[Fact]:
    metric, designed = delivered.metric, delivered.delivery.designed
    if designed is not None:
        yield Fact("Designed", Figure(amount(designed, metric)))
    if delivered.capability.is_live:
        level = site.safe_level(delivered.capability.id, metric.id, delivered.group)
        words = safe_words(level, metric) if level else f"nothing: {unsafe_words(delivered, site.as_of)}"
        yield Fact(safe_label, Words(words))


def _columns(site: Site, delivered: Delivered) -> Columns[Measurement]:
    metric, path = delivered.metric, site.links[delivered.capability.key].path
    return (
        Column("Period", lambda _, row: Figure(period_words(row.period.text))),
        Column("Value", lambda _, row: Figure(amount(row.value, metric)), Holds.NUMBER),
        Column("Sample", lambda _, row: Figure(f"{row.sample:,}") if row.sample is not None else NOTHING, Holds.NUMBER),
        Column("Low", lambda _, row: _end(row, metric, Operator.AT_LEAST), Holds.NUMBER),
        Column("High", lambda _, row: _end(row, metric, Operator.AT_MOST), Holds.NUMBER),
        Column("Source", lambda _, row: Markdown(row.source, path) if row.source else NOTHING, Holds.PROSE),
    )


def _end(row: Measurement, metric: Metric, side: Operator) -> Value:
    """One end of the interval between which the true value probably lies."""
    interval = interval_of(row, metric)
    if interval is None:
        return NOTHING
    return Figure(end_words(interval.low if side is Operator.AT_LEAST else interval.high, side))
