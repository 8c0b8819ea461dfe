"""Coverage: where does the map say nothing, what is being improved, and how far is delivery from what is promised?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.wording import amount, target_amount
from cxmap.insight.variance import MeasuredTarget, measured_targets
from cxmap.model.capability import Capability
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.opportunity import Discipline, Opportunity, OpportunityState
from cxmap.model.promise import Promise
from cxmap.pages.coverage.channels import channel_sections, grid_section
from cxmap.pages.coverage.listening import heard_section, inside_section
from cxmap.pages.coverage.messages import message_section
from cxmap.pages.kit.index_page import link_cell, links_cell, overview
from cxmap.pages.kit.metric_words import of_group
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.promise_words import variance_words
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import Fact, Facts, Figure, Value, Words
from cxmap.pages.kit.words import capitalised, counted, in_words


@dataclass(frozen=True, slots=True)
class Improvements:
    """The opportunities of one discipline, under way and done."""

    discipline: Discipline
    under_way: tuple[Opportunity, ...]
    done: tuple[Opportunity, ...]


def build(site: Site) -> PageView:
    return overview(
        *grid_section(site),
        *channel_sections(site),
        *heard_section(site),
        *inside_section(site),
        _discipline_section(site),
        *message_section(site),
        *_variance_section(site),
    )


def _discipline_section(site: Site) -> Section:
    """A row for each discipline, the empty ones too."""
    live = [each for each in site.catalogue.all(Opportunity) if each.is_live]
    unsorted = sum(each.discipline is None for each in live)
    note = f"{counted(unsorted, 'opportunity belongs', 'opportunities belong')} to no discipline." if unsorted else ""
    rows = (_improvements(discipline, live) for discipline in Discipline)
    table = table_of(site, "Opportunities by discipline", _DISCIPLINES, rows, note=note)
    return Section("The six disciplines", "kit/table", table)


def _improvements(discipline: Discipline, live: list[Opportunity]) -> Improvements:
    found = [each for each in live if each.discipline is discipline and each.state is not OpportunityState.DROPPED]
    return Improvements(
        discipline,
        under_way=tuple(each for each in found if each.state is not OpportunityState.DONE),
        done=tuple(each for each in found if each.state is OpportunityState.DONE),
    )


def _under_way(site: Site, row: Improvements) -> Value:
    if not row.under_way:
        return Words("nothing is being improved here")
    return links_cell(site, (each.key for each in row.under_way))


_DISCIPLINES: Columns[Improvements] = (
    Column("Discipline", lambda _, row: Words(capitalised(in_words(row.discipline))), Holds.NAME),
    Column("Open", _under_way, Holds.PROSE),
    Column("Done", lambda site, row: links_cell(site, (each.key for each in row.done)), Holds.PROSE),
)


def _variance_section(site: Site) -> Iterator[Section]:
    """A section where anything was measured against a target."""
    targets = measured_targets(site)
    if targets:
        counting = [each.variance for each in targets if not each.variance.is_stale]
        missed, stale = sum(each.distance < 0 for each in counting), len(targets) - len(counting)
        by = f" At {stale:,} more the value is too old to count; these stand last." if stale else ""
        note = (
            f"{missed:,} of {counted(len(counting), 'target is', 'targets are')} missed.{by} "
            "Sorted by the miss as a part of the target, so that different units compare."
        )
        table = table_of(site, "Variance", _VARIANCE, targets, note=note)
        yield Section("Variance: measured against promised", "kit/table", table)


def _metric(site: Site, target: MeasuredTarget) -> Metric:
    metric = site.catalogue.find(Metric, target.judgement.metric)
    assert metric
    return metric


def _target(site: Site, target: MeasuredTarget) -> Value:
    metric, judgement = _metric(site, target), target.judgement
    assert judgement.operator
    assert judgement.target is not None
    return Facts(
        (
            Fact(
                of_group(metric.name, judgement.group),
                Figure(target_amount(judgement.operator, judgement.target, metric)),
            ),
        )
    )


def _measured(site: Site, target: MeasuredTarget) -> Value:
    return Words(amount(target.judgement.value, _metric(site, target)))


def _variance(site: Site, target: MeasuredTarget) -> Value:
    return Words(variance_words(target.variance, _metric(site, target)))


def _deliverer(site: Site, target: MeasuredTarget) -> Value:
    return link_cell(site, key_of(Capability.kind, target.judgement.capability or ""))


_VARIANCE: Columns[MeasuredTarget] = (
    Column("Promise", lambda site, target: site.links[key_of(Promise.kind, target.promise)], Holds.NAME),
    Column("Target", _target),
    Column("Measured", _measured),
    Column("Variance", _variance),
    Column("Date of the value", lambda _, target: Figure(str(target.judgement.measured_on))),
    Column("Delivered by", _deliverer, Holds.NAME),
)
