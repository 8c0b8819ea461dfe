"""The journeys of a persona: how each is felt, its lowest point, and how its promises fare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.insight.journey_columns import groups_of, shortened
from cxmap.model.journey import Journey, JourneyState
from cxmap.pages.charts.experience_curve import Curve, whole_curve
from cxmap.pages.charts.journey_rate import journey_rate
from cxmap.pages.charts.verdict_bar import VerdictBar
from cxmap.pages.kit.entity_words import urgency_words
from cxmap.pages.kit.felt import lowest_point
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import LowPoint, WebLink
from cxmap.pages.persona.sentences import NO_JOURNEY

_MOST_JOURNEYS, _MOST_STAGES, _MOST_COLUMNS = 15, 20, 20


@dataclass(frozen=True, slots=True)
class LivedJourney:
    """A journey as some customers live it; without a curve nobody has said how it feels."""

    journey: EntityLink
    notes: tuple[str, ...]
    curve: Curve | None
    low: LowPoint | None
    rate: WebLink | None
    bar: VerdictBar


@dataclass(frozen=True, slots=True)
class LivedJourneys:
    """The journeys of a persona, those first that hurt and matter most; a note on those that are not shown."""

    rows: tuple[LivedJourney, ...]
    note: str
    nobody: str = NO_JOURNEY


def journeys_section(site: Site, journeys: Iterable[Journey]) -> Section:
    shown = cut(journeys, site.most(_MOST_JOURNEYS))
    rows = tuple(_lived(site, journey) for journey in shown.shown)
    return Section("Where it hurts them", "persona/journeys", LivedJourneys(rows, shown.note("journey", "journeys")))


def _lived(site: Site, journey: Journey) -> LivedJourney:
    groups = groups_of(site, journey)
    curve = whole_curve(shortened(groups, _MOST_STAGES, _MOST_COLUMNS), journey.name)
    now = journey_rate(site, journey)
    return LivedJourney(
        journey=site.links[journey.key],
        notes=tuple(filter(None, (urgency_words(journey), _state(journey)))),
        curve=curve if any(mark.score for mark in curve.marks) else None,
        low=lowest_point(site, groups),
        rate=now.way,
        bar=now.bar,
    )


def _state(journey: Journey) -> str:
    return "as it should become" if journey.state is JourneyState.FUTURE else ""
