"""Lists of groups whose entries are written in another form: as texts, or with values in place of keys."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from cxmap.findings.rules import BY_ID
from cxmap.findings.value_rules import WRONG_TYPE
from cxmap.loading.records.groups import are_groups, group_advice, shifted
from cxmap.loading.records.unknown_keys import is_foreign
from cxmap.loading.records.written import Fault, Topmost, Written, field_at, is_known, record_at
from cxmap.model.shape import Path

_LONGEST_SHOWN = 80


def lists_of_another_form(
    kind: Topmost, details: Sequence[ErrorDetails], values: Mapping[str, Any], known: Collection[Path]
) -> Mapping[Path, Sequence[Path]]:
    """The lists, each with the places of its entries that are written so."""
    found: dict[Path, dict[Path, None]] = {}
    for detail in details:
        path = detail["loc"]
        if is_known(path, known):
            continue
        if detail["type"] == "model_type" and isinstance(path[-1], int):
            found.setdefault(path[:-1], {})[path] = None
        elif detail["type"] == "extra_forbidden" and _is_pair(kind, path, values):
            found.setdefault(path[:-2], {})[path[:-1]] = None
    return {at: tuple(entries) for at, entries in found.items()}


def in_another_form(
    kind: Topmost, lists: Mapping[Path, Sequence[Path]], written: Written, values: Mapping[str, Any]
) -> Iterator[Fault]:
    """One finding a list, at its first such entry, with which all is said of the others."""
    for at, entries in lists.items():
        shape = field_at(kind, at)
        members = [value_at(values, entry) for entry in entries]
        hint, suggestion = group_advice(shape, members)
        rule = BY_ID[getattr(shape.record, "value_rule", None) or WRONG_TYPE.id]
        more = f", and {len(entries) - 1} more here" if len(entries) > 1 else ""
        message = f"{_shown(members[0])} is not a group of fields{more}"
        place = written.place(entries[0])
        yield entries[0], rule.at(place, message, hint=shifted(hint, written.indent(at)), suggestion=suggestion)
        yield from ((entry, None) for entry in entries[1:])


def value_at(values: Mapping[str, Any], path: Path) -> Any:
    value: Any = values
    for step in path:
        value = value[step]
    return value


def _is_pair(kind: Topmost, path: Path, values: Mapping[str, Any]) -> bool:
    """Whether an unknown key is one of an entry's of which none is a field."""
    if len(path) < len(("entry", "key")) or not isinstance(path[-2], int):
        return False
    record, entry = record_at(kind, path), value_at(values, path[:-1])
    return is_foreign(record, entry) and are_groups(record, entry)


def _shown(member: Any) -> str:
    if isinstance(member, str):
        return f"`{member.strip()}`" if len(member) <= _LONGEST_SHOWN else "this text"
    if isinstance(member, Mapping):
        key, value = next(iter(member.items()))
        return f"`{key}: {value}`" if isinstance(value, str) and len(value) <= _LONGEST_SHOWN else f"`{key}: …`"
    return "this list"
