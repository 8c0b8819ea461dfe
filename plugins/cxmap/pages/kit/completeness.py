"""How complete a journey's map is, in words: what is written, and where something is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmap.insight.completeness import Completeness, MapPoint, PointReached
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import capitalised, joined

MOST_NAMED = 5
"""Touchpoints that are named where something is missing; of more there is only the number."""

_FIELDS: Mapping[str, str] = {
    "goal": "a goal",
    "starts_when": "where it starts",
    "ends_when": "where it ends",
    "personas": "personas",
    "objectives": "objectives",
    "research": "research",
    "reviewed": "when it was reviewed",
    "urgency": "pain and importance",
}
_POINTS: Mapping[MapPoint, str] = {
    MapPoint.STAGES: "stages have touchpoints",
    MapPoint.SCORES: "touchpoints that customers see have an experience score",
    MapPoint.IDEALS: "scored touchpoints say what would be ideal",
    MapPoint.REASONS: "scores say why",
    MapPoint.RESEARCH: "scores rest on research",
    MapPoint.RECOVERY: "make-or-break touchpoints say what is done when it goes wrong",
    MapPoint.MEASURES: "touchpoints name a measure",
    MapPoint.CONTROL: "touchpoints say in whose hands they are",
    MapPoint.CAPABILITIES: "steps of this future rest on a capability",
    MapPoint.HAND_OFFS: "hand-offs name who takes over",
}


@dataclass(frozen=True, slots=True)
class PointInWords:
    """One thing that a whole map says: how far it does, and the first touchpoints where it does not."""

    words: str
    missing_at: tuple[EntityLink, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class MapCompleteness:
    """The things that are still missing, and those that are there."""

    missing: tuple[PointInWords, ...]
    met: tuple[PointInWords, ...]

    @property
    def total(self) -> int:
        return len(self.missing) + len(self.met)


def completeness_in_words(site: Site, found: Completeness) -> MapCompleteness:
    return MapCompleteness(
        missing=tuple(_point(site, point) for point in found.points if not point.is_met),
        met=tuple(_point(site, point) for point in found.points if point.is_met),
    )


def _point(site: Site, reached: PointReached) -> PointInWords:
    if reached.point is MapPoint.JOURNEY:
        absent = capitalised(joined(_FIELDS[field] for field in reached.missing))
        return PointInWords(f"{absent}: not written yet" if absent else "The journey says all of itself")
    count = reached.total - len(reached.missing) - len(reached.without)
    where = f": none in {joined(reached.missing)}" if reached.missing else ""
    # Of hand-offs each one is named: whoever is to name a taker must find the place.
    most = len(reached.without) if reached.point is MapPoint.HAND_OFFS else MOST_NAMED
    return PointInWords(
        words=f"{count} of {reached.total} {_POINTS[reached.point]}{where}",
        missing_at=site.links_to(reached.without[:most]),
        more=max(len(reached.without) - most, 0),
    )
