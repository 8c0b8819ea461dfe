"""Journeys that were drawn without hearing somebody whom they concern."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, Place, place_of
from cxmap.findings.rule import warning
from cxmap.insight.coverage import heard_on
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.journey import Journey
from cxmap.model.research import Research
from cxmap.model.touchpoint import Touchpoint

_RECEIVING = ("title: Receiving a parcel", "owner: last-mile")
_STAGES = ("stages:", "  - {name: Waiting, touchpoints: [doorstep]}")

RULE = warning(
    "party-not-heard",
    "In the research behind a live journey nobody was heard of a group that it concerns.",
    wrong=written("journeys/receive.md", *_RECEIVING, *_STAGES),
    right=written("journeys/receive.md", *_RECEIVING, "research: [talks]", *_STAGES),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    if linked.catalogue.is_any_unreadable((Research.kind, Touchpoint.kind)):
        return
    for journey in linked.live(Journey):
        groups = heard_on(linked, journey).unheard
        if groups and _is_known(linked, journey):
            document = linked.catalogue.documents[journey.key]
            place = place_of(document, ("research",)) if journey.research else Place(document.path, entity=journey.key)
            yield RULE.at(
                place,
                f"nobody of the {listed(groups)} was heard in the research behind `{journey.id}`",
                hint="hear them, and write how many as `heard` of a study that the journey names as `research`",
            )


def _is_known(linked: LinkedMap, journey: Journey) -> bool:
    """Whether no mistake in the content could hide that somebody was heard, or need not be."""
    catalogue = linked.catalogue
    studies = (catalogue.find(Research, each) for each in journey.research)
    return (
        catalogue.is_sound(journey.key, "status", "research", "stages")
        and all(catalogue.is_sound(each.key, "owner", "contributors") for each in linked.touchpoints_on(journey))
        and all(catalogue.is_sound(each.key, "heard") for each in studies if each)
    )
