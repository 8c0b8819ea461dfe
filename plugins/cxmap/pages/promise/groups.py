"""The verdict by group: how a promise is kept to each group of customers or places that is measured by itself."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Judgement
from cxmap.alignment.wording import amount, target_amount
from cxmap.model.capability import Capability
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.judgement_table import details_of
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Figure, Several, Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import in_words, joined

_TITLE = "Verdict by group"


def group_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """A section where something is measured by group; the worst stand first."""
    judgements = sorted(
        (each for pair in site.pairs_of(promise.key) for each in pair.judgements), key=lambda each: each.verdict.rank
    )
    found: dict[tuple[int | None, str | None, str | None], Judgement] = {}
    for each in judgements:
        found.setdefault((each.expectation, each.capability, each.group), each)
    if any(each.group for each in found.values()):
        table = table_of(site, _TITLE, _COLUMNS, found.values())
        yield Section(_TITLE, "kit/table", without_empty_columns(table))


def _promised(site: Site, judgement: Judgement) -> Value:
    metric = site.catalogue.find(Metric, judgement.metric)
    # What is judged on proof has no groups.
    assert metric
    assert judgement.operator
    assert judgement.target is not None
    return Figure(target_amount(judgement.operator, judgement.target, metric))


def _measured(site: Site, judgement: Judgement) -> Value:
    metric = site.catalogue.find(Metric, judgement.metric)
    if metric is None or judgement.value is None:
        return Words("nothing yet")
    details = (Figure(each) for each in details_of(site, judgement, metric))
    return Several((Figure(amount(judgement.value, metric)), *details))


def _by(site: Site, judgement: Judgement) -> Value:
    return site.link_to(key_of(Capability.kind, judgement.capability or "")) or NOTHING


def _risks(_: Site, judgement: Judgement) -> Value:
    return Words(joined(risk.label for risk in judgement.risks)) if judgement.risks else NOTHING


_COLUMNS: Columns[Judgement] = (
    Column("Group", lambda _, each: Words(in_words(each.group) if each.group else "all together"), Holds.NAME),
    Column("Verdict", lambda _, each: mark_of(each.verdict), Holds.VERDICT),
    Column("Measured", _measured),
    Column("Promised", _promised),
    Column("By", _by),
    Column("Risks", _risks),
)
