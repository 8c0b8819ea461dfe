"""All promises: which are in trouble, and why?"""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.variance import TOLERANCES, Variance, tolerance_of, variance_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.adding import adding_section
from cxmap.pages.kit.downloads import PROMISES_CSV, PROMISES_XLSX, Download
from cxmap.pages.kit.facets import Answers, Concerned, Facet, facets
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.register import RegisterRow, register_row, worst_first
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown

DOWNLOADS = (Download("CSV", PROMISES_CSV), Download("XLSX for Excel", PROMISES_XLSX))


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise in the register; `rank` is its place in the order that the page begins with."""

    rank: int
    row: RegisterRow
    qualifier: Markdown | None
    metric: EntityLink | None
    measured_on: str
    variance: Variance | None
    tolerance: str
    answers: tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class PromiseRegister:
    """Promises, the worst first, with what readers can pick them by.

    `name` tells it from other registers on its page, the site's own one having none.
    """

    caption: str
    name: str
    facets: tuple[Facet, ...]
    rows: tuple[PromiseRow, ...]
    downloads: tuple[Download, ...]


def build(site: Site) -> PageView:
    title = "All promises, the worst first"
    concerned = Concerned(site)
    rows = tuple(
        promise_row(site, promise, site.pairs_of(promise.key), concerned.answers(promise), rank)
        for rank, promise in enumerate(worst_first(site))
    )
    offered = facets(site, (answers for row in rows for answers in row.answers))
    register = PromiseRegister(title, "", offered, rows, DOWNLOADS)
    return overview(adding_section(Promise), Section(title, "promises/register", register))


def promise_row(
    site: Site, promise: Promise, pairs: tuple[Pair, ...], answers: tuple[Answers, ...], rank: int
) -> PromiseRow:
    """The row of a promise as it fares in some of its pairs."""
    worst = worst_pair(pairs)
    judgement = worst.worst if worst else None
    metric = site.catalogue.find(Metric, judgement.metric) if judgement else None
    tolerance = tolerance_of(promise, judgement)
    path = site.catalogue.documents[promise.key].path
    return PromiseRow(
        rank=rank,
        row=register_row(site, promise, pairs),
        qualifier=Markdown(promise.qualifier, path) if promise.qualifier else None,
        metric=site.link_to(metric.key) if metric else None,
        measured_on=str(judgement.measured_on) if judgement and judgement.measured_on else "",
        variance=variance_of(site, judgement),
        tolerance=TOLERANCES[tolerance] if tolerance else "",
        answers=answers,
    )
