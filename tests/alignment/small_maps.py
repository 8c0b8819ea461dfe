"""Small maps for tests: one promise that is kept, and what a case changes in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cxmap.compiler import Map, compile_map
from cxmap.model import KINDS
from cxmap.model.source import Settings, SourceFile

AS_OF = date(2026, 6, 30)

KEPT: Mapping[str, Mapping[str, Any]] = {
    "department/last-mile": {"title": "Last mile"},
    "metric/on-time": {
        "title": "Parcels on time",
        "unit": "percent",
        "better": "higher",
        "type": "share",
        "cases": "all",
    },
    "promise/next-day": {
        "statement": "Delivered the next day",
        "made_by": "last-mile",
        "expects": [{"metric": "on-time", "at_least": "95"}],
    },
    "capability/courier": {
        "title": "Courier",
        "owner": "last-mile",
        "delivers": [{"metric": "on-time", "measurements": [{"period": "2026-06", "value": "96"}]}],
    },
    "touchpoint/doorstep": {
        "title": "Parcel at the door",
        "owner": "last-mile",
        "control": "own",
        "promises": ["next-day"],
        "capabilities": ["courier"],
    },
}
"""A promise that is kept."""

_REQUIRED = {
    "journey": {"title": "A journey", "owner": "last-mile"},
    "touchpoint": {"title": "Another touchpoint", "owner": "last-mile", "control": "own"},
    "promise": {"statement": "Another promise", "made_by": "last-mile"},
    "capability": {"title": "Another capability", "owner": "last-mile"},
    "metric": {"title": "Another metric", "unit": "days", "better": "lower"},
}
_FOLDERS = {kind.kind: kind.folder for kind in KINDS}

Changes = Mapping[str, Any]
"""What stands in entities' front matter instead, by `kind/id`; an empty field or entity is taken out."""


def small_map(changes: Changes, as_of: date = AS_OF, *, drafts: bool = False) -> Map:
    """The map of the promise that is kept, with these changes."""
    return compile_map(small_files(changes), Settings(as_of=as_of, drafts=drafts))


def small_files(changes: Changes) -> list[SourceFile]:
    """Its files."""
    written = {**KEPT, **{key: _changed(key, change) for key, change in changes.items()}}
    return [_file(key, fields) for key, fields in written.items() if fields]


def maps_in(file: Path) -> Mapping[str, Changes]:
    """The named changes of a case file; every scalar is the text that stands there, as in front matter."""
    case = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    maps: Mapping[str, Changes] = case["maps"]
    return maps


def measured(value: str, **more: str) -> Mapping[str, Any]:
    """The fields of a capability with one measurement."""
    return {"delivers": [{"metric": "on-time", "measurements": [{"period": "2026-06", "value": value, **more}]}]}


def _changed(key: str, change: Mapping[str, Any] | str) -> Mapping[str, Any] | str:
    if isinstance(change, str):
        return change
    known = KEPT.get(key) or _REQUIRED.get(key.partition("/")[0]) or {"title": key.partition("/")[2].capitalize()}
    return {field: value for field, value in {**known, **change}.items() if value != ""}


def _file(key: str, fields: Mapping[str, Any] | str) -> SourceFile:
    kind, _, identity = key.partition("/")
    text = fields if isinstance(fields, str) else f"---\n{yaml.safe_dump(dict(fields), sort_keys=False)}---\n"
    return SourceFile(f"{_FOLDERS[kind]}/{identity}.md", text.encode())
