"""Examples of groups of fields, as they are typed: nested in the fields around them, with values from the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cxmap.model.shape import FieldShape
from cxmap.model.typed_lines import indented, listed


def example_lines(record: type[Any], keys: Sequence[str]) -> list[str]:
    """The group at the end of these keys with all that its example holds; around it, what the groups cannot miss."""
    key, *rest = keys
    shape = record.shape[key]
    entries = [_around(shape.record, rest)] if rest else list(_entries(shape))
    return [f"{key}:", *(line for entry in entries for line in indented(listed(entry) if shape.many else entry))]


def _around(record: Any, keys: Sequence[str]) -> list[str]:
    """The entry in which the next group may stand: what it is about, and that group."""
    number = next(number for number in range(_count(record)) if keys[0] in _groups(record, number))
    values = _values(record, number)
    about = [f"{key}: {value}" for key, value in values.items() if record.is_needed(key)]
    return [*about, *example_lines(record, keys)]


def _entries(shape: FieldShape) -> Iterator[list[str]]:
    record: Any = shape.record
    for number in range(_count(record) if shape.many else 1):
        lines: list[str] = []
        values = _values(record, number)
        groups = _groups(record, number)
        for key in record.shape:
            if key in values:
                lines.append(f"{key}: {values[key]}")
            elif key in groups:
                lines += example_lines(record, (key,))
        yield lines


def _count(record: Any) -> int:
    return max(len(shape.examples) for shape in record.shape.values())


def _values(record: Any, number: int) -> dict[str, str]:
    """The values of one entry of an example."""
    return {
        key: value
        for key, shape in record.shape.items()
        if number < len(shape.examples) and (value := shape.examples[number])
    }


def _groups(record: Any, number: int) -> list[str]:
    """The groups that may stand in one entry of an example."""
    values = _values(record, number)
    excluded = {other for pair in record.never_both for key in pair if key in values for other in pair}
    return [key for key, shape in record.shape.items() if shape.record and key not in excluded]
