"""Standing: why something is not live today."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cxmap.model.promise import Promise
from cxmap.model.record import Entity, Status


class Standing(StrEnum):
    """Why an entity is not live."""

    DRAFT = "draft"
    PLANNED = "planned"
    RETIRED = "retired"
    NOT_YET_VALID = "not yet valid"
    ENDED = "ended"

    @property
    def is_over(self) -> bool:
        """Whether a promise that stands so is made no more."""
        return self in (Standing.ENDED, Standing.RETIRED)


def standing_of(entity: Entity, as_of: date) -> Standing | None:
    """None for what is live."""
    if entity.status is not Status.LIVE:
        return Standing(entity.status)
    if not isinstance(entity, Promise) or entity.is_live_on(as_of):
        return None
    return Standing.NOT_YET_VALID if entity.valid_from and as_of < entity.valid_from else Standing.ENDED


def is_over(entity: Entity, as_of: date) -> bool:
    """Whether something is ended or retired."""
    standing = standing_of(entity, as_of)
    return standing is not None and standing.is_over
