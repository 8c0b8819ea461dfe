"""Journeys whose map does not say what a map says first."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, Place
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint

_RECEIVING = ("title: Receiving a parcel", "owner: last-mile")
_STAGES = ("stages:", "  - {name: Waiting, touchpoints: [doorstep]}")

RULE = note(
    "journey-incomplete",
    "A live journey lacks a goal, personas, research, touchpoints in a stage, or scores of what customers see.",
    wrong=written("journeys/receive.md", *_RECEIVING, *_STAGES),
    right=written(
        "journeys/receive.md",
        *(*_RECEIVING, "goal: The parcel in my hands", "personas: [senior]", "research: [talks]", *_STAGES),
    ),
)

_FIELDS = ("goal", "personas", "research")


def check(linked: LinkedMap) -> Iterator[Finding]:
    for journey in linked.live(Journey):
        is_sound = linked.catalogue.is_sound(journey.key, "status", "stages", *_FIELDS)
        if is_sound and (lacks := tuple(_lacks(linked, journey))):
            yield RULE.at(
                Place(linked.catalogue.documents[journey.key].path, entity=journey.key),
                f"`{journey.id}` is incomplete: {'; '.join(lacks)}",
                hint="fill it in as you find it out; a map with holes is better than one that is made up",
            )


def _lacks(linked: LinkedMap, journey: Journey) -> Iterator[str]:
    if missing := [f"`{field}`" for field in _FIELDS if not getattr(journey, field)]:
        yield f"no {listed(missing)}"
    if empty := [f"“{stage.name}”" for stage in journey.stages if not stage.steps]:
        yield f"no touchpoint in {listed(empty)}"
    if unrated := [f"`{each.id}`" for each in linked.touchpoints_on(journey) if _is_unrated(linked, each)]:
        yield f"no score at {listed(unrated)}"


def _is_unrated(linked: LinkedMap, touchpoint: Touchpoint) -> bool:
    """Whether customers see it, and nothing says how they find it."""
    if not touchpoint.is_live or touchpoint.layer is not Layer.FRONTSTAGE:
        return False
    has_score = touchpoint.experience is not None and touchpoint.experience.score is not None
    return not has_score and linked.catalogue.is_sound(touchpoint.key, "experience", "layer", "status")
