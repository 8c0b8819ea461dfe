"""The map of a journey: stages and touchpoints as columns, and lanes from what is felt down to who stands behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from cxmap.insight.hand_offs import HandOff, hand_offs_at_steps
from cxmap.insight.journey_columns import StageColumns, TouchpointColumn, groups_of, shortened
from cxmap.model.channels import OTHER_CHANNEL
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Layer
from cxmap.model.verdicts import worst_verdict
from cxmap.pages.charts.experience_curve import Curve, curves_of, felt_words, ideal_words, whole_curve
from cxmap.pages.journey.lanes import Entry, Lane, MapLine, placed
from cxmap.pages.journey.parties import HandOffEntry, hand_off_entry
from cxmap.pages.journey.stages import StageHead, head_of
from cxmap.pages.kit.entity_words import channel_words
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import VerdictMark
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, joined

MOST_ON_ONE_SHEET = 8
"""Columns that can still be read side by side on a sheet of paper."""
MOST_IN_LARGE_TYPE = 5
"""Columns that leave room on a sheet for type that is read from afar."""
MOST_STAGES, MOST_COLUMNS = 40, 60


@dataclass(frozen=True, slots=True)
class LaneName:
    """The name of a lane, where it lies, and which of the two views shows it."""

    name: str
    row: int
    height: int
    side: str

    @property
    def key(self) -> str:
        """By which an address says that the lane is folded."""
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Cell:
    """The entries of one touchpoint in one lane."""

    lane: LaneName
    row: int
    height: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class StepOnMap:
    """A touchpoint: where it stands, how it is felt in words, and its cells from top to bottom.

    `is_instead`: customers meet it in place of the one before.
    """

    column: int
    row: int
    touchpoint: EntityLink
    channel: str
    is_instead: bool
    notes: tuple[str, ...]
    is_unseen: bool
    is_decisive: bool
    score: str
    is_lowest: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class StageOnMap:
    """A stage with its touchpoints; `column` counts over the whole map, from 1.

    On paper it is `on_sheet` columns wide, and `is_first_on_sheet` where those before it leave too little room.
    """

    head: StageHead
    column: int
    on_sheet: int
    is_first_on_sheet: bool
    curve: Curve
    steps: tuple[StepOnMap, ...]


@dataclass(frozen=True, slots=True)
class MapHead:
    """All that is known of a map where nothing else of its page is in sight."""

    journey: str
    personas: tuple[EntityLink, ...]
    verdict: VerdictMark | None
    as_of: str


@dataclass(frozen=True, slots=True)
class JourneyMap:
    """The whole map: its anchor and its caption on the page; `last_row` is the row under which nothing lies.

    On paper it is in small type where it `is_dense`, and on sheets of `on_sheet` columns where it `is_long`.
    """

    anchor: str
    caption: str
    head: MapHead
    columns: int
    last_row: int
    lines: tuple[MapLine, ...]
    is_dense: bool
    is_long: bool
    on_sheet: int
    has_touchpoints: bool
    lanes: tuple[LaneName, ...]
    stages: tuple[StageOnMap, ...]
    curve: Curve
    note: str

    @property
    def line(self) -> int:
        """The row of the line of visibility."""
        return next(line.row for line in self.lines if line.is_of_visibility)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """All that the columns of one map are drawn with."""

    site: Site
    path: str
    lanes: tuple[Lane, ...]
    hand_offs: Mapping[tuple[int, str], HandOff]
    """By the step and the touchpoint that take over."""


def journey_map_section(site: Site, journey: Journey) -> Section:
    return Section("", "journey/journey_map", map_of(site, journey))


def map_of(site: Site, journey: Journey) -> JourneyMap:
    whole = groups_of(site, journey)
    groups = shortened(whole, site.most(MOST_STAGES), site.most(MOST_COLUMNS, 1))
    lanes, lines = placed(groups)
    drawing = _Drawing(site, site.links[journey.key].path, lanes, hand_offs_at_steps(site, whole))
    curves = curves_of(groups)
    widths = tuple(min(group.width, MOST_ON_ONE_SHEET) for group in groups)
    on_sheet = _columns_of_sheets(widths)
    firsts = _firsts_on_sheets(widths, on_sheet)
    stages = tuple(
        _stage(drawing, group, curve, is_first_on_sheet=is_first)
        for group, curve, is_first in zip(groups, curves, firsts, strict=True)
    )
    used = {cell.lane for stage in stages for step in stage.steps for cell in step.cells}
    columns = sum(group.width for group in groups)
    return JourneyMap(
        anchor="map",
        caption=f"Map of the journey {journey.name}",
        head=_head(site, journey),
        columns=columns,
        last_row=lanes[-1].row + lanes[-1].height,
        lines=lines,
        is_dense=columns > MOST_IN_LARGE_TYPE,
        is_long=columns > MOST_ON_ONE_SHEET,
        on_sheet=on_sheet,
        has_touchpoints=any(stage.steps for stage in stages),
        lanes=tuple(name for name in map(_name, lanes) if name in used or name.height > 1),
        stages=stages,
        curve=whole_curve(groups, journey.name),
        note=_note(whole, groups),
    )


def _head(site: Site, journey: Journey) -> MapHead:
    worst = worst_verdict(pair.verdict for pair in site.pairs_of(journey.key)) if journey.is_live else None
    return MapHead(
        journey=journey.name,
        personas=site.links_to(key_of(Persona.kind, persona) for persona in journey.personas),
        verdict=mark_of(worst) if worst else None,
        as_of=str(site.as_of),
    )


def left_out(whole: tuple[StageColumns, ...], shown: tuple[StageColumns, ...]) -> tuple[int, str]:
    """How many stages and touchpoints are not shown, and the words for them."""
    stages = len(whole) - len(shown)
    touchpoints = sum(len(group.columns) for group in whole) - sum(len(group.columns) for group in shown)
    more = ((stages, "more stage", "more stages"), (touchpoints, "more touchpoint", "more touchpoints"))
    return stages + touchpoints, joined(counted(*each) for each in more if each[0])


def _note(whole: tuple[StageColumns, ...], shown: tuple[StageColumns, ...]) -> str:
    count, words = left_out(whole, shown)
    if not count:
        return ""
    note = f"{words} {'is' if count == 1 else 'are'} not on this map."
    is_chosen = any(len(few.columns) < len(all_of_them.columns) for few, all_of_them in zip(shown, whole, strict=False))
    return f"{note} Of each stage shown, make-or-break touchpoints are kept before others." if is_chosen else note


def _name(lane: Lane) -> LaneName:
    return LaneName(lane.kind.name, lane.row, lane.height, str(lane.kind.side))


def _stage(drawing: _Drawing, group: StageColumns, curve: Curve, *, is_first_on_sheet: bool) -> StageOnMap:
    return StageOnMap(
        head=head_of(drawing.site, group.stage, drawing.path),
        column=group.first + 1,
        on_sheet=min(group.width, MOST_ON_ONE_SHEET),
        is_first_on_sheet=is_first_on_sheet,
        curve=curve,
        steps=tuple(
            _step(drawing, group, column, before) for before, column in pairwise((None, *group.columns)) if column
        ),
    )


def _step(
    drawing: _Drawing, group: StageColumns, column: TouchpointColumn, before: TouchpointColumn | None
) -> StepOnMap:
    touchpoint = column.touchpoint
    lanes = {lane.kind.layer: lane for lane in drawing.lanes if lane.kind.layer}
    return StepOnMap(
        column=column.number - group.first + 1,
        row=2 if column.is_seen else lanes[touchpoint.layer].row,
        touchpoint=drawing.site.links[touchpoint.key],
        channel=touchpoint.channels[0] if touchpoint.channels else "",
        is_instead=before is not None and before.step == column.step,
        notes=tuple(_notes(column)),
        is_unseen=not column.is_seen,
        is_decisive=touchpoint.moment_of_truth,
        score=felt_words(column) + ideal_words(column),
        is_lowest=column.is_lowest,
        cells=tuple(_cells(drawing, column)),
    )


def _notes(column: TouchpointColumn) -> Iterator[str]:
    touchpoint = column.touchpoint
    if touchpoint.channels and (column.is_seen or set(touchpoint.channels) != {OTHER_CHANNEL}):
        yield channel_words(touchpoint)
    if touchpoint.layer is not Layer.FRONTSTAGE:
        yield str(touchpoint.layer)


def _cells(drawing: _Drawing, column: TouchpointColumn) -> Iterator[Cell]:
    for lane in drawing.lanes:
        entries = (*_arriving(drawing, lane, column), *lane.kind.build(drawing.site, column.touchpoint))
        is_under_touchpoint = lane.height > 1 and lane.kind.layer is column.touchpoint.layer
        row, height = (lane.row + 1, 1) if is_under_touchpoint else (lane.row, lane.height)
        if entries:
            yield Cell(_name(lane), row, height, entries)


def _arriving(drawing: _Drawing, lane: Lane, column: TouchpointColumn) -> Iterator[HandOffEntry]:
    """The hand-off to a touchpoint stands in the lane where it lies."""
    if lane.kind.layer is column.touchpoint.layer and (
        found := drawing.hand_offs.get((column.step, column.touchpoint.id))
    ):
        yield hand_off_entry(drawing.site, found)


def _columns_of_sheets(widths: tuple[int, ...]) -> int:
    """The fewest columns with which no more sheets are needed than with the most: wide ones make short lanes."""
    fewest = sum(_firsts_on_sheets(widths, MOST_ON_ONE_SHEET))
    enough = range(max(widths, default=1), MOST_ON_ONE_SHEET)
    return next((most for most in enough if sum(_firsts_on_sheets(widths, most)) == fewest), MOST_ON_ONE_SHEET)


def _firsts_on_sheets(widths: tuple[int, ...], most: int) -> Iterator[bool]:
    """For each stage of so many columns whether it begins a sheet, as those before it leave too little room."""
    filled = 0
    for width in widths:
        is_first = filled + width > most
        filled = width if is_first else filled + width
        yield is_first
