"""Sayings: what may be said of a promise or a capability, on what proof, and what others say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cxmap.alignment.results import Judgement, Pair, SafeLevel, worst_pair
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.variance import variance_of
from cxmap.model.capability import Capability
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.lead import Worst
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.register import register_row
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.targets import UNCONFIRMED, dated_target_words
from cxmap.pages.kit.values import Markdown, VerdictMark

_UNKNOWN = (Verdict.UNBACKED, Verdict.UNVERIFIED)
_MOST_PLACES = 6
_SHORT = "short of what is promised"


@dataclass(frozen=True, slots=True)
class SafeFact:
    """A level that can be relied on, and the period that set it; `words` are empty where nothing is fresh.

    `places` are the touchpoints for which alone it holds; none where it holds wherever the promise is felt. `remark`
    says that it is short of what is promised.
    """

    metric: EntityLink
    words: str
    set_in: str
    places: tuple[EntityLink, ...] = ()
    more_places: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ProofFact:
    """The newest proof: what came out and when, and which capability delivered it."""

    words: str
    capability: EntityLink | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a competitor says on the same matter."""

    name: str
    statement: str
    url: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, or what a capability would let people say, with all that a writer must know of it.

    `unconfirmed` has the target where it is older than reviews of the promise allow.
    `excess` orders what may be said more loudly; `places` are where it could be told.
    """

    about: EntityLink
    wording: str
    qualifier: Markdown | None = None
    verdict: VerdictMark | None = None
    because: str = ""
    unconfirmed: str = ""
    worst: Worst | None = None
    safe: tuple[SafeFact, ...] = ()
    proof: ProofFact | None = None
    said: tuple[Markdown, ...] = ()
    unsaid: str = ""
    offers: tuple[Offer, ...] = ()
    owner: EntityLink | None = None
    places: tuple[EntityLink, ...] = ()
    places_are: str = ""
    more_places: int = 0
    excess: Decimal = Decimal(0)


def saying_of(site: Site, promise: Promise) -> Saying:
    pairs = site.pairs_of(promise.key)
    worst = worst_pair(pairs)
    row = register_row(site, promise, pairs)
    variance = variance_of(site, worst.worst) if worst else None
    return Saying(
        about=site.links[promise.key],
        wording=promise.statement,
        qualifier=Markdown(promise.qualifier, site.catalogue.documents[promise.key].path)
        if promise.qualifier
        else None,
        verdict=row.verdict,
        because=row.because,
        unconfirmed=f"{dated_target_words(site, promise)}. {UNCONFIRMED}" if row.unconfirmed else "",
        worst=row.worst,
        safe=tuple(_safe_of(site, pairs)),
        proof=proof_of(site, worst.worst) if worst else None,
        said=row.said,
        unsaid=row.unsaid,
        offers=tuple(offers_of(promise)),
        excess=variance.share if variance else Decimal(0),
    )


def offers_of(promise: Promise) -> Iterator[Offer]:
    """What competitors say, as far as it was written down."""
    for offer in promise.competitors:
        yield Offer(offer.name or "", offer.statement or "", offer.url or "")


def safe_fact(site: Site, metric: Metric, level: SafeLevel | None, only_at: tuple[str, ...] = ()) -> SafeFact:
    if level is None:
        return SafeFact(site.links[metric.key], "", "")
    return SafeFact(
        metric=site.links[metric.key],
        words=target_amount(level.operator, level.level, metric),
        set_in=during(level.period),
        places=site.links_to(key_of(Touchpoint.kind, each) for each in only_at[:_MOST_PLACES]),
        more_places=f"{len(only_at) - _MOST_PLACES:,}" if len(only_at) > _MOST_PLACES else "",
    )


def proof_of(site: Site, judgement: Judgement) -> ProofFact | None:
    """None where nothing has been measured or seen yet."""
    metric = site.catalogue.find(Metric, judgement.metric)
    capability = site.link_to(key_of(Capability.kind, judgement.capability)) if judgement.capability else None
    if metric and judgement.value is not None and judgement.period:
        return ProofFact(f"{amount(judgement.value, metric)} {during(judgement.period)}", capability)
    return ProofFact(f"seen on {judgement.measured_on}", capability) if judgement.measured_on else None


def _safe_of(site: Site, pairs: tuple[Pair, ...]) -> Iterator[SafeFact]:
    """For each metric, the level on which all capabilities that judge the promise can be relied.

    Where something else that is promised has nothing behind it, no level makes the promise safe.
    """
    known = tuple(pair.touchpoint for pair in pairs if not any(each.verdict in _UNKNOWN for each in pair.judgements))
    only_at = known if len(known) < len(pairs) else ()
    judged = dict.fromkeys(
        (judgement.metric, judgement.capability)
        for pair in pairs
        for judgement in pair.judgements
        if judgement.metric and judgement.capability
    )
    named = dict.fromkeys(metric for metric, _ in judged)
    for metric in (metric for identity in named if (metric := site.catalogue.find(Metric, identity))):
        capabilities = [capability or "" for identity, capability in judged if identity == metric.id]
        level = _weakest(site.safe_level(capability, metric.id) for capability in capabilities)
        if known or level is None:
            fact = safe_fact(site, metric, level, only_at)
            yield replace(fact, remark=_SHORT) if level and _is_short(level, pairs) else fact


def _is_short(level: SafeLevel, pairs: tuple[Pair, ...]) -> bool:
    """Whether the promise asks for more somewhere."""
    targets = [
        judgement.target
        for pair in pairs
        for judgement in pair.judgements
        if judgement.metric == level.metric and judgement.target is not None
    ]
    return any(not level.operator.is_met(level.level, target) for target in targets)


def _weakest(levels: Iterable[SafeLevel | None]) -> SafeLevel | None:
    """None where one of them is not known."""
    known: list[SafeLevel] = []
    for level in levels:
        if level is None:
            return None
        known.append(level)
    weakest = min if known[0].operator is Operator.AT_LEAST else max
    return weakest(known, key=lambda level: level.level)
