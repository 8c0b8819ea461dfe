"""Standing: the word for what is not live, and the sentence that explains it."""

from __future__ import annotations

from datetime import date

from cxmap.model.promise import Promise
from cxmap.model.record import Entity, Status

OVER = ("ended", "retired")
"""The words for a promise that is made no more."""

_SENTENCES = {
    "draft": "Draft: only shown where the site asks for drafts, and counted nowhere.",
    "planned": "Planned: not promised to anybody yet, so it has no verdict.",
    "retired": "Retired: kept for the record, and counted nowhere.",
}


def standing(entity: Entity, as_of: date) -> str:
    """`draft`, `planned`, `retired`, `not yet valid` or `ended`; empty for what is live."""
    if entity.status is not Status.LIVE:
        return str(entity.status)
    if not isinstance(entity, Promise) or entity.is_live_on(as_of):
        return ""
    return "not yet valid" if entity.valid_from and as_of < entity.valid_from else "ended"


def standing_sentence(entity: Entity, as_of: date) -> str:
    """Why an entity is not live; empty for what is."""
    word = standing(entity, as_of)
    if word == "not yet valid" and isinstance(entity, Promise):
        return f"Not yet valid: promised from {entity.valid_from} on, so it has no verdict yet."
    if word == "ended" and isinstance(entity, Promise):
        return f"Ended: it was promised until {entity.valid_until}, and is counted no more."
    return _SENTENCES.get(word, "")
