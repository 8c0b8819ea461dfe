"""A journey's chance: how many of the customers who go through it get all that they were promised.

Whoever misses one promise may or may not be the one who misses another, and no figure tells. So there are two bounds,
which hold whatever the truth is (Fréchet's inequalities): at most the smallest share, and at least 100 less all that
is missing to 100 anywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from cxmap.alignment.exact import EXACT, HUNDRED, total
from cxmap.alignment.reading import share_of_target
from cxmap.alignment.results import Judgement, Pair
from cxmap.insight.journey_columns import groups_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Promise, ReadsAs
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class Measure:
    """The share of cases, in percent, in which one step of a journey goes as promised, by one metric.

    Of several capabilities that deliver it there, it is the worst one's. `target` is the share that is promised.
    `promises` are those that rest on it. Only where it is `for_all` does it set a bound to what customers get at most:
    not where a customer may meet something else instead, nor where it is the figure of a group.
    """

    metric: str
    share: Decimal
    target: Decimal | None
    promises: tuple[Key, ...]
    for_all: bool

    @property
    def shortfall(self) -> Decimal:
        return EXACT.subtract(HUNDRED, self.share)

    @property
    def lift(self) -> Decimal:
        """How much the share would rise if what is promised were reached."""
        return max(EXACT.subtract(self.target, self.share), Decimal(0)) if self.target is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class Chance:
    """Of 100 customers, at most `most` get everything; at least `least` get all of what is counted."""

    least: Decimal
    most: Decimal | None
    """None where no figure is of all customers."""
    counted: tuple[Measure, ...]
    """In the order of the journey; there is at least one."""
    left_out: tuple[Key, ...]
    """The promises of which something is not counted: no share of customers is known of it."""
    repair: Measure | None
    """The measure that would lift the lower bound most, if what is promised were reached."""

    @property
    def repaired(self) -> Decimal:
        """The lower bound after that repair."""
        lift = self.repair.lift if self.repair else Decimal(0)
        return max(EXACT.add(_least(self.counted), lift), Decimal(0))


def chance_of(judged: JudgedMap, journey: Journey) -> Chance | None:
    """None where nothing on the journey is measured as a share, and of one that is not how things are today.

    Only what is promised to every customer counts: whoever misses "most parcels" or "from 3 euros" gets no less than
    was promised.
    """
    if journey.state is JourneyState.FUTURE:
        return None
    left_out: dict[Key, None] = {}
    counted = tuple(_alone_for_all(list(_measures(judged, journey, left_out))))
    if not counted:
        return None
    best = max(counted, key=lambda each: each.lift)
    return Chance(
        least=max(_least(counted), Decimal(0)),
        most=min((each.share for each in counted if each.for_all), default=None),
        counted=counted,
        left_out=tuple(left_out),
        repair=best if best.lift else None,
    )


def _alone_for_all(measures: Sequence[Measure]) -> Iterator[Measure]:
    """Where several capabilities deliver the same on one journey, each serves only some of its customers."""
    often = Counter(each.metric for each in measures)
    for each in measures:
        yield replace(each, for_all=each.for_all and often[each.metric] == 1)


def _least(counted: Iterable[Measure]) -> Decimal:
    """The lower bound, which is below 0 where it says nothing."""
    return EXACT.subtract(HUNDRED, total(each.shortfall for each in counted))


def _measures(judged: JudgedMap, journey: Journey, left_out: dict[Key, None]) -> Iterator[Measure]:
    """One for each step and metric; figures that an earlier step counts already are not counted twice."""
    known: set[tuple[str | None, str | None, str | None]] = set()
    columns = (column for group in groups_of(judged, journey) for column in group.columns)
    for _, step in groupby(columns, key=lambda column: column.step):
        touchpoints = [column.touchpoint for column in step]
        found: defaultdict[str, list[_Figure]] = defaultdict(list)
        for figure in _figures(judged, journey, touchpoints, left_out):
            found[figure.metric.id].append(figure)
        for figures in found.values():
            new = [figure for figure in figures if figure.series not in known]
            known.update(figure.series for figure in figures)
            if new:
                yield _worst(new, has_others=len(touchpoints) > 1)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A judgement that tells a share of cases, and the promise that it is about."""

    promise: Promise
    judgement: Judgement
    metric: Metric
    share: Decimal
    is_for_all: bool

    @property
    def series(self) -> tuple[str | None, str | None, str | None]:
        return self.judgement.metric, self.judgement.capability, self.judgement.group

    @property
    def target(self) -> Decimal | None:
        operator, target = self.judgement.operator, self.judgement.target
        return share_of_target(self.metric, operator, target) if operator and target is not None else None


def _worst(figures: list[_Figure], *, has_others: bool) -> Measure:
    worst = min(figures, key=lambda figure: figure.share)
    targets = [figure.target for figure in figures if figure.target is not None]
    promises = dict.fromkeys(figure.promise.key for figure in figures)
    for_all = (
        not has_others and len({each.series for each in figures}) == 1 and all(each.is_for_all for each in figures)
    )
    return Measure(worst.metric.id, worst.share, max(targets, default=None), tuple(promises), for_all)


def _figures(
    judged: JudgedMap, journey: Journey, touchpoints: Iterable[Touchpoint], left_out: dict[Key, None]
) -> Iterator[_Figure]:
    for pair in _pairs(judged, touchpoints):
        promise = judged.catalogue.find(Promise, pair.promise)
        if promise is None or promise.reads_as is not ReadsAs.EVERY or _is_to_others(promise, journey):
            continue
        is_to_all = not promise.personas or set(journey.personas).issubset(promise.personas)
        for judgement in pair.judgements:
            metric = judged.catalogue.find(Metric, judgement.metric)
            share = _share(judgement, metric)
            if metric is None or share is None:
                left_out[promise.key] = None
            else:
                is_for_all = is_to_all and bool(journey.personas or not promise.personas) and judgement.group is None
                yield _Figure(promise, judgement, metric, share, is_for_all)
    _note_undecided(judged, touchpoints, left_out)


def _pairs(judged: JudgedMap, touchpoints: Iterable[Touchpoint]) -> Iterator[Pair]:
    for touchpoint in touchpoints:
        yield from judged.pairs_of(touchpoint.key)


def _note_undecided(judged: JudgedMap, touchpoints: Iterable[Touchpoint], left_out: dict[Key, None]) -> None:
    """A promise of which a mistake in the content hides the verdict."""
    places = {touchpoint.id for touchpoint in touchpoints}
    for promise, place in sorted(judged.alignment.undecided):
        if place in places:
            left_out[key_of(Promise.kind, promise)] = None


def _is_to_others(promise: Promise, journey: Journey) -> bool:
    """Whether it is made to customers of whom none goes this way."""
    return bool(promise.personas and journey.personas) and set(promise.personas).isdisjoint(journey.personas)


def _share(judgement: Judgement, metric: Metric | None) -> Decimal | None:
    """The share of cases that got it; None where no new figure tells it.

    Figures that are about something else than the sentence, or of an unknown number of cases, do not tell it either.
    """
    is_known = judgement.is_judged and not judgement.is_of_unknown_sample and not judgement.mismatch
    if metric is None or metric.type is not MetricType.SHARE or not is_known or judgement.value is None:
        return None
    return share_of_target(metric, judgement.operator or Operator.AT_LEAST, judgement.value)
