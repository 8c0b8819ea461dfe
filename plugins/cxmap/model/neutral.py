"""An entity of whose fields some hold nothing valid: the rest of it can still be looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from cxmap.model.record import Entity
from cxmap.model.shape import FieldShape

_NEUTRAL: tuple[Any, ...] = ("", [], "0001-01-01")


def with_neutral_values(
    kind: type[Entity], values: Mapping[str, Any], damaged: Collection[str], context: Mapping[str, Any]
) -> Entity:
    """The entity without its damaged fields; those it cannot do without hold a value that says nothing."""
    kept = {key: value for key, value in values.items() if key not in damaged}
    for field in kind.shape.values():
        if field.required and field.key not in kept:
            kept[field.key] = _neutral(kind, field, kept, context)
    return kind.model_validate(kept, context=context)


def _neutral(kind: type[Entity], field: FieldShape, kept: Mapping[str, Any], context: Mapping[str, Any]) -> Any:
    for candidate in (*field.allowed[:1], *_NEUTRAL):
        try:
            kind.model_validate({**kept, field.key: candidate}, context=context)
        except ValidationError as error:
            if any(detail["loc"][:1] == (field.key,) for detail in error.errors(include_url=False)):
                continue
        return candidate
    raise AssertionError(f"no neutral value fits {kind.kind}.{field.key}")
