"""Reviews whose day is past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.reviews_due import reviews_due
from cxmap.insight.standing import is_over

RULE = warning(
    "review-overdue",
    "Nobody has reviewed something that is live for longer than its `review_every` says.",
    wrong=doorstep("control: own", "reviewed: 2024-05-02", "review_every: 1 year"),
    right=doorstep("control: own", "reviewed: 2026-05-02", "review_every: 1 year"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for review in reviews_due(judged):
        if review.day >= judged.as_of:
            return
        entity = review.entity
        is_sound = judged.catalogue.is_sound(entity.key, "status", "reviewed", "review_every")
        if not is_sound or is_over(entity, judged.as_of):
            continue
        said = f"should have been reviewed by {review.day}, and was on {entity.reviewed}"
        if review.day == date.min:
            said = f"is to be reviewed every {entity.review_every}, and nobody ever has"
        yield RULE.at(
            place_of(judged.catalogue.documents[entity.key], ("reviewed" if entity.reviewed else "review_every",)),
            f"`{entity.id}` {said}",
            hint="make sure that all of it is still true, and write the day: "
            f"`reviewed: {judged.as_of}` if that is today",
        )
