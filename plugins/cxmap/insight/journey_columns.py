"""The columns of a journey's map: its touchpoints in order, by stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from cxmap.insight.judged_map import JudgedMap
from cxmap.model.journey import Journey, Stage
from cxmap.model.touchpoint import Layer, Touchpoint


@dataclass(frozen=True, slots=True)
class TouchpointColumn:
    """One touchpoint of a journey; `number` counts from 0 over all stages.

    So does `step`, which alternatives to each other have in common. `is_lowest`: it is a lowest point of the journey,
    however much of that is shown.
    """

    number: int
    touchpoint: Touchpoint
    step: int
    is_lowest: bool = False

    @property
    def score(self) -> Decimal | None:
        felt = self.touchpoint.experience
        return felt.score if felt else None

    @property
    def is_assumed(self) -> bool:
        """Whether it has a score that no study is behind."""
        felt = self.touchpoint.experience
        return felt is not None and felt.is_assumed

    @property
    def ideal(self) -> Decimal | None:
        felt = self.touchpoint.experience
        return felt.ideal if felt else None

    @property
    def gap(self) -> Decimal | None:
        """How far it is from what it should be; None where one of the two is not known."""
        return self.ideal - self.score if self.ideal is not None and self.score is not None else None

    @property
    def because(self) -> str | None:
        felt = self.touchpoint.experience
        return felt.because if felt else None

    @property
    def is_seen(self) -> bool:
        """Whether it lies above the line of visibility."""
        return self.touchpoint.layer is Layer.FRONTSTAGE


@dataclass(frozen=True, slots=True)
class StageColumns:
    """A stage and its columns; one without touchpoints has the width of one all the same."""

    stage: Stage
    first: int
    columns: tuple[TouchpointColumn, ...]

    @property
    def width(self) -> int:
        return max(len(self.columns), 1)


def groups_of(judged: JudgedMap, journey: Journey) -> tuple[StageColumns, ...]:
    """The stages of a journey, each with the touchpoints that the site shows."""
    groups: list[StageColumns] = []
    first = first_step = 0
    for stage in journey.stages:
        shown = _shown_steps(judged, stage)
        numbered = ((step, each) for step, alternatives in enumerate(shown, first_step) for each in alternatives)
        columns = tuple(TouchpointColumn(number, each, step) for number, (step, each) in enumerate(numbered, first))
        groups.append(StageColumns(stage, first, columns))
        first += groups[-1].width
        first_step += max(len(shown), 1)
    return _with_lowest(tuple(groups))


def _with_lowest(groups: tuple[StageColumns, ...]) -> tuple[StageColumns, ...]:
    lowest = lowest_score(groups)
    if lowest is None:
        return groups
    return tuple(
        replace(group, columns=tuple(replace(each, is_lowest=each.score == lowest) for each in group.columns))
        for group in groups
    )


def shortened(groups: tuple[StageColumns, ...], stages: int, columns: int) -> tuple[StageColumns, ...]:
    """The first stages, each with so many columns, numbered anew; moments of truth stay before all others."""
    found: list[StageColumns] = []
    first = 0
    for group in groups[:stages]:
        chosen = sorted(group.columns, key=lambda column: not column.touchpoint.moment_of_truth)[:columns]
        kept = sorted(chosen, key=lambda column: column.number)
        found.append(
            replace(group, first=first, columns=tuple(replace(each, number=n) for n, each in enumerate(kept, first)))
        )
        first += found[-1].width
    return tuple(found)


def _shown_steps(judged: JudgedMap, stage: Stage) -> list[list[Touchpoint]]:
    """The steps of a stage, each with the touchpoints that the site shows."""
    found = ([judged.catalogue.find(Touchpoint, identity) for identity in step] for step in stage.steps)
    steps = ([touchpoint for touchpoint in step if touchpoint] for step in found)
    return [step for step in steps if step]


def passages(columns: Iterable[TouchpointColumn]) -> Iterator[tuple[TouchpointColumn, TouchpointColumn]]:
    """From each touchpoint to those of the next step; alternatives do not follow one another."""
    steps = [tuple(step) for _, step in groupby(columns, key=lambda column: column.step)]
    return ((one, next_one) for before, after in pairwise(steps) for one in before for next_one in after)


def touchpoints_in(groups: tuple[StageColumns, ...]) -> tuple[Touchpoint, ...]:
    """The touchpoints of a journey in order, each once."""
    found = (column.touchpoint for group in groups for column in group.columns)
    return tuple({touchpoint.id: touchpoint for touchpoint in found}.values())


def largest_gaps(groups: tuple[StageColumns, ...]) -> tuple[tuple[StageColumns, TouchpointColumn], ...]:
    """Touchpoints that are not as they should be, the largest gap first; those of which too little is known last."""
    rated = (
        (group, column)
        for group in groups
        for column in group.columns
        if (column.score is not None or column.ideal is not None) and column.gap != 0
    )
    return tuple(sorted(rated, key=lambda entry: -(_LEAST if entry[1].gap is None else entry[1].gap)))


def lowest_score(groups: tuple[StageColumns, ...]) -> Decimal | None:
    """The score of a journey's lowest point; none where nothing is lower than the rest."""
    scores = [column.score for group in groups for column in group.columns if column.score is not None]
    return min(scores) if scores and (len(scores) == 1 or min(scores) < max(scores)) else None


_LEAST = Decimal(-5)
"""Less than any gap between two ratings."""
