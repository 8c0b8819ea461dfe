"""Map health: what must be fixed in the map, by whom, and where?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.completeness import Completeness, least_complete
from cxmap.insight.reviews_due import Review, reviews_due
from cxmap.insight.six_steps import JourneyProgress, WorkStep, journeys_in_progress
from cxmap.insight.who_acts import owner_of
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.pages.health.finding_rows import finding_sections
from cxmap.pages.kit.completeness import MapCompleteness, completeness_in_words
from cxmap.pages.kit.index_page import link_cell, overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.upkeep import review_words
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words
from cxmap.pages.kit.words import capitalised, joined

MOST_REVIEWS = 50
MOST_JOURNEYS = 200
_STEPS = {
    WorkStep.OBJECTIVES: "say what is wanted, and for whom",
    WorkStep.EXPERIENCE: "find out how it is and should be",
    WorkStep.PRIORITIES: "rate pain and importance",
    WorkStep.DESIGN: "name what would be better",
    WorkStep.DOING: "begin with it",
    WorkStep.MONITORING: "measure every touchpoint and review the journey",
}


@dataclass(frozen=True, slots=True)
class JourneyCompleteness:
    """A journey, who answers for it, and how complete its map is."""

    journey: EntityLink
    owner: EntityLink | None
    map: MapCompleteness


@dataclass(frozen=True, slots=True)
class LeastComplete:
    """The journeys whose maps lack most; `note` says how many are not shown."""

    journeys: tuple[JourneyCompleteness, ...]
    note: str


def build(site: Site) -> PageView:
    return overview(*finding_sections(site), *_reviews(site), *_least_complete(site), *_steps(site))


def _reviews(site: Site) -> Iterator[Section]:
    """The reviews that are due, the most urgent first; nothing where none is."""
    due = cut(reviews_due(site), MOST_REVIEWS)
    if due.total:
        caption = "Reviews, the most urgent first"
        table = table_of(site, caption, _REVIEWS, due.shown, note=due.note("entry", "entries"))
        yield Section("Reviews", "kit/table", table)


def _owner(site: Site, review: Review) -> Value:
    owner = owner_of(review.entity)
    return link_cell(site, owner) if owner else NOTHING


def _reviewed(_site: Site, review: Review) -> Value:
    return Figure(str(review.entity.reviewed)) if review.entity.reviewed else Words("never")


_REVIEWS: Columns[Review] = (
    Column("What", lambda site, review: site.links[review.entity.key], Holds.NAME),
    Column("Who answers for it", _owner),
    Column("Last reviewed", _reviewed),
    Column("Next review", lambda site, review: Words(review_words(review.entity, site.as_of))),
)


def _least_complete(site: Site) -> Iterator[Section]:
    """A section where there are journeys."""
    found = cut(least_complete(site), MOST_JOURNEYS)
    if found.total:
        note = f"{MOST_JOURNEYS} of {found.total:,} journeys." if found.total > MOST_JOURNEYS else ""
        journeys = tuple(_journey(site, each) for each in found.shown)
        yield Section("What is missing", "health/least_complete", LeastComplete(journeys, note))


def _journey(site: Site, found: Completeness) -> JourneyCompleteness:
    owner = site.link_to(key_of(Department.kind, found.journey.owner))
    return JourneyCompleteness(site.links[found.journey.key], owner, completeness_in_words(site, found))


def _steps(site: Site) -> Iterator[Section]:
    """A section where there are journeys that customers go through today."""
    found = cut(journeys_in_progress(site), MOST_JOURNEYS)
    if found.total:
        note = f"The steps of a journey as it is today: {joined(_STEPS.values())}."
        yield Section("Six steps", "kit/table", table_of(site, "Journeys by step", _PROGRESS, found.shown, note=note))


def _step(step: WorkStep) -> Column[JourneyProgress]:
    return Column(capitalised(step), lambda _, progress: Words("done" if step in progress.done else "open"))


def _next(_site: Site, progress: JourneyProgress) -> Value:
    return Words(capitalised(progress.next) if progress.next else "Keep it so")


_PROGRESS: Columns[JourneyProgress] = (
    Column("Journey", lambda site, progress: site.links[progress.journey.key], Holds.NAME),
    *map(_step, WorkStep),
    Column("Next", _next),
)
