"""The strip of a promise: its verdict at the end of each of the last periods, and today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Judgement, worst_pair
from cxmap.alignment.wording import amount
from cxmap.insight.former_verdicts import FormerVerdict
from cxmap.model.capability import Capability
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Figure, VerdictMark, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, in_words, period_words, span_words

_RULES = (
    "Judged by today's rules, wording, targets and agreements, at the end of each period and on the figures that were "
    "there by then. So it may differ from what was said at that time."
)
_NOT_FELT = "Not promised anywhere then, or a mistake in the content hides the verdict."


@dataclass(frozen=True, slots=True)
class PeriodCell:
    """One period: its verdict, None where there is none, and what was measured, when, by whom and of which group."""

    when: str
    verdict: VerdictMark | None = None
    measured: str = ""
    period: str = ""
    link: EntityLink | None = None
    group: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The periods, the oldest first, today last; the reasons are a table."""

    caption: str
    cells: tuple[PeriodCell, ...]
    rules: str
    reasons: Table


def strip_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """A section for a promise that has a verdict today."""
    worst, former = worst_pair(site.pairs_of(promise.key)), site.former.get(promise.id, ())
    if worst and former:
        today = _cell(site, "Today", worst.worst, is_today=True)
        cells = (*(_cell(site, each.period.text, each.decisive) for each in former), today)
        title = f"In the last {counted(len(former), *_names(former))}"
        yield Section(title, "promise/strip", Strip(title, cells, _RULES, _reasons(former)))


def _cell(site: Site, when: str, judgement: Judgement | None, *, is_today: bool = False) -> PeriodCell:
    if judgement is None:
        return PeriodCell(when)
    metric = site.catalogue.find(Metric, judgement.metric)
    measured = amount(judgement.value, metric) if metric and judgement.value is not None else ""
    return PeriodCell(
        when=when,
        verdict=mark_of(judgement.verdict),
        measured="proof" if metric is None and judgement.measured_on else measured,
        period=period_words(judgement.period) if judgement.period and judgement.period != when else "",
        link=site.link_to(key_of(Capability.kind, judgement.capability or "")),
        group=in_words(judgement.group or ""),
        is_today=is_today,
    )


def _names(former: tuple[FormerVerdict, ...]) -> tuple[str, str]:
    return span_words(former[0].span), span_words(former[0].span, 2)


def _reasons(former: tuple[FormerVerdict, ...]) -> Table:
    """The newest first."""
    heads = (Head("Period"), Head("Verdict", Holds.VERDICT), Head("Why", Holds.PROSE))
    rows = tuple(
        (
            Figure(each.period.text),
            mark_of(each.verdict) if each.verdict else Words("no verdict"),
            Words(each.decisive.reason if each.decisive else _NOT_FELT),
        )
        for each in reversed(former)
    )
    return Table("The reason in each period", heads, rows)
