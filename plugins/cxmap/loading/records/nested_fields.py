"""Fields that were written outside the group they belong to: where they stand, and the lines as they are typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from cxmap.loading.records.groups import group_advice, lines_hint, reading_of, typed
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape
from cxmap.model.slips.keys import called_here
from cxmap.model.slips.slip import or_of
from cxmap.model.typed_lines import BLANK, field_lines, group_lines, indented, listed


class Home(NamedTuple):
    """The groups in which a field stands, the outermost first, and the names that it may have there."""

    groups: tuple[FieldShape, ...]
    names: Sequence[str]

    @property
    def record(self) -> type[Record]:
        record: type[Record] = self.groups[-1].record  # type: ignore[assignment]  # only groups are looked into
        return record

    @property
    def is_needed(self) -> bool:
        return any(self.record.is_needed(name) for name in self.names)


def nested_hint(record: type[Record], key: str, value: Any) -> str | None:
    """Advice about a key that is no field of a record, but of one group in it; None where it may be of several."""
    homes = list(_homes(record, key))
    home = _only([home for home in homes if home.is_needed] or homes)
    if home is None:
        return None
    lines = _lines(home, value)
    for group in reversed(home.groups[:-1]):
        around = [*group_lines(group.record, {}), *lines]
        lines = [f"{group.key}:", *indented(listed(around) if group.many else around)]
    inside = f"this stands inside {or_of((home.groups[0].key,))}"
    return f"{inside}; {lines_hint(lines, home.names if len(home.names) > 1 else ())}"


def _lines(home: Home, value: Any) -> list[str]:
    name, shape = home.names[0], home.groups[-1]
    inner = home.record.shape[name]
    if not inner.record:
        read = reading_of(home.record, name, value) if isinstance(value, str) else None
        return field_lines(shape, ({name: read or typed(value) or BLANK},))
    _, *lines = group_advice(inner, value)[0].split("\n")
    around = [*group_lines(shape.record, {}), *(lines or field_lines(inner))]
    return [f"{shape.key}:", *indented(listed(around) if shape.many else around)]


def _homes(record: type[Record], key: str, around: tuple[FieldShape, ...] = ()) -> Iterator[Home]:
    for shape in record.shape.values():
        if shape.record:
            groups = (*around, shape)
            if names := ((key,) if key in shape.record.shape else called_here(key, shape.record.shape)):
                yield Home(groups, names)
            yield from _homes(shape.record, key, groups)


def _only(homes: Sequence[Home]) -> Home | None:
    return homes[0] if len(homes) == 1 else None
