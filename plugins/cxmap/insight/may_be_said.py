"""May be said: in which of the lists a sentence stands today, what decides it, and which levels are safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cxmap.alignment.reading import NINE_IN_TEN, REQUIRED_SHARES, share_of_target
from cxmap.alignment.results import Judgement, Pair, SafeLevel, worst_pair
from cxmap.insight.coverage import live_touchpoints
from cxmap.insight.harm import harm_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.register import said_today, worst_first
from cxmap.insight.variance import variance_of
from cxmap.insight.who_acts import NOT_IN_WORDS
from cxmap.model.capability import Capability, Measurement
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import CompetingOffer, Promise, ReadsAs
from cxmap.model.record import Status
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.model.verdicts import NOT_KEPT, Verdict, worst_verdict

_UNKNOWN = (Verdict.UNBACKED, Verdict.UNVERIFIED)


class MayBeSaid(StrEnum):
    """The lists: how far a sentence may be said today, in the order in which they are asked for."""

    STOP = "stop"
    UNPROVEN = "unproven"
    NOT_YET = "not-yet"
    REWORD = "reword"
    WATCH = "watch"
    QUALIFIED = "with-qualifier"
    SAFE = "safe"
    MORE = "more"
    """More may be said: no promise stands here alone, but in one of the others too."""


class Reading(StrEnum):
    """The readings of a sentence, the strongest first."""

    EVERY = "every"
    NINE_IN_TEN = "nine-in-ten"
    MOST = "most"
    FROM = "from"


_SHARES: Mapping[Reading, Decimal] = {
    Reading.EVERY: REQUIRED_SHARES[ReadsAs.EVERY],
    Reading.NINE_IN_TEN: NINE_IN_TEN,
    Reading.MOST: REQUIRED_SHARES[ReadsAs.MOST],
    Reading.FROM: REQUIRED_SHARES[ReadsAs.FROM],
}
"""The least share of customers, in percent, who must get what is said so."""


@dataclass(frozen=True, slots=True)
class SafeToSay:
    """The level of a metric that is safe to say, to a group or to all; None where nobody can tell.

    `only_at` are the touchpoints for which alone it holds; none where it holds wherever the promise is felt.
    """

    metric: Metric
    level: SafeLevel | None
    only_at: tuple[Key, ...] = ()
    is_short: bool = False
    """Whether the promise asks for more somewhere."""
    group: str | None = None
    set_by: Capability | None = None
    """The capability that set the level."""


@dataclass(frozen=True, slots=True)
class Unpromoted:
    """A capability that no promise makes use of, with what it would let people say, and where.

    `is_at_work`: whether it is at work at the touchpoints; else they are those that customers see on its owner's
    journeys.
    """

    capability: Capability
    safe: tuple[SafeToSay, ...]
    newest: Measurement
    offers: tuple[CompetingOffer, ...]
    touchpoints: tuple[Key, ...]
    is_at_work: bool


Sayable = Promise | Unpromoted


def may_be_said(judged: JudgedMap, promise: Promise) -> MayBeSaid | None:
    """The list in which a promise stands; None for drafts, what nobody says, slogans, and what is over and gone."""
    if promise.is_draft or not promise.explicit:
        return None
    is_published = any(said_today(judged, promise))
    if promise.status is Status.RETIRED or promise.is_over_on(judged.as_of):
        return MayBeSaid.STOP if is_published else None
    return None if promise.is_slogan else _list_of(judged, promise, is_published=is_published)


def _list_of(judged: JudgedMap, promise: Promise, *, is_published: bool) -> MayBeSaid:
    pairs = judged.pairs_of(promise.key)
    worst = _worst_verdict(judged, promise)
    if worst in NOT_KEPT:
        return MayBeSaid.STOP
    if worst is None or worst in _UNKNOWN:
        return MayBeSaid.UNPROVEN if is_published else MayBeSaid.NOT_YET
    if worst is Verdict.AT_RISK:
        if any(risk in NOT_IN_WORDS for pair in pairs for each in pair.judgements for risk in each.risks):
            return MayBeSaid.REWORD
        return MayBeSaid.WATCH if is_published else MayBeSaid.NOT_YET
    return MayBeSaid.QUALIFIED if promise.qualifier else MayBeSaid.SAFE


def _worst_verdict(judged: JudgedMap, promise: Promise) -> Verdict | None:
    """The worst of its pairs; a pair that a mistake in the content hides is one of which nobody knows."""
    hidden = (Verdict.UNVERIFIED,) if judged.is_half_known(promise.key) else ()
    return worst_verdict((*(pair.verdict for pair in judged.pairs_of(promise.key)), *hidden))


def reading_of(judged: JudgedMap, promise: Promise) -> Reading | None:
    """The strongest reading that the figures of a promise carry; None where nobody can tell."""
    shares = [
        _safe_share(judged, judgement, metric)
        for judgement in judged.alignment.judgements.get(promise.key, ())
        if (metric := judged.catalogue.find(Metric, judgement.metric)) and metric.type is MetricType.SHARE
    ]
    known = [share for share in shares if share is not None]
    if not known or len(known) < len(shares) or judged.is_half_known(promise.key):
        return None
    return next((reading for reading, least in _SHARES.items() if min(known) >= least), None)


def _safe_share(judged: JudgedMap, judgement: Judgement, metric: Metric) -> Decimal | None:
    """The share of customers, in percent, to whom a capability can be relied on to deliver."""
    safe = judged.safe_level(judgement.capability or "", metric.id, judgement.group)
    return share_of_target(metric, safe.operator, safe.level) if safe else None


def may_say_more(judged: JudgedMap, promise: Promise) -> bool:
    return _worst_verdict(judged, promise) is Verdict.UNDER_PROMISED


def sayable(judged: JudgedMap, only: Collection[str] | None = None) -> Mapping[MayBeSaid, tuple[Sayable, ...]]:
    """All lists, in order, what does most harm first; of `only` some promises and nothing else where that is said."""
    found: dict[MayBeSaid, list[Sayable]] = {each: [] for each in MayBeSaid}
    promises = [promise for promise in worst_first(judged) if only is None or promise.id in only]
    promises.sort(key=lambda promise: harm_of(judged, promise).order)
    for promise in promises:
        if listed := may_be_said(judged, promise):
            found[listed].append(promise)
    exceeded = (promise for promise in promises if may_say_more(judged, promise))
    unused = unpromoted(judged) if only is None else ()
    found[MayBeSaid.MORE] = sorted((*exceeded, *unused), key=lambda each: _loudness(judged, each))
    return {each: tuple(entries) for each, entries in found.items()}


def safe_to_say(judged: JudgedMap, promise: Promise) -> Iterator[SafeToSay]:
    """For each metric, the level on which all capabilities that judge the promise can be relied.

    Where something else that is promised has nothing behind it, no level makes the promise safe.
    """
    pairs = judged.pairs_of(promise.key)
    known = tuple(pair for pair in pairs if not any(each.verdict in _UNKNOWN for each in pair.judgements))
    is_everywhere = len(known) == len(pairs) and not judged.is_half_known(promise.key)
    only_at = () if is_everywhere else tuple(key_of(Touchpoint.kind, pair.touchpoint) for pair in known)
    by_series: dict[tuple[str, str | None], dict[str, None]] = {}
    for judgement in (each for pair in pairs for each in pair.judgements):
        if judgement.metric and judgement.capability:
            by_series.setdefault((judgement.metric, judgement.group), {})[judgement.capability] = None
    for (identity, group), capabilities in by_series.items():
        metric = judged.catalogue.find(Metric, identity)
        levels = {each: judged.safe_level(each, identity, group) for each in capabilities}
        level = _weakest(levels.values())
        if metric and (known or level is None):
            yield SafeToSay(
                metric=metric,
                level=level,
                only_at=only_at if level else (),
                is_short=level is not None and _is_short(level, pairs),
                group=group,
                set_by=judged.catalogue.find(Capability, _set_by(levels, level)),
            )


def unpromoted(judged: JudgedMap) -> Iterator[Unpromoted]:
    """The capabilities that do what they are built for, and of which no promise makes use."""
    offers = _offers_by_metric(judged)
    for capability in judged.catalogue.all(Capability):
        if identities := judged.alignment.unpromoted.get(capability.id):
            metrics = [metric for each in identities if (metric := judged.catalogue.find(Metric, each))]
            at_work = _at_work(judged, capability)
            yield Unpromoted(
                capability=capability,
                safe=tuple(safe for metric in metrics for safe in _safe_by_group(judged, capability, metric)),
                newest=_newest(judged, capability, metrics[0]),
                offers=tuple(offer for metric in metrics for offer in offers.get(metric.id, ())),
                touchpoints=at_work or _on_journeys_of_owner(judged, capability),
                is_at_work=bool(at_work),
            )


def _safe_by_group(judged: JudgedMap, capability: Capability, metric: Metric) -> Iterator[SafeToSay]:
    """The levels of all groups; one that nobody can tell where there are none."""
    levels = [level for level in judged.alignment.safe.get(capability.id, ()) if level.metric == metric.id]
    yield from (SafeToSay(metric, level, group=level.group, set_by=capability) for level in levels)
    if not levels:
        yield SafeToSay(metric, None)


def _loudness(judged: JudgedMap, entry: Sayable) -> tuple[bool, Decimal, str]:
    """Where competitors speak comes first, then what is exceeded by most, then what no promise makes use of."""
    if isinstance(entry, Unpromoted):
        return (not entry.offers, Decimal(0), entry.capability.name.casefold())
    worst = worst_pair(judged.pairs_of(entry.key))
    variance = variance_of(judged, worst.worst) if worst else None
    return (not entry.competitors, -variance.share if variance else Decimal(0), entry.name.casefold())


def _is_short(level: SafeLevel, pairs: tuple[Pair, ...]) -> bool:
    targets = [
        judgement.target
        for pair in pairs
        for judgement in pair.judgements
        if (judgement.metric, judgement.group) == (level.metric, level.group) and judgement.target is not None
    ]
    return any(not level.operator.is_met(level.level, target) for target in targets)


def _set_by(levels: Mapping[str, SafeLevel | None], level: SafeLevel | None) -> str | None:
    return next((each for each, found in levels.items() if level and found == level), None)


def _weakest(levels: Iterable[SafeLevel | None]) -> SafeLevel | None:
    """None where one of them is not known."""
    known: list[SafeLevel] = []
    for level in levels:
        if level is None:
            return None
        known.append(level)
    weakest = min if known[0].operator is Operator.AT_LEAST else max
    return weakest(known, key=lambda level: level.level)


def _newest(judged: JudgedMap, capability: Capability, metric: Metric) -> Measurement:
    """The newest measurement, of which there is one: without it the capability would not count as unpromoted."""
    ended = (
        measurement
        for delivery in capability.delivers
        if delivery.metric == metric.id
        for measurement in delivery.measurements
        if measurement.period.last <= judged.as_of
    )
    return max(ended, key=lambda each: (each.period.last, each.period.first))


def _at_work(judged: JudgedMap, capability: Capability) -> tuple[Key, ...]:
    found = judged.referring(Touchpoint, capability.key, "capabilities")
    return tuple(touchpoint.key for touchpoint in found if touchpoint.is_live)


def _on_journeys_of_owner(judged: JudgedMap, capability: Capability) -> tuple[Key, ...]:
    journeys = judged.referring(Journey, key_of(Department.kind, capability.owner), "owner")
    passed = dict.fromkeys(step for journey in journeys if journey.is_live for step in journey.touchpoints)
    found = live_touchpoints(judged, passed)
    return tuple(touchpoint.key for touchpoint in found if touchpoint.layer is Layer.FRONTSTAGE)


def _offers_by_metric(judged: JudgedMap) -> Mapping[str, list[CompetingOffer]]:
    """The words of competitors, by the metrics of the promises beside which it is noted."""
    found: defaultdict[str, list[CompetingOffer]] = defaultdict(list)
    for promise in judged.catalogue.all(Promise):
        for expectation in promise.expects:
            found[expectation.metric] += () if promise.is_draft else promise.competitors
    return found
