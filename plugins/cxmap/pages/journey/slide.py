"""A whole journey in plain words, for a picture and a page that leave the site: on slides and in mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cxmap.alignment.results import tally_of, worst_pairs
from cxmap.diagrams.blueprint_rows import BlueprintRow, lines_above
from cxmap.insight.hand_offs import HandOff, hand_offs_at_steps
from cxmap.insight.journey_columns import StageColumns, TouchpointColumn, groups_of, lowest_score, shortened
from cxmap.model.channels import OTHER_CHANNEL
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.model.verdicts import worst_verdict
from cxmap.pages.charts.experience_curve import JoinedColumns, joined_columns, missing_score
from cxmap.pages.journey.journey_map import left_out
from cxmap.pages.journey.lanes import (
    LANES,
    CustomersEntry,
    Entry,
    LaneKind,
    PainEntry,
    PromiseEntry,
    SlideLaneKind,
)
from cxmap.pages.journey.parties import PartEntry, hand_off_entry
from cxmap.pages.journey.stages import head_of
from cxmap.pages.kit.entity_words import channel_words
from cxmap.pages.kit.page import JourneyFile, JourneyFormat, Section
from cxmap.pages.kit.site import PlainWords, Site
from cxmap.pages.kit.values import VerdictMark
from cxmap.pages.kit.verdict_words import counts_words, mark_of
from cxmap.pages.kit.words import joined

MOST_STAGES, MOST_COLUMNS, MOST_IN_ALL = 40, 60, 240
"""Of a journey that is longer, the first stages are shown, and of each as many touchpoints."""


@dataclass(frozen=True, slots=True)
class SlideEntry:
    """One thing in a lane; `note` says more about it, and a promise that is judged has a verdict."""

    words: str
    note: str = ""
    verdict: VerdictMark | None = None


@dataclass(frozen=True, slots=True)
class SlideLane:
    """One lane that somebody wrote something for; `cells` holds the entries of each column.

    `line` is the line of a service blueprint above it, by its name.
    """

    kind: SlideLaneKind
    name: str
    layer: Layer | None
    cells: tuple[tuple[SlideEntry, ...], ...]
    line: str = ""

    @property
    def is_seen(self) -> bool:
        """Whether it lies above the line of visibility."""
        return self.kind is not SlideLaneKind.PARTIES or self.layer is Layer.FRONTSTAGE


@dataclass(frozen=True, slots=True)
class SlideStep:
    """A touchpoint in a column; `step` is the same for alternatives, and `missing` says why there is no score.

    `hand_off` names who hands it over and who takes it, where the acting party changes.
    """

    column: int
    step: int
    name: str
    channels: str
    layer: Layer
    score: Decimal | None
    ideal: Decimal | None
    because: str
    missing: str
    is_decisive: bool
    is_lowest: bool
    is_assumed: bool
    hand_off: tuple[str, str] | None = None

    @property
    def is_seen(self) -> bool:
        return self.layer is Layer.FRONTSTAGE


@dataclass(frozen=True, slots=True)
class SlideStage:
    """A stage and its touchpoints; one without any has a column all the same."""

    name: str
    period: str
    verdict: VerdictMark | None
    column: int
    steps: tuple[SlideStep, ...]

    @property
    def width(self) -> int:
        return max(len(self.steps), 1)


Joins = tuple[tuple[int, int], ...]
"""Pairs of columns between which a curve runs."""


@dataclass(frozen=True, slots=True)
class JourneySlide:
    """The whole journey; `verdicts` counts those of its promises, of which `verdict` is the worst."""

    title: str
    goal: str
    personas: str
    is_future: bool
    verdict: VerdictMark | None
    verdicts: str
    as_of: str
    stages: tuple[SlideStage, ...]
    now: Joins
    ideal: Joins
    lanes: tuple[SlideLane, ...]
    description: str
    note: str

    @property
    def columns(self) -> int:
        return sum(stage.width for stage in self.stages)

    @property
    def steps(self) -> tuple[SlideStep, ...]:
        return tuple(step for stage in self.stages for step in stage.steps)


@dataclass(frozen=True, slots=True)
class JourneyDownloads:
    """The files of one journey, beside a picture that the reader's own browser makes."""

    name: str
    files: tuple[JourneyFile, ...]


@dataclass(frozen=True, slots=True)
class _SlideSource:
    """All that the columns of one slide are made from; hand-offs are by the step and the touchpoint that take over."""

    site: Site
    plain: PlainWords
    lowest: Decimal | None
    hand_offs: Mapping[tuple[int, str], HandOff]


def downloads_section(journey: Journey) -> Section:
    files = tuple(JourneyFile(journey.key, each) for each in JourneyFormat)
    return Section("", "journey/downloads", JourneyDownloads(journey.name, files), files)


def slide_of(site: Site, key: Key) -> JourneySlide:
    """The slide of a journey that the site shows."""
    journey = site.catalogue.entity(key)
    assert isinstance(journey, Journey)
    pairs, plain = site.pairs_of(key), PlainWords()
    worst = worst_verdict(pair.verdict for pair in pairs) if journey.is_live else None
    whole = groups_of(site, journey)
    groups = _fewer(whole, site.most(MOST_IN_ALL, 1))
    columns = [column for group in groups for column in group.columns]
    _, missing = left_out(whole, groups)
    source = _SlideSource(site, plain, lowest_score(whole), hand_offs_at_steps(site, whole))
    stages = tuple(_stage(source, group) for group in groups)
    return JourneySlide(
        title=journey.name,
        goal=plain.of(journey.goal or ""),
        personas=joined(link.name for link in site.links_to(key_of(Persona.kind, each) for each in journey.personas)),
        is_future=journey.state is JourneyState.FUTURE,
        verdict=mark_of(worst) if worst else None,
        verdicts=counts_words(tally_of(worst_pairs(pairs)).counts) if worst else "",
        as_of=site.as_of.isoformat(),
        stages=stages,
        now=_numbered(joined_columns(columns, lambda column: column.score)),
        ideal=_numbered(joined_columns(columns, lambda column: column.ideal)),
        lanes=tuple(_lanes(source, groups)),
        description="; ".join(map(_stage_words, stages)),
        note=f"Not shown here: {missing}." if missing else "",
    )


def _fewer(whole: tuple[StageColumns, ...], most: int) -> tuple[StageColumns, ...]:
    """As many touchpoints of each stage as leave no more than this in all."""
    stages = min(MOST_STAGES, most)
    tried = (shortened(whole, stages, each) for each in range(MOST_COLUMNS, 0, -1))
    return next(groups for groups in tried if sum(group.width for group in groups) <= most)


def _numbered(joins: Iterable[JoinedColumns]) -> tuple[tuple[int, int], ...]:
    return tuple((join.start.number, join.end.number) for join in joins)


def _stage(source: _SlideSource, group: StageColumns) -> SlideStage:
    # A stage fares as all of its touchpoints do, also those for which there is no room.
    head = head_of(source.site, group.stage, "")
    return SlideStage(
        name=head.name,
        period=head.period,
        verdict=head.verdict,
        column=group.first,
        steps=tuple(_step(source, column) for column in group.columns),
    )


def _step(source: _SlideSource, column: TouchpointColumn) -> SlideStep:
    touchpoint = column.touchpoint
    hand_off = source.hand_offs.get((column.step, touchpoint.id))
    entry = hand_off_entry(source.site, hand_off) if hand_off else None
    return SlideStep(
        column=column.number,
        step=column.step,
        name=touchpoint.name,
        channels="" if set(touchpoint.channels) == {OTHER_CHANNEL} else channel_words(touchpoint),
        layer=touchpoint.layer,
        score=column.score,
        ideal=column.ideal,
        because=source.plain.of(column.because or ""),
        missing=missing_score(column),
        is_decisive=touchpoint.moment_of_truth,
        is_lowest=column.score is not None and column.score == source.lowest,
        is_assumed=column.is_assumed,
        hand_off=(entry.giver.name, entry.taker.name) if entry else None,
    )


def _stage_words(stage: SlideStage) -> str:
    return f"{stage.name}: {', '.join(map(_step_words, stage.steps)) or 'no touchpoints'}"


def _step_words(step: SlideStep) -> str:
    now = f"{step.score:f}" if step.score is not None else step.missing
    ideal = f", ideally {step.ideal:f}" if step.ideal is not None else ""
    decisive = ", make-or-break" if step.is_decisive else ""
    return f"{step.name} ({now}{ideal}{decisive})"


def _lanes(source: _SlideSource, groups: tuple[StageColumns, ...]) -> Iterator[SlideLane]:
    """The lanes of the map that a slide has, too, where somebody wrote something for them."""
    columns = {column.number: column for group in groups for column in group.columns}
    standing = {
        each.touchpoint.layer
        for each in columns.values()
        if not each.is_seen or (each.step, each.touchpoint.id) in source.hand_offs
    }
    found = []
    for kind in LANES:
        cells = tuple(
            tuple(_entries(source, kind, columns[number].touchpoint)) if number in columns else ()
            for number in range(sum(group.width for group in groups))
        )
        if kind.slide and (any(cells) or kind.layer in standing):
            found.append(SlideLane(kind.slide, kind.name, kind.layer, cells))
    # Above all rows of those who act lie the touchpoints.
    lines = lines_above({BlueprintRow.ACTIONS, *(lane.name for lane in found)})
    return (replace(lane, line=lines.get(lane.name, "")) for lane in found)


def _entries(source: _SlideSource, kind: LaneKind, touchpoint: Touchpoint) -> Iterable[SlideEntry]:
    """Each of them once; what customers do, think and feel as one text."""
    entries = kind.build(source.site, touchpoint) if kind.slide else ()
    found = dict.fromkeys(_entry(source, each) for each in entries)
    if found and kind.slide is SlideLaneKind.TEXTS:
        return (SlideEntry(", ".join(each.words for each in found)),)
    return found


def _entry(source: _SlideSource, entry: Entry) -> SlideEntry:
    if isinstance(entry, CustomersEntry):
        return SlideEntry(source.plain.of(entry.what.text))
    if isinstance(entry, PromiseEntry):
        return SlideEntry(entry.promise.name, entry.reason, entry.verdict)
    if isinstance(entry, PainEntry):
        return SlideEntry(entry.title, f"severity {entry.severity}" if entry.severity else "")
    assert isinstance(entry, PartEntry)
    return SlideEntry(entry.party.name, entry.warning)
