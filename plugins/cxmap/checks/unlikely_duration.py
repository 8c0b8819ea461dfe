"""Figures and reviews that would stay good for many years."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.durations import Duration
from cxmap.model.metric import Metric
from cxmap.model.record import Entity

_DAYS = ("title: Days until the refund", "unit: days", "better: lower")

RULE = warning(
    "unlikely-duration",
    "Figures count as fresh, or a review stays good, for more than five years, as a digit too many makes it.",
    wrong=written("metrics/refund-days.md", *_DAYS, "max_age: 2000 days"),
    right=written("metrics/refund-days.md", *_DAYS, "max_age: 200 days"),
)

_LONGEST = Duration(5, "year")


def check(linked: LinkedMap) -> Iterator[Finding]:
    for document in linked.catalogue.documents.values():
        for field, duration, problem in _durations(document.entity):
            if duration.after(linked.as_of) > _LONGEST.after(linked.as_of) and field not in document.damaged:
                yield RULE.at(
                    place_of(document, (field,)),
                    f"`{duration}` is more than five years, for so long {problem}",
                    hint="count its digits and look at its unit: write how long it really is",
                )


def _durations(entity: Entity) -> Iterator[tuple[str, Duration, str]]:
    """How long something stays good, by its field and in words."""
    if entity.review_every:
        yield "review_every", entity.review_every, "nobody would look at this again"
    if isinstance(entity, Metric) and entity.max_age:
        yield "max_age", entity.max_age, "every old figure would count as fresh"
