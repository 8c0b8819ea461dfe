"""Keys that exclude each other, keys of which one must stand, and values that may stand only once in a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.rules import REQUIRED_FIELD, VALUE_NOT_ALLOWED
from cxmap.findings.suggest import nearest
from cxmap.loading.validation import Written
from cxmap.model.record import Entity, Record
from cxmap.model.shape import Path, records_at


def faults_between_keys(
    kind: type[Entity], values: Mapping[str, Any], written: Written
) -> Iterator[tuple[Path, Finding]]:
    seen: dict[tuple[Path, str], set[str]] = {}
    for path, record, mapping in records_at(kind, values):
        yield from _exactly_one(path, record, mapping, written)
        excluding = (
            pair for pair in (*record.exactly_one, *record.never_both) if pair[0] in mapping and pair[1] in mapping
        )
        if pair := next(excluding, None):
            yield _both(path, pair, written)
        for key in record.key_fields:
            value = mapping.get(key)
            if not isinstance(value, str):
                continue
            earlier = seen.setdefault((path[:-1], key), set())
            if value in earlier:
                yield _second_entry((*path, key), value, written)
            earlier.add(value)


def _exactly_one(
    path: Path, record: type[Record], mapping: Mapping[str, Any], written: Written
) -> Iterator[tuple[Path, Finding]]:
    for first, second in record.exactly_one:
        if first in mapping or second in mapping:
            continue
        unknown = (key for key in mapping if key not in record.shape)
        if any(nearest(key, record.shape) in (first, second) for key in unknown):
            continue  # The misspelt key is reported as unknown.
        place = Place(written.path, written.places.first_key(path), written.key, field_name(path))
        message = f"`{field_name(path)}` has neither `{first}` nor `{second}`"
        yield path, REQUIRED_FIELD.at(place, message, hint=f"write `{first}: …` or `{second}: …` here")


def _both(path: Path, pair: tuple[str, str], written: Written) -> tuple[Path, Finding]:
    later = max(pair, key=written.places.order_of_keys(path).index)
    earlier = pair[0] if later == pair[1] else pair[1]
    at = (*path, later)
    place = Place(written.path, written.places.of_value(at), written.key, field_name(at))
    message = f"`{later}` and `{earlier}` exclude each other"
    return at, VALUE_NOT_ALLOWED.at(place, message, hint=f"keep `{earlier}` or `{later}`")


def _second_entry(path: Path, value: str, written: Written) -> tuple[Path, Finding]:
    place = Place(written.path, written.places.of_value(path), written.key, field_name(path))
    message = f"`{value}` has an entry here already"
    return path, VALUE_NOT_ALLOWED.at(place, message, hint="make one entry of the two")
