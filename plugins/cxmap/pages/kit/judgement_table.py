"""Promised against deliverable: one row a promise, touchpoint and capability, with the numbers of its judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.results import Judgement, Pair
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.model.capability import Capability
from cxmap.model.durations import Period
from cxmap.model.ids import key_of
from cxmap.model.metric import Cases, Metric
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import VerdictMark
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import capitalised, in_words, joined

Wanted = Callable[[Judgement], bool]

MOST_ROWS = 100
"""So many take about half of what a page may weigh; the worst come first."""


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """One judgement; the entity that the page is about is left out of it.

    `names` lead to the promise, the touchpoint and the capability, each with the word before it; `group` are the
    customers or places whose figures alone are judged.
    """

    names: tuple[tuple[str, EntityLink], ...]
    group: str
    metric: EntityLink | None
    promised: str
    designed: str
    measured: str
    details: tuple[str, ...]
    verdict: VerdictMark
    risks: tuple[str, ...]
    weak_links: tuple[EntityLink, ...]
    unknown_links: tuple[EntityLink, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Promised:
    """The rows, the worst first; `note` says where those stand that are too many for one page."""

    caption: str
    head: str
    rows: tuple[PromisedRow, ...]
    note: str = ""


def promised_sections(
    site: Site, pairs: Iterable[Pair], *, of: str = "", wanted: Wanted = lambda _: True
) -> Iterator[Section]:
    """A section where there is something to show; `of` is the kind that the page is about."""
    found = [(pair, judgement) for pair in pairs for judgement in pair.judgements if wanted(judgement)]
    if found:
        shown = cut(found, site.most(MOST_ROWS), by=lambda entry: entry[1].verdict.rank)
        rows = tuple(_row(site, pair, judgement, of) for pair, judgement in shown.shown)
        title = "Promised against deliverable"
        named = [kind for kind in (Promise.kind, Touchpoint.kind, Capability.kind) if kind != of]
        rest = f"{shown.note('row', 'rows')} Each stands on the page of its touchpoint." if shown.more else ""
        yield Section(title, "kit/judgements", Promised(title, capitalised(joined(named)), rows, rest))


def interval_words(low: Decimal | float, high: Decimal | float, metric: Metric) -> str:
    """`95.1 to 97.3 %`: ends as written, computed ones rounded away from the value."""
    return f"{end_words(low, Operator.AT_LEAST)} to {amount(Decimal(end_words(high, Operator.AT_MOST)), metric)}"


def end_words(end: Decimal | float, side: Operator) -> str:
    """One end of an interval."""
    return f"{end if isinstance(end, Decimal) else rounded_safely(side, Decimal(end)):f}"


def cases_words(sample: int, *, counts_all: bool) -> str:
    """`all 12,000 cases`, `sample of 400`."""
    return f"all {sample:,} cases" if counts_all else f"sample of {sample:,}"


def details_of(site: Site, judgement: Judgement, metric: Metric | None) -> Iterator[str]:
    """Details of a measured value: its period, its interval and its sample."""
    if metric and judgement.period:
        yield f"{during(judgement.period)}{_so_far(site, judgement)}"
    if metric and judgement.low is not None and judgement.high is not None:
        yield interval_words(judgement.low, judgement.high, metric)
    if judgement.sample is not None:
        counts_all = metric is not None and metric.cases is Cases.ALL
        yield cases_words(judgement.sample, counts_all=counts_all)


def _so_far(site: Site, judgement: Judgement) -> str:
    """Of a window that is judged as a whole, and may not be over."""
    if judgement.window is None:
        return ""
    return " as a whole" if Period.from_text(judgement.window).last <= site.as_of else " so far"


def _row(site: Site, pair: Pair, judgement: Judgement, of: str) -> PromisedRow:
    metric = site.catalogue.find(Metric, judgement.metric)
    return PromisedRow(
        names=tuple(_names(site, pair, judgement, of)),
        group=in_words(judgement.group or ""),
        metric=site.link_to(metric.key) if metric and of != Metric.kind else None,
        promised=_promised(judgement, metric),
        designed=amount(judgement.designed, metric) if metric and judgement.designed is not None else "",
        measured=_measured(judgement, metric),
        details=tuple(details_of(site, judgement, metric)),
        verdict=mark_of(judgement.verdict),
        risks=tuple(risk.label for risk in judgement.risks),
        weak_links=site.links_to(key_of(Capability.kind, link) for link in judgement.weak_links),
        unknown_links=site.links_to(key_of(Capability.kind, link) for link in judgement.unknown_links),
        reason=judgement.reason,
    )


def _names(site: Site, pair: Pair, judgement: Judgement, of: str) -> Iterator[tuple[str, EntityLink]]:
    ends = (
        ("", Promise.kind, pair.promise),
        ("at", Touchpoint.kind, pair.touchpoint),
        ("by", Capability.kind, judgement.capability or ""),
    )
    for word, kind, identity in ends:
        if kind != of and (link := site.link_to(key_of(kind, identity))):
            yield word, link


def _promised(judgement: Judgement, metric: Metric | None) -> str:
    if metric is None or judgement.operator is None or judgement.target is None:
        return "judged on proof"
    return target_amount(judgement.operator, judgement.target, metric)


def _measured(judgement: Judgement, metric: Metric | None) -> str:
    if metric and judgement.value is not None:
        return amount(judgement.value, metric)
    return "" if metric or judgement.measured_on is None else f"proof of {judgement.measured_on}"
