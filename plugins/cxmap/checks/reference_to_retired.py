"""References to what is over: the map says that something still rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, Place, place_of
from cxmap.findings.repeated import pointing_too
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.ids import Key
from cxmap.model.opportunity import Opportunity
from cxmap.model.record import Status
from cxmap.model.research import Research

RULE = warning(
    "reference-to-retired",
    "A field of something that is not over names something that is.",
    wrong=next_day("status: retired  # and touchpoints name it still"),
    right=next_day(),
)

_OF_THE_PAST = (Opportunity.kind, Research.kind)
"""Kinds that may name what is over: who ended it, and who studied it when it was not."""


def check(linked: LinkedMap) -> Iterator[Finding]:
    for key, document in linked.catalogue.documents.items():
        if document.entity.status == Status.RETIRED and linked.catalogue.is_sound(key, "status"):
            places = sorted(_named_at(linked, key), key=lambda place: (place.path, place.span.line, place.span.column))
            if places:
                first, *others = places
                yield RULE.at(
                    first,
                    f"`{document.entity.id}` is retired, and is named here still{pointing_too(others)}",
                    hint="name what took its place, or take it out",
                )


def _named_at(linked: LinkedMap, key: Key) -> Iterator[Place]:
    """Where something names an entity that is not over itself."""
    for link in linked.pointing_at(key):
        source = linked.catalogue.documents[link.source]
        is_over = source.entity.status == Status.RETIRED or "status" in source.damaged
        if not is_over and source.entity.kind not in _OF_THE_PAST:
            yield place_of(source, link.path)
