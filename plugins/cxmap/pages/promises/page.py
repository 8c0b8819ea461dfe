"""All promises: which are in trouble, and why?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.facets import Answer, Answers, FacetAnswers
from cxmap.insight.register import worst_first
from cxmap.insight.variance import Variance, tolerance_of, variance_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.downloads import PROMISES_CSV, PROMISES_XLSX, Download
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.new_file import adding_section
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.promise_words import TOLERANCES, variance_words
from cxmap.pages.kit.register import RegisterRow, register_row
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown
from cxmap.pages.promises.facets import OfferedFacet, offered_facets

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
    variance_words: str
    tolerance: str
    answers: tuple[tuple[Answer, ...], ...]


@dataclass(frozen=True, slots=True)
class PromiseRegister:
    """Promises, the worst first, with what readers can pick them by.

    `name` tells it from other registers on its page, the site's own one having none.
    """

    caption: str
    name: str
    facets: tuple[OfferedFacet, ...]
    rows: tuple[PromiseRow, ...]
    downloads: tuple[Download, ...]


def build(site: Site) -> PageView:
    answers = FacetAnswers(site)
    found = ((promise, site.pairs_of(promise.key), answers.of(promise)) for promise in worst_first(site))
    register = register_of(site, "All promises, the worst first", found, downloads=DOWNLOADS)
    return overview(adding_section(Promise), Section(register.caption, "promises/register", register))


def register_of(
    site: Site,
    caption: str,
    found: Iterable[tuple[Promise, tuple[Pair, ...], tuple[Answers, ...]]],
    name: str = "",
    downloads: tuple[Download, ...] = (),
) -> PromiseRegister:
    """Promises in the order given, each as it fares in some of its pairs, with what these answer to the facets."""
    entries = tuple(found)
    offered = offered_facets(site, (each for _, _, answers in entries for each in answers))
    rows = tuple(_row(site, *entry, rank) for rank, entry in enumerate(entries))
    return PromiseRegister(caption, name, offered, rows, downloads)


def _row(site: Site, promise: Promise, pairs: tuple[Pair, ...], answers: tuple[Answers, ...], rank: int) -> PromiseRow:
    worst = worst_pair(pairs)
    judgement = worst.worst if worst else None
    metric = site.catalogue.find(Metric, judgement.metric) if judgement else None
    variance = variance_of(site, judgement)
    tolerance = tolerance_of(promise, judgement)
    path = site.catalogue.documents[promise.key].path
    return PromiseRow(
        rank=rank,
        row=register_row(site, promise, pairs),
        qualifier=Markdown(promise.qualifier, path) if promise.qualifier else None,
        metric=site.link_to(metric.key) if metric else None,
        measured_on=str(judgement.measured_on) if judgement and judgement.measured_on else "",
        variance=variance,
        variance_words=variance_words(variance, metric) if variance and metric else "",
        tolerance=TOLERANCES[tolerance] if tolerance else "",
        answers=tuple(each.in_order for each in answers),
    )
