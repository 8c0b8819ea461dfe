"""Keys that exclude each other, and keys of which one must stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.suggest import nearest
from cxmap.findings.value_rules import REQUIRED_FIELD, VALUE_NOT_ALLOWED
from cxmap.loading.records.validation import Written, free_keys
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape, Path, records_at


def faults_between_keys(
    kind: type[Entity], values: Mapping[str, Any], written: Written
) -> Iterator[tuple[Path, Finding]]:
    """Where two keys exclude each other, or one of two is missing; each with the place it is about."""
    if not kind.has_pairs:
        return
    for path, record, mapping in records_at(kind, _paired, values):
        for pair in record.exactly_one:
            if not any(key in mapping for key in pair) and not _is_misspelt(pair, record, mapping):
                yield path, _neither(path, pair, written)
        for pair in (*record.exactly_one, *record.never_both):
            if all(key in mapping for key in pair):
                yield _both(path, pair, written)
                break


def _paired(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.paired


def _is_misspelt(pair: tuple[str, str], record: type[Record], mapping: Mapping[str, Any]) -> bool:
    """Whether an unknown key, which is reported, seems to be one of the two."""
    free = free_keys(record, mapping)
    return any(nearest(key, free) in pair for key in mapping if key not in record.shape)


def _neither(path: Path, pair: tuple[str, str], written: Written) -> Finding:
    first, second = pair
    place = Place(written.path, written.places.first_key(path), written.key, field_name(path))
    message = f"`{field_name(path)}` has neither `{first}` nor `{second}`"
    return REQUIRED_FIELD.at(place, message, hint=f"write `{first}: …` or `{second}: …` here")


def _both(path: Path, pair: tuple[str, str], written: Written) -> tuple[Path, Finding]:
    earlier, later = sorted(pair, key=written.places.keys(path).index)
    message = f"`{later}` and `{earlier}` exclude each other"
    hint = f"keep `{earlier}` or `{later}`"
    return (*path, later), VALUE_NOT_ALLOWED.at(written.place((*path, later)), message, hint=hint)
