"""The journeys of today on the home page: where it hurts, and how their promises have fared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.priorities import is_of_today, urgency
from cxmap.insight.promise_rate import FormerVerdicts, VerdictsByTouchpoint
from cxmap.model.journey import Journey
from cxmap.pages.charts.journey_rate import journey_rate
from cxmap.pages.charts.rate_line import RateLine, rate_line
from cxmap.pages.charts.verdict_bar import VerdictBar
from cxmap.pages.home.board import NOW
from cxmap.pages.kit.entity_words import urgency_cell
from cxmap.pages.kit.index_page import by_name
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, cut
from cxmap.pages.kit.values import Value, WebLink


@dataclass(frozen=True, slots=True)
class ShownJourney:
    """A journey: how much it hurts, how many of its promises are kept, and how that went."""

    journey: EntityLink
    urgency: Value
    rate: WebLink | None
    bar: VerdictBar
    line: RateLine | None


@dataclass(frozen=True, slots=True)
class ShownJourneys:
    """Journeys by pain and importance; a note on those that are not shown."""

    rows: tuple[ShownJourney, ...]
    note: str

    @property
    def has_lines(self) -> bool:
        return any(row.line for row in self.rows)


def journeys_section(site: Site, former: tuple[FormerVerdicts, ...]) -> Iterator[Section]:
    """The journeys that customers go through today."""
    today = by_name(site, filter(is_of_today, site.catalogue.all(Journey)))
    if today:
        found = cut(sorted(today, key=urgency, reverse=True), site.most(MOST_ROWS))
        days = tuple(each.by_touchpoint() for each in former)
        rows = tuple(_shown(site, journey, days) for journey in found.shown)
        yield Section("Where it hurts", "home/journeys", ShownJourneys(rows, found.note("journey", "journeys")))


def _shown(site: Site, journey: Journey, former: tuple[VerdictsByTouchpoint, ...]) -> ShownJourney:
    now = journey_rate(site, journey)
    past = ((each.name, felt) for each in former if (felt := each.rate_at(journey.touchpoints)))
    return ShownJourney(
        journey=site.links[journey.key],
        urgency=urgency_cell(journey),
        rate=now.way,
        bar=now.bar,
        line=rate_line((*past, (NOW, now.rate))) if now.rate else None,
    )
