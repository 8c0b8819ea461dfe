"""Coverage: through which channels customers are met, and whether anybody listens to them and to others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Capability
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric, MetricView
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Layer, Touchpoint

_CUSTOMERS_VIEWS = (MetricView.PERCEPTION, MetricView.OUTCOME)


class HeardGroup(StrEnum):
    """Groups of people who can be heard."""

    CUSTOMERS = "customers"
    EMPLOYEES = "employees"
    PARTNERS = "partners"


class Absent(StrEnum):
    """Why nobody of a group can be asked to be heard on a journey."""

    NO_EMPLOYEE = "no-employee"
    NO_PARTNER = "no-partner"
    BEHIND_CAPABILITIES = "behind-capabilities"


@dataclass(frozen=True, slots=True)
class HeardOn:
    """How many people of each group were heard in the research behind a journey, and whom it does not concern."""

    journey: Journey
    counts: Mapping[HeardGroup, int]
    absent: Mapping[HeardGroup, Absent]

    @property
    def unheard(self) -> tuple[HeardGroup, ...]:
        """The groups that the journey concerns and of whom nobody was heard."""
        return tuple(group for group in HeardGroup if not self.counts[group] and group not in self.absent)


@dataclass(frozen=True, slots=True)
class InsideView:
    """A promise that is judged by numbers none of which is the customers' own.

    `nearest` are the metrics of the customers' view that are measured where the promise is felt.
    """

    promise: Promise
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The metrics with a value, and those of them with one that still counts, by id."""

    valued: frozenset[str]
    fresh: frozenset[str]

    def measures(self, touchpoint: Touchpoint) -> bool:
        """Whether a measure of a touchpoint has a value that counts."""
        return not self.fresh.isdisjoint(touchpoint.measured_by)

    def once_measured(self, touchpoint: Touchpoint) -> bool:
        """Whether a measure of a touchpoint has ever had a value."""
        return not self.valued.isdisjoint(touchpoint.measured_by)


def known_metrics(judged: JudgedMap) -> Known:
    """The values that live capabilities have measured, on the map's day."""
    valued: set[str] = set()
    fresh: set[str] = set()
    for capability in judged.live(Capability):
        for delivery in capability.delivers:
            metric = judged.catalogue.find(Metric, delivery.metric)
            rows = [row for row in delivery.measurements if row.period.last <= judged.as_of] if metric else []
            if metric and rows:
                valued.add(metric.id)
                if any(metric.good_until(row.period) >= judged.as_of for row in rows):
                    fresh.add(metric.id)
    return Known(frozenset(valued), frozenset(fresh))


def is_listened_to(judged: JudgedMap, touchpoint: Touchpoint, known: Known) -> bool:
    """Whether customers are listened to there: in a study, or by a measure of what they think or do that counts."""
    felt = touchpoint.experience.research if touchpoint.experience else ()
    studied = felt or any(pain.research for pain in touchpoint.pain_points)
    return bool(studied) or any(
        is_customers_view(judged, metric) for metric in touchpoint.measured_by if metric in known.fresh
    )


@dataclass(frozen=True, slots=True)
class UnresearchedScore:
    """A live touchpoint with a score that no study is behind, and on how many live journeys it is."""

    touchpoint: Touchpoint
    score: Decimal
    journeys: int

    @property
    def order(self) -> tuple[bool, int, str]:
        return (not self.touchpoint.moment_of_truth, -self.journeys, self.touchpoint.name.casefold())


def unresearched_scores(judged: JudgedMap) -> tuple[UnresearchedScore, ...]:
    """The most important first: moments of truth, then those on the most journeys."""
    found = (
        UnresearchedScore(each, each.experience.score, judged.count_live(each.key, Journey.kind, "stages"))
        for each in judged.live(Touchpoint)
        if each.experience and each.experience.score is not None and each.experience.is_assumed
    )
    return tuple(sorted(found, key=lambda each: each.order))


def is_customers_view(judged: JudgedMap, metric: str) -> bool:
    """Whether a metric tells what customers thought or did, and not what happened."""
    found = judged.catalogue.find(Metric, metric)
    return found is not None and found.view in _CUSTOMERS_VIEWS


def measured_promises(judged: JudgedMap) -> tuple[Promise, ...]:
    """The promises that are felt somewhere and judged by numbers."""
    promises = judged.catalogue.all(Promise)
    return tuple(promise for promise in promises if promise.expects and judged.pairs_of(promise.key))


def inside_views(judged: JudgedMap) -> tuple[InsideView, ...]:
    """Those first of which customers are not asked anywhere."""
    found = (
        InsideView(promise, _nearest(judged, promise))
        for promise in measured_promises(judged)
        if not any(is_customers_view(judged, each.metric) for each in promise.expects)
    )
    return tuple(sorted(found, key=lambda view: bool(view.nearest)))


def heard_on(linked: LinkedMap, journey: Journey) -> HeardOn:
    studies = [linked.catalogue.find(Research, study) for study in journey.research]
    heard = [study.heard for study in studies if study and study.heard]
    counts = {group: sum(getattr(each, group) or 0 for each in heard) for group in HeardGroup}
    return HeardOn(journey, counts, _absent(linked, journey))


def unheard_personas(judged: JudgedMap, heard: tuple[HeardOn, ...]) -> tuple[Persona, ...]:
    """The live personas on none of whose journeys customers were heard."""
    known = {persona for each in heard if each.counts[HeardGroup.CUSTOMERS] for persona in each.journey.personas}
    return tuple(each for each in judged.live(Persona) if each.id not in known)


UNSEEN, UNSAID = "not-seen-by-customers", "no-channel-said"
"""These stand in for the channel of touchpoints that have none."""

_SCREENS = frozenset(("website", "app", "email", "sms", "chat", "social"))
"""The channels that marketing sees without leaving the desk."""

_ENOUGH = 3


class MeasureGap(StrEnum):
    """Why nothing that counts is known of a touchpoint, the emptiest first."""

    NO_MEASURE = "no-measure"
    NO_VALUE = "no-value"
    TOO_OLD = "too-old"


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """A channel, the live touchpoints in it, and the promises that are felt there."""

    channel: str
    touchpoints: tuple[Touchpoint, ...]
    promises: frozenset[str]
    gaps: Mapping[MeasureGap, tuple[Key, ...]]
    """The touchpoints of which no value counts, by the reason."""
    unheard: tuple[Key, ...]

    @property
    def unmeasured(self) -> tuple[Key, ...]:
        return tuple(key for keys in self.gaps.values() for key in keys)


def channels_of(touchpoint: Touchpoint) -> tuple[str, ...]:
    """The channels through which customers meet it, each once, or why there is none."""
    if touchpoint.layer is not Layer.FRONTSTAGE:
        return (UNSEEN,)
    return tuple(dict.fromkeys(touchpoint.channels)) or (UNSAID,)


def channels_in_use(judged: JudgedMap) -> tuple[ChannelUse, ...]:
    """The channels with the most touchpoints first."""
    by_channel, known = touchpoints_by_channel(judged.live(Touchpoint)), known_metrics(judged)
    found = (_use(judged, channel, touchpoints, known) for channel, touchpoints in by_channel.items())
    return tuple(sorted(found, key=lambda use: (-len(use.touchpoints), use.channel)))


def channels_on(judged: JudgedMap, journeys: Iterable[Journey]) -> tuple[str, ...]:
    """The channels that some journeys use, the commonest first; what is no channel comes last."""
    counts = Counter(
        channel
        for journey in journeys
        for touchpoint in live_touchpoints(judged, journey.touchpoints)
        for channel in channels_of(touchpoint)
    )
    return tuple(sorted(counts, key=lambda channel: (channel in (UNSEEN, UNSAID), -counts[channel], channel)))


def touchpoints_by_channel(touchpoints: Iterable[Touchpoint]) -> Mapping[str, list[Touchpoint]]:
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        for channel in channels_of(touchpoint):
            found.setdefault(channel, []).append(touchpoint)
    return found


def live_touchpoints(judged: JudgedMap, identities: Iterable[str]) -> Iterator[Touchpoint]:
    """The live ones among some touchpoints, in the order given."""
    found = (judged.catalogue.find(Touchpoint, identity) for identity in identities)
    return (touchpoint for touchpoint in found if touchpoint and touchpoint.is_live)


def is_tunnel(linked: LinkedMap, journey: Journey) -> bool:
    """Whether a journey of some length meets its customers on screens alone."""
    channels = [touchpoint.channels for touchpoint in linked.touchpoints_on(journey) if touchpoint.is_live]
    return len(channels) >= _ENOUGH and all(each and _SCREENS.issuperset(each) for each in channels)


def _nearest(judged: JudgedMap, promise: Promise) -> tuple[str, ...]:
    touchpoints = (judged.catalogue.find(Touchpoint, pair.touchpoint) for pair in judged.pairs_of(promise.key))
    metrics = dict.fromkeys(metric for touchpoint in touchpoints if touchpoint for metric in touchpoint.measured_by)
    return tuple(metric for metric in metrics if is_customers_view(judged, metric))


def _absent(linked: LinkedMap, journey: Journey) -> Mapping[HeardGroup, Absent]:
    """Groups whom nobody can be asked to hear at the journey's touchpoints, each with the reason."""
    touchpoints = linked.touchpoints_on(journey)
    contributors = [each for touchpoint in touchpoints for each in touchpoint.contributors]
    has_departments = any(touchpoint.answering for touchpoint in touchpoints) or any(
        each.department for each in contributors
    )
    employees = {} if has_departments else {HeardGroup.EMPLOYEES: Absent.NO_EMPLOYEE}
    if any(each.partner for each in contributors):
        return employees
    names = dict.fromkeys(name for touchpoint in touchpoints for name in touchpoint.capabilities)
    capabilities = (linked.catalogue.find(Capability, name) for name in names)
    is_behind = any(capability.partners for capability in capabilities if capability)
    partners = {HeardGroup.PARTNERS: Absent.BEHIND_CAPABILITIES if is_behind else Absent.NO_PARTNER}
    return {**employees, **partners}


def measure_gap(touchpoint: Touchpoint, known: Known) -> MeasureGap | None:
    """None where a value counts."""
    if known.measures(touchpoint):
        return None
    if not touchpoint.measured_by:
        return MeasureGap.NO_MEASURE
    return MeasureGap.TOO_OLD if known.once_measured(touchpoint) else MeasureGap.NO_VALUE


def _use(judged: JudgedMap, channel: str, touchpoints: list[Touchpoint], known: Known) -> ChannelUse:
    gaps = {gap: tuple(each.key for each in touchpoints if measure_gap(each, known) is gap) for gap in MeasureGap}
    return ChannelUse(
        channel=channel,
        touchpoints=tuple(touchpoints),
        promises=frozenset(pair.promise for each in touchpoints for pair in judged.pairs_of(each.key)),
        gaps=gaps,
        unheard=tuple(each.key for each in touchpoints if not is_listened_to(judged, each, known)),
    )
