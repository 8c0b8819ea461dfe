"""Who answers for an entity."""

from __future__ import annotations

from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity


def owner_of(entity: Entity) -> Key | None:
    """The department that answers for it: its owner, a promise's maker, who manages a partner; a department itself."""
    if isinstance(entity, Department):
        return entity.key
    field = {Promise: "made_by", Partner: "managed_by"}.get(type(entity), "owner")
    owner: str | None = getattr(entity, field, None)
    return key_of(Department.kind, owner) if owner else None
