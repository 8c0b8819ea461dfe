"""The strip of a promise: the value of each of the last periods, the verdict known at its end, and today's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cxmap.alignment.results import Judgement, worst_pair
from cxmap.alignment.wording import amount, target_amount
from cxmap.insight.former_verdicts import FormerVerdict
from cxmap.insight.period_values import LookBack, PeriodValue, look_back, values_of
from cxmap.model.capability import Capability
from cxmap.model.durations import CalendarWindow
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.metric_words import of_group
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Figure, FiguredText, VerdictMark, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, in_words, period_words, span_words

_RULES = (
    "The number is the value of the period itself, whenever it was published. The verdict is the one that was known at "
    "the end of the period: judged by today's rules, wording, targets and agreements, on the figures that were there. "
    "So it may differ from what was said at that time."
)
_NOT_FELT = "Not promised anywhere then, or a mistake in the content hides the verdict."


@dataclass(frozen=True, slots=True)
class PeriodCell:
    """One period: what was measured of it, when, by whom and of which group; the verdict known at its end, if any."""

    when: str
    verdict: VerdictMark | None = None
    known: str = ""
    measured: str = ""
    period: str = ""
    link: EntityLink | None = None
    group: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The periods, the oldest first, today last; the reasons are a table."""

    caption: str
    sentence: str
    cells: tuple[PeriodCell, ...]
    rules: str
    reasons: Table


def strip_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """A section for a promise that has a verdict today."""
    worst, former = worst_pair(site.pairs_of(promise.key)), site.former.get(promise.id, ())
    if worst and former:
        values = values_of(site, worst.worst, [each.period for each in former])
        cells = [_cell(site, each, worst.worst, value) for each, value in zip(former, values, strict=True)]
        title = f"In the last {counted(len(former), *_names(former))}"
        back = look_back(site, worst.worst, former[0].span)
        sentence = look_back_sentence(back, _series_words(site, promise, back)) if back else ""
        strip = Strip(title, sentence, (*cells, _today(site, worst.worst)), _RULES, _reasons(site, former))
        yield Section(title, "promise/strip", strip)


def look_back_sentence(back: LookBack, of: str = "") -> str:
    """`Last 12 months (2025-Q4 to 2026-Q3): 77.5 → … → 78.9 %; the target is at least 93 %: never reached.`"""
    operator, target = back.judgement.operator, back.judgement.target
    assert operator is not None
    assert target is not None
    first, *_, last = back.periods
    length = "3 years" if back.span is CalendarWindow.YEAR else "12 months"
    lead = f"{of}Last {length} ({first.text} to {last.text}): "
    if not back.figures:
        return f"{lead}no new figure; the target is {target_amount(operator, target, back.metric)}."
    return (
        f"{lead}{_values_words(back)}; the target is {target_amount(operator, target, back.metric)}: {_reached(back)}."
    )


def _values_words(back: LookBack) -> str:
    """The unit stands once where all values are known."""
    if all(back.values):
        words = [amount(each.value, back.metric) for each in back.values if each]
        return " → ".join((*(word.rpartition(" ")[0] or word for word in words[:-1]), words[-1]))
    return " → ".join(_with_gaps(back))


def _with_gaps(back: LookBack) -> Iterator[str]:
    """The values, and how many periods in a row have none."""
    for is_known, group in groupby(back.values, key=bool):
        values = tuple(group)
        if is_known:
            yield from (amount(each.value, back.metric) for each in values if each)
        else:
            yield "no figure" if len(values) == 1 else f"{len(values)} without a figure"


def _reached(back: LookBack) -> str:
    """Where a period has no value, nothing is said of all of them."""
    if all(back.values) and back.reached in (0, len(back.figures)):
        return "reached each time" if back.reached else "never reached"
    return f"reached by {back.reached or 'none'} of {counted(len(back.figures), 'figure', 'figures')}"


def _series_words(site: Site, promise: Promise, back: LookBack | None) -> str:
    """Which series it is, where several judge the promise."""
    judgements = {(each.metric, each.capability, each.group) for each in _judgements(site, promise)}
    if back is None or len(judgements) == 1:
        return ""
    capability = site.link_to(key_of(Capability.kind, back.judgement.capability or ""))
    name = f"{back.metric.name} by {capability.name}" if capability else back.metric.name
    return f"{of_group(name, back.judgement.group)}. "


def _judgements(site: Site, promise: Promise) -> Iterator[Judgement]:
    return (each for pair in site.pairs_of(promise.key) for each in pair.judgements)


def _cell(site: Site, former: FormerVerdict, today: Judgement, own: PeriodValue | None) -> PeriodCell:
    metric = site.catalogue.find(Metric, today.metric)
    when = former.period.text
    cell = PeriodCell(when, mark_of(former.verdict) if former.verdict else None, "known then", "no new figure")
    if metric is None:
        return _proof_cell(cell, former)
    if own is None:
        return cell
    return replace(
        cell,
        measured=amount(own.value, metric),
        period=period_words(own.period.text) if own.period.text != when else "",
        link=site.link_to(key_of(Capability.kind, today.capability or "")),
        group=in_words(today.group or ""),
    )


def _proof_cell(cell: PeriodCell, former: FormerVerdict) -> PeriodCell:
    day = former.decisive.measured_on if former.decisive else None
    if day and former.period.first <= day:
        return replace(cell, measured="proof", period=str(day))
    return replace(cell, measured="no new proof")


def _today(site: Site, judgement: Judgement) -> PeriodCell:
    return PeriodCell(
        when="Today",
        verdict=mark_of(judgement.verdict),
        measured=_measured(site, judgement),
        period=period_words(judgement.period) if judgement.period else "",
        link=site.link_to(key_of(Capability.kind, judgement.capability or "")),
        group=in_words(judgement.group or ""),
        is_today=True,
    )


def _measured(site: Site, judgement: Judgement) -> str:
    metric = site.catalogue.find(Metric, judgement.metric)
    if metric is None:
        return "proof" if judgement.measured_on else ""
    return amount(judgement.value, metric) if judgement.value is not None else ""


def _names(former: tuple[FormerVerdict, ...]) -> tuple[str, str]:
    return span_words(former[0].span), span_words(former[0].span, 2)


def _reasons(site: Site, former: tuple[FormerVerdict, ...]) -> Table:
    """The newest first."""
    heads = (Head("Period"), Head("Verdict", Holds.VERDICT), Head("Judged on"), Head("Why", Holds.PROSE))
    rows = tuple(
        (
            Figure(each.period.text),
            mark_of(each.verdict) if each.verdict else Words("no verdict"),
            Words(_basis(site, each.decisive)) if each.decisive else NOTHING,
            FiguredText(each.decisive.reason if each.decisive else _NOT_FELT),
        )
        for each in reversed(former)
    )
    return Table("The reason in each period", heads, rows)


def _basis(site: Site, judgement: Judgement) -> str:
    """`76.5 % (2024-04-01 to 2025-03-31)`: what a verdict was judged on."""
    measured = _measured(site, judgement)
    return f"{measured} ({period_words(judgement.period)})" if measured and judgement.period else measured
