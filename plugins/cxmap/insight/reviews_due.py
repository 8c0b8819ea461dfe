"""Reviews due: when somebody must next make sure that what an entity says is still true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.standing import is_over
from cxmap.model.promise import Promise
from cxmap.model.record import Entity


@dataclass(frozen=True, slots=True)
class Review:
    """The review that an entity needs next, and its day."""

    entity: Entity
    day: date


def reviews_due(judged: JudgedMap) -> tuple[Review, ...]:
    """The next reviews of all live entities that want any, the most urgent first."""
    live = (document.entity for document in judged.catalogue.documents.values() if document.entity.is_live)
    due = (Review(entity, day) for entity in live if (day := next_review(entity)))
    return tuple(sorted(due, key=lambda review: (review.day, judged.by_name(review.entity.key))))


def next_review(entity: Entity) -> date | None:
    """The last day on which the last review counts; the first of all days where nobody has reviewed it yet.

    None where nobody wants it reviewed.
    """
    if entity.review_every is None:
        return None
    return entity.review_every.after(entity.reviewed) if entity.reviewed else date.min


def unconfirmed_since(judged: JudgedMap, promise: Promise) -> date | None:
    """The day from which nobody vouches for what a promise lets customers expect: its review is overdue."""
    if not promise.expects or promise.reviewed is None or is_over(promise, judged.as_of):
        return None
    day = next_review(promise)
    return day if day and day < judged.as_of else None
