"""A journey and its touchpoints, made of a diagram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cxmap.loading.foreign.entity_names import EntityNames, ForeignEntity
from cxmap.loading.foreign.mermaid_journeys import MermaidJourney, MermaidTask
from cxmap.loading.front_matter.written_fields import WrittenValue
from cxmap.model.department import Department
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.record import Status
from cxmap.model.touchpoint import Touchpoint

ACTORS, SCORE = "x-actors", "x-score"
_LOWEST, _HIGHEST = 1, 5


def journey_entities(
    journey: MermaidJourney, title: str, owner: str | None, names: EntityNames
) -> Iterator[ForeignEntity]:
    """The journey, and a touchpoint for each task; without an owner they are drafts.

    An actor is a department or a partner where there is one of this name, else a persona.
    """
    common: dict[str, WrittenValue] = {"owner": owner} if owner else {"status": Status.DRAFT.value}
    made = [_touchpoint(task, common, names) for task in journey.tasks]
    stages = [_stage(title, _ids(journey.tasks, made, None))] if _ids(journey.tasks, made, None) else []
    stages += [_stage(name, _ids(journey.tasks, made, number)) for number, name in enumerate(journey.sections)]
    values: dict[str, WrittenValue] = {"title": title, **common, "stages": stages}
    if journey.description:
        values["summary"] = journey.description
    if personas := _personas(journey, names):
        values["personas"] = personas
    yield ForeignEntity(Journey, names.add(Journey.kind, title), values)
    yield from made


def _stage(name: str, touchpoints: Sequence[str]) -> WrittenValue:
    return {"name": name, "touchpoints": touchpoints} if touchpoints else {"name": name}


def _ids(tasks: Sequence[MermaidTask], made: Sequence[ForeignEntity], section: int | None) -> list[str]:
    return [entity.id for task, entity in zip(tasks, made, strict=True) if task.section == section]


def _touchpoint(task: MermaidTask, common: dict[str, WrittenValue], names: EntityNames) -> ForeignEntity:
    values: dict[str, WrittenValue] = {"title": task.name, **common}
    if task.score is not None:
        values |= _score(task.score)
    actors = [actor for actor in task.actors if actor]
    if parties := [party for actor in actors for party in _party(actor, names)]:
        values["contributors"] = parties
    if actors:
        values[ACTORS] = actors
    return ForeignEntity(Touchpoint, names.add(Touchpoint.kind, task.name), values)


def _score(score: Decimal) -> dict[str, WrittenValue]:
    """Scores that are none of ours are kept as they are."""
    if _LOWEST <= score <= _HIGHEST:
        return {"experience": {"score": f"{score:f}"}}
    return {SCORE: f"{score:f}"}


def _party(actor: str, names: EntityNames) -> Iterator[WrittenValue]:
    for kind in (Department.kind, Partner.kind):
        if found := names.find(kind, actor):
            yield {kind: found}
            return


def _personas(journey: MermaidJourney, names: EntityNames) -> list[str]:
    actors = dict.fromkeys(actor for task in journey.tasks for actor in task.actors if actor)
    reference = Journey.shape["personas"].reference
    assert reference
    return [names.id_for(reference, actor) for actor in actors if not list(_party(actor, names))]
