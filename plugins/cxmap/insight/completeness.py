"""Completeness: how much a journey's map says of all that a whole map says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cxmap.insight.hand_offs import hand_offs
from cxmap.insight.journey_columns import StageColumns, groups_of, touchpoints_in
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.touchpoint import Experience, Layer, Touchpoint


class MapPoint(StrEnum):
    """The things that a whole map says, in the order in which they are asked for."""

    JOURNEY = "journey"
    STAGES = "stages"
    SCORES = "scores"
    IDEALS = "ideals"
    REASONS = "reasons"
    RESEARCH = "research"
    RECOVERY = "recovery"
    MEASURES = "measures"
    CONTROL = "control"
    CAPABILITIES = "capabilities"
    HAND_OFFS = "hand-offs"


@dataclass(frozen=True, slots=True)
class PointReached:
    """How far a map says one thing: what is `missing`, by field or stage, and the touchpoints `without` it."""

    point: MapPoint
    total: int
    missing: tuple[str, ...] = ()
    without: tuple[Key, ...] = ()

    @property
    def is_met(self) -> bool:
        return not self.missing and not self.without


@dataclass(frozen=True, slots=True)
class Completeness:
    """A journey, and how far its map says each thing that it could."""

    journey: Journey
    points: tuple[PointReached, ...]

    @property
    def share(self) -> float:
        return sum(point.is_met for point in self.points) / len(self.points)


def completeness_of(judged: JudgedMap, journey: Journey) -> Completeness:
    groups = groups_of(judged, journey)
    touchpoints = touchpoints_in(groups)
    return Completeness(
        journey,
        (
            _journey(journey),
            PointReached(MapPoint.STAGES, len(groups), tuple(each.stage.name for each in groups if not each.columns)),
            *_touchpoints(touchpoints),
            *_future(journey, touchpoints),
            *_hand_offs(judged, groups),
        ),
    )


def least_complete(judged: JudgedMap) -> tuple[Completeness, ...]:
    """All live journeys, first the one whose map lacks most."""
    found = (completeness_of(judged, journey) for journey in judged.live(Journey))
    return tuple(sorted(found, key=lambda each: (each.share, judged.by_name(each.journey.key))))


def _journey(journey: Journey) -> PointReached:
    """The fields that a journey has before any touchpoint."""
    fields = ("goal", "starts_when", "ends_when", "personas", "objectives", "research", "reviewed")
    missing = [field for field in fields if not getattr(journey, field)]
    is_rated = journey.pain is not None and journey.importance is not None
    return PointReached(MapPoint.JOURNEY, len(fields) + 1, (*missing, *(() if is_rated else ("urgency",))))


def _touchpoints(touchpoints: tuple[Touchpoint, ...]) -> Iterator[PointReached]:
    seen = [each for each in touchpoints if each.layer is Layer.FRONTSTAGE]
    felt = [each for each in touchpoints if _felt(each).score is not None]
    decisive = [each for each in touchpoints if each.moment_of_truth]
    yield from _share(MapPoint.SCORES, seen, lambda each: _felt(each).score is not None)
    yield from _share(MapPoint.IDEALS, felt, lambda each: _felt(each).ideal is not None)
    yield from _share(MapPoint.REASONS, felt, lambda each: bool(_felt(each).because))
    yield from _share(MapPoint.RESEARCH, felt, lambda each: bool(_felt(each).research))
    yield from _share(MapPoint.RECOVERY, decisive, lambda each: bool(each.recovery))
    yield from _share(MapPoint.MEASURES, touchpoints, lambda each: bool(each.measured_by))
    yield from _share(MapPoint.CONTROL, touchpoints, lambda each: bool(each.control))


def _future(journey: Journey, touchpoints: tuple[Touchpoint, ...]) -> Iterator[PointReached]:
    """How a journey should become is a wish until somebody can do it."""
    if journey.state is JourneyState.FUTURE:
        yield from _share(MapPoint.CAPABILITIES, touchpoints, lambda each: bool(each.capabilities))


def _hand_offs(judged: JudgedMap, groups: tuple[StageColumns, ...]) -> Iterator[PointReached]:
    found = hand_offs(judged, groups)
    if found:
        keys = {column.number: column.touchpoint.key for group in groups for column in group.columns}
        without = tuple(keys[number] for number, hand_off in found.items() if not hand_off.taker.party)
        yield PointReached(MapPoint.HAND_OFFS, len(found), without=without)


def _share(
    point: MapPoint, touchpoints: Iterable[Touchpoint], holds: Callable[[Touchpoint], bool]
) -> Iterator[PointReached]:
    """Nothing where there is no touchpoint that could hold."""
    if asked := tuple(touchpoints):
        yield PointReached(point, len(asked), without=tuple(each.key for each in asked if not holds(each)))


def _felt(touchpoint: Touchpoint) -> Experience:
    return touchpoint.experience or Experience()
