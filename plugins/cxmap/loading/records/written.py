"""Written values: where the values of one front matter stand, and what each of them should be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.model.block import Block
from cxmap.model.ids import Key
from cxmap.model.page_fields import PageFields
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape, Path

Topmost = type[Entity] | type[Block] | type[PageFields]
"""The type as which a whole front matter, or a whole block, is read."""


Fault = tuple[Path, Finding | None]
"""The place of something wrong and its finding, or None where another finding says it already."""


@dataclass(frozen=True, slots=True)
class Written:
    """Whose front matter is judged, and where to find things in it."""

    path: str
    key: Key | None
    places: NodePlaces

    def place(self, path: Path) -> Place:
        """The value at `path`."""
        return Place(self.path, self.places.of_value(path), self.key, field_name(self.places.as_written(path)))

    def key_place(self, path: Path) -> Place:
        """The key of the value at `path`."""
        return Place(self.path, self.places.of_key(path), self.key, field_name(path))

    def indent(self, path: Path) -> int:
        """The number of spaces before a key, or the dash of an entry; where it shares a line, the usual one."""
        is_entry = isinstance(path[-1], int)
        stands = self.places.first_key(path).column - 3 if is_entry else self.places.of_key(path).column - 1
        return max(0, min(2 * (len(path) - 1), stands))


def record_at(kind: Topmost, path: Path) -> type[Record]:
    """The record that holds the value at `path`."""
    record: type[Record] = kind
    for step in path[:-1]:
        field = record.shape.get(step) if isinstance(step, str) else None
        record = field.record if field and field.record else record
    return record


def field_at(kind: Topmost, path: Path) -> FieldShape:
    """The field of which the value at `path` is one, or one of several."""
    named = max(depth for depth, step in enumerate(path) if isinstance(step, str))
    return record_at(kind, path[: named + 1]).shape[str(path[named])]


def is_known(path: Path, known: Collection[Path]) -> bool:
    """Whether a place, or what it lies in, is known to be wrong."""
    return bool(known) and any(path[:length] in known for length in range(1, len(path) + 1))
