"""The stages of a journey with their touchpoints: how each is felt and should be, and what is promised there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.journey_columns import StageColumns, TouchpointColumn, groups_of, largest_gaps
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey, Stage
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.model.verdicts import worst_verdict
from cxmap.pages.kit.entity_fields import own_facts
from cxmap.pages.kit.entity_words import channel_words
from cxmap.pages.kit.facts import score_words
from cxmap.pages.kit.felt import doubt_words
from cxmap.pages.kit.index_page import rating_cell
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import Fact, Markdown, Several, Value, VerdictMark, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import joined

MOST_STAGES, MOST_STEPS = 60, 100


@dataclass(frozen=True, slots=True)
class PromiseFelt:
    """A promise at one touchpoint, and how it fares there."""

    promise: EntityLink
    verdict: VerdictMark


@dataclass(frozen=True, slots=True)
class StageStep:
    """A touchpoint on a journey."""

    touchpoint: Value
    notes: tuple[str, ...]
    owner: EntityLink | None
    score: str
    ideal: str
    promises: tuple[PromiseFelt, ...]


@dataclass(frozen=True, slots=True)
class StageHead:
    """A stage, and its worst verdict."""

    name: str
    period: str
    summary: Markdown | None
    verdict: VerdictMark | None


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with its touchpoints in order."""

    head: StageHead
    own: tuple[Fact, ...]
    steps: tuple[StageStep, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Stages:
    """All stages of a journey."""

    caption: str
    stages: tuple[StageRow, ...]
    note: str


def stages_section(site: Site, journey: Journey, path: str) -> Section:
    shown = cut(journey.stages, site.most(MOST_STAGES))
    rows = tuple(_stage(site, stage, path) for stage in shown.shown)
    stages = Stages(f"Stages of {journey.name}", rows, shown.note("stage", "stages"))
    return Section("Stages and touchpoints", "journey/stages", stages)


def head_of(site: Site, stage: Stage, path: str) -> StageHead:
    """The head of a stage in the journey's file at `path`."""
    keys = (key_of(Touchpoint.kind, identity) for identity in stage.touchpoints)
    worst = worst_verdict(pair.verdict for key in keys for pair in site.pairs_of(key))
    return StageHead(
        name=stage.name,
        period=f"{stage.period} the service" if stage.period else "",
        summary=Markdown(stage.summary, path) if stage.summary else None,
        verdict=mark_of(worst) if worst else None,
    )


def _stage(site: Site, stage: Stage, path: str) -> StageRow:
    found = cut(((identity, step) for step in stage.steps for identity in step), site.most(MOST_STEPS, 1))
    steps = tuple(_step(site, identity, step) for identity, step in found.shown)
    more = found.note("touchpoint", "touchpoints")
    return StageRow(head_of(site, stage, path), tuple(own_facts(stage)), steps, more)


def _step(site: Site, identity: str, alternatives: tuple[str, ...]) -> StageStep:
    touchpoint = site.catalogue.find(Touchpoint, identity)
    if touchpoint is None:
        return StageStep(Words(identity), (), None, "", "", ())
    felt = touchpoint.experience
    return StageStep(
        touchpoint=site.links[touchpoint.key],
        notes=(*_notes(touchpoint), *_instead(site, identity, alternatives)),
        owner=site.link_to(touchpoint.answering) if touchpoint.answering else None,
        score=score_words(felt),
        ideal=f"{felt.ideal:f}" if felt and felt.ideal is not None else "",
        promises=tuple(
            PromiseFelt(site.links[key_of(Promise.kind, pair.promise)], mark_of(pair.verdict))
            for pair in sorted(site.pairs_of(touchpoint.key), key=lambda pair: pair.verdict.rank)
        ),
    )


def _notes(touchpoint: Touchpoint) -> Iterator[str]:
    if touchpoint.channels:
        yield channel_words(touchpoint)
    if touchpoint.layer is not Layer.FRONTSTAGE:
        yield str(touchpoint.layer)
    if touchpoint.moment_of_truth:
        yield "make-or-break"


def _instead(site: Site, identity: str, alternatives: tuple[str, ...]) -> Iterator[str]:
    """The touchpoints of which customers may meet one in place of this one."""
    others = (site.link_to(key_of(Touchpoint.kind, other)) for other in alternatives if other != identity)
    if names := [link.name for link in others if link]:
        yield f"alternative to {joined(names)}"


Rated = tuple[StageColumns, TouchpointColumn]
"""A touchpoint that is rated, and its stage."""


def gaps_section(site: Site, journey: Journey) -> Iterator[Section]:
    """The largest gap first; a touchpoint of which too little is known comes last, with what is known."""
    rated = largest_gaps(groups_of(site, journey))
    if rated:
        table = table_of(site, f"Experience now and ideal: {journey.name}", _GAPS, rated)
        yield Section("Experience now and ideal", "kit/table", table)


def _touchpoint(site: Site, rated: Rated) -> EntityLink:
    return site.links[rated[1].touchpoint.key]


def _now(_site: Site, rated: Rated) -> Value:
    return rating_cell(rated[1].score) if rated[1].score is not None else Words("no score")


def _known_from(site: Site, rated: Rated) -> Value:
    """The studies, and how far they can be relied on where none of them looks at why."""
    felt = rated[1].touchpoint.experience
    research = felt.research if felt else ()
    links: tuple[Value, ...] = site.links_to(key_of(Research.kind, study) for study in research)
    if not links:
        return Words("assumption: no research")
    doubt = doubt_words(site, research)
    return Several((*links, Words(doubt)) if doubt else links)


_GAPS: Columns[Rated] = (
    Column("Touchpoint", _touchpoint, Holds.NAME),
    Column("Stage", lambda _, rated: Words(rated[0].stage.name)),
    Column("Now", _now, Holds.NUMBER),
    Column("Ideal", lambda _, rated: rating_cell(rated[1].ideal), Holds.NUMBER),
    Column("Gap", lambda _, rated: rating_cell(rated[1].gap), Holds.NUMBER),
    Column("Known from", _known_from, Holds.PROSE),
)
