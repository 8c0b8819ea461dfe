"""Perception: the same matter as operations measure it and as customers say it; where do the two differ?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cxmap.insight.perception import Felt, Matter, asked_alone, matters, never_asked
from cxmap.model.metric import Metric
from cxmap.pages.charts.sparks import sparks_cell
from cxmap.pages.kit.index_page import few_links, overview
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.perception import FELT, Matters, matter_views
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import Markdown, Value
from cxmap.pages.kit.words import counted

MOST_MATTERS = 100
MOST_METRICS = 100


def build(site: Site) -> PageView:
    return overview(
        *_compared(site, matters(site)),
        *_alone(site, "Felt, but not measured", "Customers say it, and no measure of ours beside", asked_alone(site)),
        *_alone(site, "Promised, but nobody asks customers", "Promised, and not asked", never_asked(site)),
        without="No metric says what customers think, and no live promise is made in one that operations measure.",
    )


def _compared(site: Site, found: tuple[Matter, ...]) -> Iterator[Section]:
    if found:
        shown = cut(found, site.most(MOST_MATTERS))
        content = Matters(_sentence(found), matter_views(site, shown.shown), shown.note("matter", "matters"))
        yield Section("As measured, and as customers say it", "kit/perception", content)


def _sentence(found: tuple[Matter, ...]) -> str:
    """How many matters come to what, each counted by what matters most in it."""
    counts = Counter(min((each.felt for each in matter.comparisons), key=tuple(Felt).index) for matter in found)
    # Some of what they come to has a comma within.
    parts = "; ".join(f"{counts[felt]:,} {FELT[felt][:1].lower()}{FELT[felt][1:]}" for felt in Felt if counts[felt])
    return f"{counted(len(found), 'matter', 'matters')} seen from both sides: {parts}."


def _alone(site: Site, title: str, caption: str, metrics: Iterable[Metric]) -> Iterator[Section]:
    shown = cut(metrics, site.most(MOST_METRICS), by=lambda metric: metric.name.casefold())
    if shown.total:
        table = table_of(site, caption, _ALONE, shown.shown, note=shown.note("metric", "metrics"))
        yield Section(title, "kit/table", table)


def _asked(site: Site, metric: Metric) -> Value:
    """The question, or the promises that are made in it."""
    if metric.question:
        return Markdown(metric.question, site.links[metric.key].path)
    return few_links(site, site.sources(metric.key, "promise", "expects"))


_ALONE: Columns[Metric] = (
    Column("Metric", lambda site, metric: site.links[metric.key], Holds.NAME),
    Column("The question, or the promises in it", _asked, Holds.PROSE),
    Column("Measured last", sparks_cell),
)
