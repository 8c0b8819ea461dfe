"""An entity's fields as validated, in values that JSON knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cxmap.findings.formats.json_text import JsonValue
from cxmap.model.record import Record


def fields_of(record: Record) -> Mapping[str, JsonValue]:
    """Every field that was written or has a default, by the key that authors write; own `x-` keys among them."""
    return dict(_fields(record))


def _fields(record: Record) -> Iterator[tuple[str, JsonValue]]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name != "own" and not field.exclude and value is not None and value != ():
            yield field.alias or name, _plain(value)
    for key, value in record.own.items():
        yield key, _plain(value)


# What a field may hold is decided by the model, and own keys may hold anything.
def _plain(value: Any) -> JsonValue:
    if isinstance(value, Record):
        return fields_of(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | Decimal):
        return value
    return str(value)
