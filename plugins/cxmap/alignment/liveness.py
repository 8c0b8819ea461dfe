"""Which entities are live, as far as somebody can tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cxmap.model.catalogue import Catalogue
from cxmap.model.promise import Promise
from cxmap.model.record import Entity


def liveness(catalogue: Catalogue, kind: type[Entity], as_of: date) -> Mapping[str, bool]:
    """Whether each entity of a kind is live, by id; those of which nobody can tell are left out."""
    return {
        entity.id: answer
        for entity in catalogue.all(kind)
        if (answer := _is_live(catalogue, entity, as_of)) is not None
    }


def _is_live(catalogue: Catalogue, entity: Entity, as_of: date) -> bool | None:
    if not catalogue.is_sound(entity.key, "status"):
        return None
    if not entity.is_live or not isinstance(entity, Promise):
        return entity.is_live
    return entity.is_live_on(as_of) if catalogue.is_sound(entity.key, "valid_from", "valid_until") else None
