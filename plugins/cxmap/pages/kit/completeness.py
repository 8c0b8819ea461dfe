"""How complete a journey's map is: what is written, and where something is still missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxmap.insight.hand_offs import hand_offs
from cxmap.insight.journey_columns import Group, groups_of, touchpoints_in
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import capitalised, joined

MOST_NAMED = 5
"""Touchpoints that are named where something is missing; of more there is only the number."""

Holds = Callable[[Touchpoint], bool]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a whole map says: in words how far it does, and the first touchpoints where it does not."""

    words: str
    is_met: bool
    missing_at: tuple[EntityLink, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is still missing, and what is there."""

    missing: tuple[Point, ...]
    met: tuple[Point, ...]

    @property
    def total(self) -> int:
        return len(self.missing) + len(self.met)


def completeness_section(site: Site, journey: Journey) -> Section:
    return Section("How complete this map is", "journey/completeness", completeness_of(site, journey))


def completeness_of(site: Site, journey: Journey) -> Completeness:
    groups = groups_of(site, journey)
    points = (
        _written(journey),
        _stages(groups),
        *_touchpoints(site, touchpoints_in(groups)),
        *_future(site, journey, touchpoints_in(groups)),
        *_hand_offs(site, groups),
    )
    missing = tuple(point for point in points if not point.is_met)
    met = tuple(point for point in points if point.is_met)
    return Completeness(missing, met)


def _written(journey: Journey) -> Point:
    """What a journey says of itself, before any touchpoint."""
    named = (
        ("a goal", journey.goal),
        ("where it starts", journey.starts_when),
        ("where it ends", journey.ends_when),
        ("personas", journey.personas),
        ("objectives", journey.objectives),
        ("research", journey.research),
        ("when it was reviewed", journey.reviewed),
        ("pain and importance", journey.pain is not None and journey.importance is not None),
    )
    absent = [name for name, value in named if not value]
    words = f"{capitalised(joined(absent))}: not written yet" if absent else "The journey says all of itself"
    return Point(words, not absent)


def _stages(groups: tuple[Group, ...]) -> Point:
    empty = [group.stage.name for group in groups if not group.columns]
    where = f": none in {joined(empty)}" if empty else ""
    return Point(f"{_of(len(groups) - len(empty), len(groups), 'stages')} have touchpoints{where}", not empty)


def _touchpoints(site: Site, touchpoints: tuple[Touchpoint, ...]) -> Iterator[Point]:
    seen = tuple(each for each in touchpoints if each.layer is Layer.FRONTSTAGE)
    felt = tuple(each for each in touchpoints if _has_score(each))
    decisive = tuple(each for each in touchpoints if each.moment_of_truth)
    yield from _share(site, seen, "touchpoints that customers see have an experience score", _has_score)
    yield from _share(site, felt, "scored touchpoints say what would be ideal", _has_ideal)
    yield from _share(site, felt, "scores say why", _has_reason)
    yield from _share(site, felt, "scores rest on research", _has_research)
    yield from _share(
        site,
        decisive,
        "make-or-break touchpoints say what is done when it goes wrong",
        lambda each: bool(each.recovery),
    )
    yield from _share(site, touchpoints, "touchpoints are measured", lambda each: bool(each.measured_by))
    yield from _share(site, touchpoints, "touchpoints say in whose hands they are", lambda each: bool(each.control))


def _future(site: Site, journey: Journey, touchpoints: tuple[Touchpoint, ...]) -> Iterator[Point]:
    """How a journey should become is a wish until somebody can do it."""
    if journey.state is JourneyState.FUTURE:
        words = "steps of this future rest on a capability"
        yield from _share(site, touchpoints, words, lambda each: bool(each.capabilities))


def _share(site: Site, touchpoints: tuple[Touchpoint, ...], words: str, holds: Holds) -> Iterator[Point]:
    """Nothing where there is no touchpoint that could hold."""
    if touchpoints:
        without = [touchpoint.key for touchpoint in touchpoints if not holds(touchpoint)]
        share = _of(len(touchpoints) - len(without), len(touchpoints), words)
        more = max(len(without) - MOST_NAMED, 0)
        yield Point(share, not without, site.links_to(without[:MOST_NAMED]), more)


def _hand_offs(site: Site, groups: tuple[Group, ...]) -> Iterator[Point]:
    found = hand_offs(site, groups)
    if found:
        keys = {column.number: column.touchpoint.key for group in groups for column in group.columns}
        without = [keys[number] for number, hand_off in found.items() if not hand_off.taker.party]
        share = _of(len(found) - len(without), len(found), "hand-offs name who takes over")
        yield Point(share, not without, site.links_to(without))


def _has_score(touchpoint: Touchpoint) -> bool:
    return touchpoint.experience is not None and touchpoint.experience.score is not None


def _has_ideal(touchpoint: Touchpoint) -> bool:
    return touchpoint.experience is not None and touchpoint.experience.ideal is not None


def _has_reason(touchpoint: Touchpoint) -> bool:
    return touchpoint.experience is not None and bool(touchpoint.experience.because)


def _has_research(touchpoint: Touchpoint) -> bool:
    return touchpoint.experience is not None and bool(touchpoint.experience.research)


def _of(count: int, total: int, words: str) -> str:
    return f"{count} of {total} {words}"
