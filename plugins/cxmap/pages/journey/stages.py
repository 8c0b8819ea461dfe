"""The stages of a journey with their touchpoints: how each is felt, what is promised there, and the worst verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Pair
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey, Stage
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.model.verdicts import worst_verdict
from cxmap.pages.kit.entity_fields import own_facts
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, Markdown, Value, VerdictMark, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import in_words


@dataclass(frozen=True, slots=True)
class PromiseFelt:
    """A promise at one touchpoint, and how it fares there."""

    promise: EntityLink
    verdict: VerdictMark


@dataclass(frozen=True, slots=True)
class Step:
    """A touchpoint on a journey."""

    touchpoint: Value
    notes: tuple[str, ...]
    owner: EntityLink | None
    score: str
    ideal: str
    promises: tuple[PromiseFelt, ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage, its worst verdict, and its touchpoints in order."""

    name: str
    period: str
    summary: Markdown | None
    own: tuple[Fact, ...]
    verdict: VerdictMark | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """All stages of a journey."""

    caption: str
    stages: tuple[StageRow, ...]


def stages_section(site: Site, journey: Journey, path: str) -> Section:
    rows = tuple(_stage(site, stage, path) for stage in journey.stages)
    return Section("Stages and touchpoints", "journey/stages", Stages(f"Stages of {journey.name}", rows))


def _stage(site: Site, stage: Stage, path: str) -> StageRow:
    worst = worst_verdict(pair.verdict for pair in _pairs(site, stage.touchpoints))
    return StageRow(
        name=stage.name,
        period=f"{stage.period} the service" if stage.period else "",
        summary=Markdown(stage.summary, path) if stage.summary else None,
        own=tuple(own_facts(stage)),
        verdict=mark_of(worst) if worst else None,
        steps=tuple(_step(site, identity) for identity in stage.touchpoints),
    )


def _pairs(site: Site, touchpoints: Iterable[str]) -> Iterator[Pair]:
    for identity in touchpoints:
        yield from site.pairs_of(key_of(Touchpoint.kind, identity))


def _step(site: Site, identity: str) -> Step:
    touchpoint = site.catalogue.find(Touchpoint, identity)
    if touchpoint is None:
        return Step(Words(identity), (), None, "", "", ())
    felt = touchpoint.experience
    return Step(
        touchpoint=site.links[touchpoint.key],
        notes=tuple(_notes(touchpoint)),
        owner=site.link_to(key_of(Department.kind, touchpoint.owner)),
        score=rating_words(felt.score) if felt else "",
        ideal=f"{felt.ideal:f}" if felt and felt.ideal is not None else "",
        promises=tuple(
            PromiseFelt(site.links[key_of(Promise.kind, pair.promise)], mark_of(pair.verdict))
            for pair in sorted(site.pairs_of(touchpoint.key), key=lambda pair: pair.verdict.rank)
        ),
    )


def _notes(touchpoint: Touchpoint) -> Iterator[str]:
    if touchpoint.channel:
        yield in_words(touchpoint.channel)
    if touchpoint.layer is not Layer.FRONTSTAGE:
        yield str(touchpoint.layer)
    if touchpoint.moment_of_truth:
        yield "make-or-break"
