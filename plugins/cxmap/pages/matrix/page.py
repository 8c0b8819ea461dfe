"""The alignment matrix: where is which promise felt, and how does it fare there?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.urgency import urgency
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import by_name, link_cell, overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Counts, Value, Words
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import counted
from cxmap.pages.matrix.journey_matrix import JourneyMatrix, anchor_of, journey_matrix, made_and_kept

MOST_CELLS = 3000
"""What one page carries; the matrix of a journey beyond that is not shown, its own page is."""
MOST_STRAYS = 100

_STRAYS = (
    Head("Promise", Holds.NAME),
    Head("Touchpoint", Holds.NAME),
    Head("Verdict", Holds.VERDICT),
    Head("Reason", Holds.PROSE),
)


@dataclass(frozen=True, slots=True)
class JourneyChoice:
    """A journey, how many promises it makes and keeps, and the anchor of its matrix, if that is on the page."""

    journey: EntityLink
    anchor: str
    made: int
    kept: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class JourneyChoices:
    """All journeys on which something is promised, those first that hurt and matter most."""

    caption: str
    choices: tuple[JourneyChoice, ...]
    note: str


def build(site: Site) -> PageView:
    journeys = promising(site)
    shown = tuple(fitting(journey_matrix(site, each, site.pairs_of(each.key)) for each in journeys))
    sections = (Section(matrix.journey.name, "matrix/matrix", matrix) for matrix in shown)
    return overview(_choices(site, journeys, len(shown)), *sections, *_strays(site, journeys))


def promising(site: Site) -> list[Journey]:
    """Live journeys on which something is promised: today's first, then by pain × importance."""
    live = [each for each in site.catalogue.all(Journey) if each.is_live and site.pairs_of(each.key)]
    return sorted(by_name(site, live), key=lambda each: (each.state is JourneyState.FUTURE, -urgency(each)))


def fitting(matrices: Iterable[JourneyMatrix]) -> Iterator[JourneyMatrix]:
    """As many as one page carries; the first one always."""
    cells = 0
    for matrix in matrices:
        if cells and cells + matrix.size > MOST_CELLS:
            return
        cells += matrix.size
        yield matrix


def _choices(site: Site, journeys: list[Journey], shown: int) -> Section:
    rest = len(journeys) - shown
    note = f"Of {counted(rest, 'journey', 'journeys')} the matrix does not fit here; the name leads to its page."
    choices = tuple(_choice(site, journey, is_shown=place < shown) for place, journey in enumerate(journeys))
    title = "Journeys"
    return Section(title, "matrix/choices", JourneyChoices(title, choices, note if rest else ""))


def _choice(site: Site, journey: Journey, *, is_shown: bool) -> JourneyChoice:
    pairs = site.pairs_of(journey.key)
    made, kept = made_and_kept(pairs)
    anchor = anchor_of(journey) if is_shown else ""
    return JourneyChoice(site.links[journey.key], anchor, made, kept, counts_of(tally_of(pairs)))


def _strays(site: Site, journeys: list[Journey]) -> Iterator[Section]:
    """Promises on touchpoints that are part of no live journey."""
    reached = {touchpoint for journey in journeys for touchpoint in journey.touchpoints}
    strays = [pair for pair in site.alignment.pairs if pair.touchpoint not in reached]
    if strays:
        worst = sorted(strays, key=lambda pair: pair.verdict.rank)[:MOST_STRAYS]
        rest = len(strays) - len(worst)
        note = f"{counted(rest, 'more place', 'more places')} in no journey." if rest else ""
        rows = tuple(_stray(site, pair) for pair in worst)
        yield Section("In no journey", "kit/table", Table("Promises in no journey", _STRAYS, rows, note))


def _stray(site: Site, pair: Pair) -> tuple[Value, ...]:
    promise = link_cell(site, key_of(Promise.kind, pair.promise))
    touchpoint = link_cell(site, key_of(Touchpoint.kind, pair.touchpoint))
    return (promise, touchpoint, mark_of(pair.verdict), Words(pair.reason))
