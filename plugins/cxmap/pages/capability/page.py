"""A capability: what can we deliver, and who depends on it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cxmap.insight.dependents import Dependent, dependents_of
from cxmap.insight.measured_series import delivered_groups
from cxmap.model.capability import Capability, Delivery, Proof
from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.pages.charts.series import safe_facts, series_section
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.facts import known, link_fact, links_fact, text_fact
from cxmap.pages.kit.index_page import few_links, link_cell
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, lead_of
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Figure, Markdown, Several, VerdictMark, Words
from cxmap.pages.kit.verdict_words import dependent_verdicts, mark_of
from cxmap.pages.kit.words import counted

MOST_DEPENDENTS, MOST_WAYS, MOST_DELIVERIES = 100, 6, 40


def build(site: Site, document: Document) -> PageView:
    capability = document.entity
    assert isinstance(capability, Capability)
    pairs = site.pairs_of(capability.key)
    dependents = dependents_of(site, (capability.key,))
    safe = safe_facts(site, capability)
    glance = known(
        (
            link_fact(site, "Owner", key_of(Department.kind, capability.owner)),
            links_fact(site, "Partners", (key_of(Partner.kind, partner) for partner in capability.partners)),
            Fact("Safe to promise", Facts(safe)) if safe else None,
            text_fact("Weak link", "misses its designed level" if capability.id in site.alignment.weak else ""),
            _unpromoted(site, capability),
        )
    )
    lead = lead_of(site, capability, _answer(site, capability, dependents), pairs, glance)
    if lead.counts:
        places = f"The {lead.counts.total:,} places where promises rest on it directly, by verdict:"
        lead = replace(lead, counted=places)
    sections = (
        *promised_sections(site, pairs, of=Capability.kind, wanted=lambda each: each.capability == capability.id),
        *_dependents(site, dependents),
        *_deliveries(site, capability, document.path),
    )
    return entity_page(site, document, lead, sections, told=("delivers",))


def _answer(site: Site, capability: Capability, dependents: tuple[Dependent, ...]) -> Answer:
    """How many promises rest on it directly, which its verdict is of, and how many more through others."""
    direct = {key_of(Promise.kind, pair.promise) for pair in site.pairs_of(capability.key)}
    if not direct:
        return Answer("", _unused(dependents))
    rest = _promises_rest(len(direct))
    more = tuple(dependent for dependent in dependents if dependent.promise not in direct)
    return Answer(f"{rest}, and {len(more):,} more through others: {dependent_verdicts(more)}" if more else rest)


def _unused(dependents: tuple[Dependent, ...]) -> str:
    if not dependents:
        return "No promise rests on it."
    return f"{_promises_rest(len(dependents))} through others: {dependent_verdicts(dependents)}."


def _unpromoted(site: Site, capability: Capability) -> Fact | None:
    """The metrics in which it does well, whether or not promises rest on it in others."""
    metrics = site.links_to(key_of(Metric.kind, each) for each in site.alignment.unpromoted.get(capability.id, ()))
    said = Words("measured lately, misses no level that it is built for, and no live promise speaks of it")
    return Fact("Unpromoted", Several((*metrics, said))) if metrics else None


def _promises_rest(count: int) -> str:
    return f"{counted(count, 'promise rests', 'promises rest')} on it"


def _deliveries(site: Site, capability: Capability, path: str) -> Iterator[Section]:
    """A series for each metric that it delivers, the proof of each promise that no number measures."""
    shown = cut(capability.delivers, site.most(MOST_DELIVERIES, 1))
    for delivery in shown.shown:
        metric = site.catalogue.find(Metric, delivery.metric)
        if metric:
            for part in delivered_groups(capability, delivery, metric):
                yield series_section(site, part, of=capability)
        promise = site.link_to(key_of(Promise.kind, delivery.promise or ""))
        if promise:
            caption = f"Proof: {promise.name}"
            proofs = sorted(delivery.proof, key=lambda proof: proof.on, reverse=True)
            table = table_of(site, caption, _proof_columns(path), proofs)
            yield Section(caption, "kit/table", replace(table, empty="Nobody has written down any proof yet."))
    yield from _further(site, capability.delivers[len(shown.shown) :])


def _further(site: Site, deliveries: Iterable[Delivery]) -> Iterator[Section]:
    """Further deliveries by name alone: each metric's page has the series, each promise's the proof."""
    keys = (
        key_of(Metric.kind, each.metric) if each.metric else key_of(Promise.kind, each.promise or "")
        for each in deliveries
    )
    if links := site.links_to(keys):
        facts = Facts((Fact(f"{len(links):,} more", Several(links)),))
        yield Section("Delivered besides", "kit/facts", facts)


def _proof_columns(path: str) -> Columns[Proof]:
    return (
        Column("On", lambda _, each: Figure(str(each.on))),
        Column("Verdict", lambda _, each: VerdictMark(str(each.verdict), str(each.verdict))),
        Column("Study", lambda site, each: link_cell(site, key_of(Research.kind, each.research or ""))),
        Column("Note", lambda _, each: Markdown(each.note, path) if each.note else NOTHING, Holds.PROSE),
    )


def _dependents(site: Site, dependents: tuple[Dependent, ...]) -> Iterator[Section]:
    """A section where a promise rests on a capability that relies on this one, at any depth."""
    if dependents:
        title = "Promises that depend on it through others"
        shown = cut(dependents, site.most(MOST_DEPENDENTS))
        table = table_of(site, title, _DEPENDENTS, shown.shown, note=shown.note("promise", "promises"))
        yield Section(title, "kit/table", table)


_DEPENDENTS: Columns[Dependent] = (
    Column("Promise", lambda site, each: site.links[each.promise], Holds.NAME),
    Column("Verdict where it rests on this", lambda _, each: mark_of(each.verdict), Holds.VERDICT),
    Column("Through", lambda site, each: few_links(site, each.through, MOST_WAYS)),
)
