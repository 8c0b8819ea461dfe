"""The alignment matrix: where is which promise felt, and how does it fare there?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.matrix import (
    PromiseAcross,
    made_and_kept,
    pairs_by_stage,
    pairs_off_journeys,
    promises_across,
    promising_journeys,
)
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import Nothing, link_cell, overview
from cxmap.pages.kit.page import EntityLink, PageView, Section, folded
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import Counts, VerdictMark, Words
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import counted
from cxmap.pages.matrix.grid import MOST_COLUMNS, WhereFelt, promise_grid

MOST_CELLS = 3000
"""As many as one page carries; the matrix of a journey beyond that is not shown, its own page is."""
MOST_ROWS = 60
"""More promises than that nobody follows across a table; the rest stands on the journey's page."""
MOST_STRAYS = 100
MOST_CHOICES = 300
_NO_JOURNEY = "In no journey"


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
    """The journeys for which the grid has no room, those first that hurt and matter most."""

    caption: str
    choices: tuple[JourneyChoice, ...]
    note: str


@dataclass(frozen=True, slots=True)
class MatrixPlace:
    """A touchpoint at which a promise is felt, and how it fares there."""

    touchpoint: EntityLink
    verdict: VerdictMark
    reason: str


@dataclass(frozen=True, slots=True)
class MatrixStage:
    """A stage, how many promises are made in it, and how many of them are kept there."""

    name: str
    made: int
    kept: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A promise by its wording, and where it is felt: a cell for each stage, the worst place in it first."""

    promise: EntityLink
    cells: tuple[tuple[MatrixPlace, ...], ...]


@dataclass(frozen=True, slots=True)
class JourneyMatrix:
    """The promises of one journey, the worst first, across those of its stages in which something is promised."""

    journey: EntityLink
    anchor: str
    caption: str
    stages: tuple[MatrixStage, ...]
    rows: tuple[MatrixRow, ...]
    silent: tuple[str, ...]
    """The stages in which nothing is promised."""
    note: str

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.rows) * len(self.stages)


def build(site: Site) -> PageView:
    journeys = promising_journeys(site)
    matrices = (journey_matrix(site, each, site.pairs_of(each.key)) for each in journeys)
    shown = tuple(on_one_page(site, matrices))
    strays = pairs_off_journeys(site, journeys)
    sections = (_opened(site, journey, matrix) for journey, matrix in zip(journeys, shown, strict=False))
    return overview(
        *_grid(site, journeys, len(shown), strays),
        *_choices(site, journeys, len(shown)),
        *sections,
        *_strays(site, strays),
    )


def journey_matrix(site: Site, journey: Journey, pairs: tuple[Pair, ...], name: str = "") -> JourneyMatrix:
    """The matrix of some of a journey's pairs; `name` tells it from others of the journey on its page."""
    by_stage = pairs_by_stage(journey, pairs)
    promising = [(stage, felt) for stage, felt in zip(journey.stages, by_stage, strict=True) if felt]
    promises = cut(promises_across(pairs, tuple(felt for _, felt in promising)), site.most(MOST_ROWS))
    rest = promises.more
    return JourneyMatrix(
        journey=site.links[journey.key],
        anchor=f"{name}{_anchor_of(journey)}",
        caption=f"Promises of {journey.name} by stage",
        stages=tuple(
            MatrixStage(stage.name, *made_and_kept(felt), counts_of(tally_of(felt))) for stage, felt in promising
        ),
        rows=tuple(_row(site, each) for each in promises.shown),
        silent=tuple(stage.name for stage, felt in zip(journey.stages, by_stage, strict=True) if not felt),
        note=f"{counted(rest, 'more promise stands', 'more promises stand')} on the journey's page." if rest else "",
    )


def on_one_page(site: Site, matrices: Iterable[JourneyMatrix]) -> Iterator[JourneyMatrix]:
    """As many as one page carries; the first one always."""
    cells = 0
    for matrix in matrices:
        if cells and cells + matrix.size > site.most(MOST_CELLS):
            return
        cells += matrix.size
        yield matrix


def _anchor_of(journey: Journey) -> str:
    return f"matrix-{journey.id}"


def _row(site: Site, across: PromiseAcross) -> MatrixRow:
    cells = (tuple(_place(site, pair) for pair in pairs) for pairs in across.felt)
    return MatrixRow(site.links[key_of(Promise.kind, across.promise)], tuple(cells))


def _place(site: Site, pair: Pair) -> MatrixPlace:
    return MatrixPlace(site.links[key_of(Touchpoint.kind, pair.touchpoint)], mark_of(pair.verdict), pair.reason)


def _opened(site: Site, journey: Journey, matrix: JourneyMatrix) -> Section:
    """The stages of a journey, to be opened under the grid."""
    made, kept = made_and_kept(site.pairs_of(journey.key))
    stages = counted(len(matrix.stages), "stage", "stages")
    section = Section(matrix.journey.name, "matrix/matrix", matrix)
    return folded(section, f"{kept} of {counted(made, 'promise', 'promises')} kept all along, in {stages}")


def _grid(site: Site, journeys: list[Journey], shown: int, strays: tuple[Pair, ...]) -> Iterator[Section]:
    places = [
        _where_felt(site, each, is_shown=place < shown)
        for place, each in enumerate(journeys[: site.most(MOST_COLUMNS)])
    ]
    if strays:
        places.append(WhereFelt(_NO_JOURNEY, strays))
    if places:
        yield Section("", "matrix/grid", promise_grid(site, places))
    else:
        yield Section("", "kit/nothing", Nothing("No touchpoint carries a promise yet."))


def _where_felt(site: Site, journey: Journey, *, is_shown: bool) -> WhereFelt:
    anchor = _anchor_of(journey) if is_shown else ""
    link = site.links[journey.key]
    return WhereFelt(link.name, site.pairs_of(journey.key), anchor, link.path)


def _choices(site: Site, journeys: list[Journey], shown: int) -> Iterator[Section]:
    """The journeys that are no columns of the grid."""
    columns = site.most(MOST_COLUMNS)
    others = journeys[columns:]
    if not others:
        return
    rest = len(journeys) - max(shown, columns)
    named = cut(others, max(site.most(MOST_CHOICES), shown - columns))
    note = f"Of {counted(rest, 'journey', 'journeys')} the matrix does not fit here; the name leads to its page."
    choices = tuple(
        _choice(site, journey, is_shown=place < shown) for place, journey in enumerate(named.shown, start=columns)
    )
    notes = (note if rest else "", named.note("journey", "journeys"))
    title = "More journeys"
    yield Section(title, "matrix/choices", JourneyChoices(title, choices, " ".join(filter(None, notes))))


def _choice(site: Site, journey: Journey, *, is_shown: bool) -> JourneyChoice:
    pairs = site.pairs_of(journey.key)
    made, kept = made_and_kept(pairs)
    anchor = _anchor_of(journey) if is_shown else ""
    return JourneyChoice(site.links[journey.key], anchor, made, kept, counts_of(tally_of(pairs)))


def _strays(site: Site, pairs: tuple[Pair, ...]) -> Iterator[Section]:
    """Promises on touchpoints that are part of no live journey."""
    strays = cut(pairs, site.most(MOST_STRAYS))
    if strays.total:
        note = f"{counted(strays.more, 'more place', 'more places')} in no journey." if strays.more else ""
        table = table_of(site, "Promises in no journey", _STRAYS, strays.shown, note=note)
        yield Section(_NO_JOURNEY, "kit/table", table)


_STRAYS: Columns[Pair] = (
    Column("Promise", lambda site, pair: link_cell(site, key_of(Promise.kind, pair.promise)), Holds.NAME),
    Column("Touchpoint", lambda site, pair: link_cell(site, key_of(Touchpoint.kind, pair.touchpoint)), Holds.NAME),
    Column("Verdict", lambda _, pair: mark_of(pair.verdict), Holds.VERDICT),
    Column("Reason", lambda _, pair: Words(pair.reason), Holds.PROSE),
)
