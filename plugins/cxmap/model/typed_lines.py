"""Fields as they are typed: the lines of a group, nested, made from the model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cxmap.model.shape import FieldShape

BLANK = "…"
"""Stands where an author must write."""

Filled = Mapping[str, str]
"""What is known of a group of fields: texts as they are typed, by key."""

_NOTHING: Sequence[Filled] = ({},)


def field_lines(shape: FieldShape, groups: Sequence[Filled] = _NOTHING) -> list[str]:
    """The lines of a field that holds groups of fields: its key, and each group below it."""
    lines = [f"{shape.key}:"]
    for filled in groups:
        inner = group_lines(shape.record, filled)
        lines += indented(listed(inner) if shape.many else inner)
    return lines


def group_lines(record: type[Any] | None, filled: Filled) -> list[str]:
    """The lines of a group: what it cannot do without, and what is known of it."""
    lines: list[str] = []
    assert record
    for key in _shown(record, filled):
        shape = record.shape[key]
        is_group = shape.record and key not in filled
        lines += field_lines(shape) if is_group else [f"{key}: {filled.get(key, BLANK)}"]
    return lines


def listed(lines: Iterable[str]) -> Iterator[str]:
    """A group as an entry of a list."""
    yield from (f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Lines below a key."""
    return (f"  {line}" for line in lines)


def missing(record: type[Any], filled: Filled) -> list[str]:
    """The keys that a group cannot do without, and that are not known; of several that exclude each other, one.

    Of the ways to say what it is about, that is one too.
    """
    required = [key for key, shape in record.shape.items() if shape.required]
    chosen = [keys[0] for keys in record.exactly_one if not any(key in filled for key in keys)]
    beside = [keys[0] for key, keys in record.exactly_one_with if key in filled and not any(k in filled for k in keys)]
    missed = [key for key in (*required, *chosen, *beside) if key not in filled]
    about = next((key for key in record.ways if key in filled or key in missed), None)
    return missed + [key for key in (way_of(record.ways[about], filled) if about else ()) if key not in filled]


def way_of(ways: Sequence[Sequence[str]], known: Collection[str]) -> Sequence[str]:
    """The way that what is known begins, and no other way ends; of several such, the first."""
    ended = {key for way in ways if all(key in known for key in way) for key in way}
    return max(ways, key=lambda way: sum(key in known and key not in ended for key in way))


def _shown(record: type[Any], filled: Filled) -> list[str]:
    wanted = {*missing(record, filled), *filled}
    return [key for key in record.shape if key in wanted] or list(record.shape)[:1]
