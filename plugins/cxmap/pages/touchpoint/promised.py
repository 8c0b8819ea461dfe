"""The promises of a touchpoint, one row each: what marketing says, the verdict, and what delivery can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cxmap.alignment.results import Judgement, Pair, tally_of
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.agreements import Binding, Cover, bindings
from cxmap.insight.who_acts import acting_on
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise, Publication, ReadsAs
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_words import agreement_words
from cxmap.pages.kit.judgement_table import details_of
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import Counts, Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import counted

MOST_PROMISES, MOST_PLACES = 40, 6

READINGS: Mapping[ReadsAs, str] = {
    ReadsAs.EVERY: "true for everybody, every time",
    ReadsAs.MOST: "true for most",
    ReadsAs.UP_TO: "a level that most reach",
    ReadsAs.FROM: "an offer that many can get",
    ReadsAs.AVERAGE: "true on average",
    ReadsAs.STATED: "true for the share that it names",
    ReadsAs.SLOGAN: "a slogan, that promises nothing",
}
"""How customers understand a sentence."""


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """Where a promise is out today, and the touchpoint at which customers come across it; `is_here`: this one."""

    where: Markdown
    touchpoint: EntityLink | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class TargetSaid:
    """The level that a promise lets customers expect; `limits` say over which window, and for which group alone."""

    level: str
    metric: EntityLink
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidHalf:
    """The marketing half: the wording, who promised it, where it is said today, and how it reads."""

    wording: EntityLink
    qualifier: Markdown | None
    targets: tuple[TargetSaid, ...]
    maker: EntityLink | None
    said: tuple[PlaceSaid, ...]
    more: int
    unsaid: str
    reading: str


@dataclass(frozen=True, slots=True)
class BoundPartner:
    """A partner behind a promise, and what its agreement binds it to."""

    partner: EntityLink
    words: str
    is_lacking: bool


@dataclass(frozen=True, slots=True)
class DeliveredHalf:
    """The delivery half of one judgement: what was measured and when, the design, who delivers, and the partners.

    `verdict` stands there where there are several halves, `metric` where they are of several; without a capability
    nothing is delivered.
    """

    capability: EntityLink | None
    owner: EntityLink | None
    metric: EntityLink | None
    whom: str
    measured: str
    details: tuple[str, ...]
    designed: str
    partners: tuple[BoundPartner, ...]
    verdict: VerdictMark | None


@dataclass(frozen=True, slots=True)
class PromiseHeld:
    """A promise held against delivery: both halves, the verdict between them, why, and who acts."""

    said: SaidHalf
    verdict: VerdictMark
    risks: tuple[str, ...]
    reason: str
    acting: tuple[EntityLink, ...]
    delivered: tuple[DeliveredHalf, ...]


@dataclass(frozen=True, slots=True)
class PromisesHeld:
    """The promises of a touchpoint, the worst first."""

    verdict: VerdictMark
    sentence: str
    counts: Counts | None
    rows: tuple[PromiseHeld, ...]
    note: str


def held_section(site: Site, pairs: tuple[Pair, ...]) -> Section:
    """A section without a title: the answer of the page; there must be a pair."""
    shown = cut(pairs, site.most(MOST_PROMISES), by=lambda pair: (pair.verdict.rank, pair.promise))
    counts = counts_of(tally_of(pairs))
    held = PromisesHeld(
        verdict=mark_of(shown.shown[0].verdict),
        sentence=f"{counted(len(pairs), 'promise is', 'promises are')} felt here",
        counts=counts if len(counts.entries) > 1 else None,
        rows=tuple(_held(site, pair) for pair in shown.shown),
        note=shown.note("promise", "promises"),
    )
    return Section("", "touchpoint/held", held)


def worded(site: Site, promise: Promise) -> EntityLink:
    """The promise as it was published, as a link to its page."""
    return replace(site.links[promise.key], name=promise.statement)


def _held(site: Site, pair: Pair) -> PromiseHeld:
    promise = site.catalogue.find(Promise, pair.promise)
    assert promise
    is_alone = len(pair.judgements) == 1
    ordered = sorted(pair.judgements, key=lambda each: each.verdict.rank)
    return PromiseHeld(
        said=_said(site, promise, pair.touchpoint),
        verdict=mark_of(pair.verdict),
        risks=tuple(dict.fromkeys(risk.label for each in pair.judgements for risk in each.risks)),
        reason=pair.reason,
        acting=site.links_to(acting_on(site, pair)),
        delivered=tuple(_delivered(site, pair, each, is_alone=is_alone) for each in ordered),
    )


def _said(site: Site, promise: Promise, here: str) -> SaidHalf:
    out = [each for each in promise.published if each.is_out_on(site.as_of)]
    places = cut((_place(site, promise, each, here) for each in out), site.most(MOST_PLACES))
    return SaidHalf(
        wording=worded(site, promise),
        qualifier=Markdown(promise.qualifier, site.links[promise.key].path) if promise.qualifier else None,
        targets=tuple(_targets(site, promise)),
        maker=site.link_to(promise.maker),
        said=places.shown,
        more=places.more,
        unsaid="" if out else "nowhere today" if promise.explicit else "nowhere: it is implied",
        reading=READINGS[promise.reads_as] if promise.explicit else "",
    )


def _place(site: Site, promise: Promise, publication: Publication, here: str) -> PlaceSaid:
    where = Markdown(publication.where, site.links[promise.key].path)
    if publication.touchpoint == here:
        return PlaceSaid(where, None, is_here=True)
    return PlaceSaid(where, site.link_to(key_of(Touchpoint.kind, publication.touchpoint or "")), is_here=False)


def _targets(site: Site, promise: Promise) -> Iterator[TargetSaid]:
    for each in promise.expects:
        metric = site.catalogue.find(Metric, each.metric)
        assert metric, "without it nothing is judged"
        over, whom = f"over each {each.over}" if each.over else "", f"for {each.group}" if each.group else ""
        level = target_amount(each.operator, each.level, metric)
        yield TargetSaid(level, site.links[metric.key], tuple(filter(None, (over, whom))))


def _delivered(site: Site, pair: Pair, judgement: Judgement, *, is_alone: bool) -> DeliveredHalf:
    metric = site.catalogue.find(Metric, judgement.metric)
    capability = site.catalogue.find(Capability, judgement.capability)
    owner = key_of(Department.kind, capability.owner) if capability else None
    return DeliveredHalf(
        capability=site.links[capability.key] if capability else None,
        owner=site.link_to(owner) if owner else None,
        metric=site.links[metric.key] if metric and len({each.metric for each in pair.judgements}) > 1 else None,
        whom=judgement.group or "",
        measured=_measured(judgement, metric),
        details=tuple(_details(site, judgement, metric)),
        designed=amount(judgement.designed, metric) if metric and judgement.designed is not None else "",
        partners=tuple(_bound(site, each, metric, judgement) for each in bindings(site, pair, judgement)),
        verdict=None if is_alone else mark_of(judgement.verdict),
    )


def _measured(judgement: Judgement, metric: Metric | None) -> str:
    if metric and judgement.value is not None:
        return amount(judgement.value, metric)
    return "" if metric or judgement.measured_on is None else "Proof"


def _details(site: Site, judgement: Judgement, metric: Metric | None) -> Iterator[str]:
    """Also of a proof its day."""
    if metric is None and judgement.period:
        yield during(judgement.period)
    yield from details_of(site, judgement, metric)


def _bound(site: Site, binding: Binding, metric: Metric | None, judgement: Judgement) -> BoundPartner:
    is_lacking = binding.cover is not Cover.WHOLE
    return BoundPartner(
        site.links[binding.partner.key], _binding_words(site.as_of, binding, metric, judgement), is_lacking
    )


def _binding_words(as_of: date, binding: Binding, metric: Metric | None, judgement: Judgement) -> str:
    agreement = binding.partner.agreement
    if agreement is None:
        return "no agreement"
    if binding.cover is Cover.ENDED:
        return f"agreement {agreement_words(binding.partner, as_of)}"
    until = f" until {agreement.until}" if agreement.until else ""
    if binding.obliged is not None and metric and judgement.operator:
        only = " only" if binding.cover is Cover.PART else ""
        return f"bound to {target_amount(judgement.operator, binding.obliged, metric)}{only}{until}"
    return "agreement says nothing of this" if metric else f"bound{until}"
