"""One entry of a list that dashes part in two: each half lacks what the other one has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cxmap.findings.finding import Place, field_name
from cxmap.findings.value_rules import REQUIRED_FIELD
from cxmap.loading.records.written import Fault, Written
from cxmap.model.record import Record
from cxmap.model.shape import Path

_MEMBER = 2
"""The steps to a member of a topmost list: the field, and the position in it."""


def with_parted_entries(
    record: type[Record], faults: Sequence[Fault], values: Mapping[str, Any], written: Written
) -> list[Fault]:
    """The faults, with one in place of all that two halves of an entry lack."""
    lacking = {fault[0][:_MEMBER] for fault in faults if _is_lack_of_member(fault)}
    halves = dict(_halves(record, lacking, values, written))
    both = {path for field, index in halves for path in ((field, index), (field, int(index) - 1))}
    return [*(fault for fault in faults if fault[0][:_MEMBER] not in both), *halves.items()]


def _is_lack_of_member(fault: Fault) -> bool:
    path, finding = fault
    return finding is not None and finding.rule == REQUIRED_FIELD.id and _MEMBER <= len(path) <= _MEMBER + 1


def _halves(
    record: type[Record], lacking: set[Path], values: Mapping[str, Any], written: Written
) -> Iterator[tuple[Path, Any]]:
    for path in lacking:
        field, index = str(path[0]), path[1]
        later = (field, index + 1) if isinstance(index, int) else path
        if later in lacking and later != path:
            first, second = values[field][index], values[field][later[1]]
            if first.keys().isdisjoint(second) and _is_whole(record.shape[field].record, {**first, **second}):
                key, above = next(iter(second)), next(iter(first))
                span = written.places.first_key(later)
                # On one line they stand in braces, and no dash parts them.
                if span.line > written.places.first_key(path).line:
                    place = Place(written.path, span, written.key, field_name(later))
                    hint = f"take its `- ` away, and begin it under `{above}`"
                    yield later, REQUIRED_FIELD.at(place, f"`{key}` belongs to the entry above", hint=hint)


def _is_whole(record: type[Record] | None, entry: Mapping[str, Any]) -> bool:
    """Whether an entry lacks none of the keys that it needs."""
    if record is None or record.ways:
        return False
    has_required = all(key in entry for key, field in record.shape.items() if field.required)
    return has_required and all(any(key in entry for key in keys) for keys in record.exactly_one)
