"""Unknown keys: which field is meant, and what to do where none is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cxmap.findings.finding import Finding, field_name
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.findings.value_rules import UNKNOWN_FIELD
from cxmap.loading.records.groups import lines_hint, shifted, typed
from cxmap.loading.records.nested_fields import nested_hint
from cxmap.loading.records.written import Topmost, Written, record_at
from cxmap.model import KINDS
from cxmap.model.block import Block
from cxmap.model.keys import KIND
from cxmap.model.record import OWN_KEYS, Entity, Record
from cxmap.model.shape import Path
from cxmap.model.slips.keys import called_here
from cxmap.model.slips.slip import and_of, or_of
from cxmap.model.typed_lines import field_lines

_OWN = re.compile(r"[xX][_-](?P<name>.+)")
_REMARKS = ("<!--", "//", "/*", "--")

Meant = tuple[str, ...]
"""The fields that an unknown key may be: where it is one only, that is suggested."""


def fields_meant(kind: Topmost, unknown: Iterable[Path], written: Written) -> Mapping[Path, Meant]:
    """The fields that each unknown key seems to be; of two keys that seem to be one field, the first is."""
    free: dict[Path, list[str]] = {}
    meant: dict[Path, Meant] = {}
    for path in sorted(unknown, key=lambda path: written.places.of_key(path).line):
        owner = path[:-1]
        if owner not in free:
            free[owner] = free_keys(record_at(kind, path), frozenset(written.places.keys(owner)))
        if fields := _meant_by(str(path[-1]), free[owner], _others(kind, path)):
            meant[path] = fields
            free[owner] = [key for key in free[owner] if key not in fields]
    return meant


def free_keys(record: type[Record], taken: Collection[str]) -> list[str]:
    """The keys that a mapping may have and does not have yet."""
    extra = [KIND] if issubclass(record, Entity) else []
    return [key for key in (*record.shape, *extra) if key not in taken]


def is_meant(keys: Collection[str], record: type[Record], mapping: Mapping[str, Any]) -> bool:
    """Whether an unknown key, which is reported, seems to be one of these."""
    free = free_keys(record, mapping)
    unknown = (key for key in mapping if key not in record.shape)
    return any(field in keys for key in unknown for field in _meant_by(key, free, ()))


def is_foreign(record: type[Record], mapping: Mapping[str, Any]) -> bool:
    """Whether a mapping has keys, and none is, or seems to be, a field: then they may be values themselves."""
    keys = [*record.shape, OWN_KEYS]
    return bool(mapping) and not any(key in keys or _meant_by(key, keys, ()) for key in mapping)


def meant_by(path: Path, finding: Finding | None) -> str:
    """The top-level field in which a finding is, or which an unknown key seems to be."""
    if finding and finding.suggestion and finding.rule == UNKNOWN_FIELD.id and len(path) == 1:
        return finding.suggestion
    return str(path[0])


def unknown_field(kind: Topmost, path: Path, meant: Meant, written: Written, value: Any) -> Finding:
    owner, key = path[:-1], str(path[-1])
    holder = f"`{field_name(owner)}`" if owner else f"a {kind.kind}"
    suggestion = meant[0] if len(meant) == 1 else None
    message = f"`{key}` is no field of {holder}"
    hint = shifted(_hint(kind, path, meant, value), written.indent(path))
    if suggestion and written.places.is_empty_key((*owner, suggestion)):
        # Under its right name, it would stand there twice.
        hint, suggestion = f"write it behind `{suggestion}:`, where nothing stands, and take this line out", None
    return UNKNOWN_FIELD.at(written.key_place(path), message, hint=hint, suggestion=suggestion)


def unknown_entry(kind: Topmost, entry: Path, mapping: Mapping[str, Any], written: Written) -> Finding:
    """A list's entry in which no key is a field: it may be meant for a list inside."""
    keys = tuple(mapping)
    record = record_at(kind, (*entry, keys[0]))
    message = f"{and_of(keys)} are no fields of `{field_name(entry)}`"
    homes = [shape for shape in record.shape.values() if shape.record and shape.record.shape.keys() >= mapping.keys()]
    hint = did_you_mean(None, record.shape, otherwise="take the entry out")
    if len(homes) == 1:
        lines = field_lines(homes[0], ({key: typed(value) for key, value in mapping.items()},))
        hint = shifted(f"these stand inside `{homes[0].key}`; {lines_hint(lines)}", written.indent((*entry, keys[0])))
    return UNKNOWN_FIELD.at(written.key_place((*entry, keys[0])), message, hint=hint)


def _hint(kind: Topmost, path: Path, meant: Meant, value: Any) -> str:
    key, record = str(path[-1]), record_at(kind, path)
    if mark := _remark_in(key):
        return f"`{mark}` begins no remark here: begin it with `# `, or take `{mark}` away if this is a field"
    if called_here(key, meant):
        return f"it is called {or_of(meant)} here"
    keep = f"call it `{OWN_KEYS}{key}` to keep it as a key of your own, or take it out"
    if meant:
        return did_you_mean(meant[0], (), otherwise=keep)
    others = _others(kind, path)
    if others:
        return f"this is a field of a {' or '.join(others)}; {keep}"
    return nested_hint(record, key, value) or did_you_mean(None, record.shape, otherwise=keep)


def _remark_in(key: str) -> str:
    """The sign with which remarks begin elsewhere."""
    return next((mark for mark in _REMARKS if key.lstrip().startswith(mark)), "")


def _meant_by(key: str, free: Collection[str], others: Collection[str]) -> Meant:
    if _remark_in(key):
        return ()
    if own := _OWN.fullmatch(key):
        return (f"{OWN_KEYS}{own['name']}",)
    if called := called_here(key, free):
        return called
    # The field of another kind stands in the wrong file, and is no slip of the pen.
    close = None if others else nearest(key, free)
    return (close,) if close else ()


def _others(kind: Topmost, path: Path) -> tuple[str, ...]:
    """The other kinds that have this top-level field."""
    if len(path) > 1 or kind is Block:
        return ()
    return tuple(other.kind for other in KINDS if path[0] in other.shape)
