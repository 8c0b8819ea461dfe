"""Many series of one metric: all in a table, and only the worst and the most changed drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxmap.alignment.wording import amount
from cxmap.insight.compared_series import ComparedSeries, compared, most_changed
from cxmap.insight.measured_series import Delivered
from cxmap.model.metric import Metric
from cxmap.pages.charts.series import series_section
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Cut, Holds, Table, cut, table_of, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import in_words, period_words

MOST_DRAWN = 12
"""So many series are drawn one below the other before they are compared in a table."""
_WORST, _CHANGED = 4, 4
MOST_ROWS = 150
"""A page with so many rows is still read on a phone."""


def measured_sections(site: Site, metric: Metric, deliveries: Iterable[Delivered]) -> Iterator[Section]:
    """A section for each series; of many a table of all, the worst first, and a few drawn."""
    all_of_them = tuple(deliveries)
    if len(all_of_them) > site.most(MOST_DRAWN, 2):
        series = compared(site, metric, all_of_them)
        worst, changed = site.most(_WORST, 1), site.most(_CHANGED, 1)
        yield Section(f"Measured: {len(series):,} series", "kit/table", _table(site, metric, series, (worst, changed)))
        drawn = {id(each): each.delivered for each in (*series[:worst], *most_changed(series, changed))}
        all_of_them = tuple(drawn.values())
    yield from (series_section(site, delivered, of=metric) for delivered in all_of_them)


def _table(site: Site, metric: Metric, series: Sequence[ComparedSeries], drawn: tuple[int, int]) -> Table:
    shown: Cut[ComparedSeries] = cut(series, site.most(MOST_ROWS))
    rest = f" {shown.note('series', 'series')} What points here leads to all of them." if shown.more else ""
    note = f"Below are drawn: {drawn[0]} with the worst values, and {drawn[1]} that changed most.{rest}"
    caption = "All that is measured, the worst first"
    return without_empty_columns(table_of(site, caption, _columns(metric), shown.shown, note=note))


def _columns(metric: Metric) -> Columns[ComparedSeries]:
    return (
        Column("Capability", _named, Holds.NAME),
        Column("Group", lambda _, each: Words(in_words(each.delivered.group)) if each.delivered.group else NOTHING),
        Column("Newest value", lambda _, each: _newest(each, metric), Holds.NUMBER),
        Column("Period", lambda _, each: Figure(period_words(each.newest.period.text)) if each.newest else NOTHING),
        Column("Change", lambda _, each: _change(each), Holds.NUMBER),
        Column("Verdict", lambda _, each: mark_of(each.verdict) if each.verdict else NOTHING, Holds.VERDICT),
    )


def _named(site: Site, each: ComparedSeries) -> Value:
    capability = each.delivered.capability
    return site.link_to(capability.key) or Words(capability.name)


def _newest(each: ComparedSeries, metric: Metric) -> Value:
    return Figure(amount(each.newest.value, metric)) if each.newest else Words("nothing yet")


def _change(each: ComparedSeries) -> Value:
    return Figure(f"{each.change:+f}") if each.change is not None else NOTHING
