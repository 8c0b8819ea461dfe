"""Unknown keys that are the cause of what is missing: they stand too far left, or are called in other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxmap.findings.finding import Finding
from cxmap.findings.value_rules import REQUIRED_FIELD, UNKNOWN_FIELD
from cxmap.loading.front_matter.nodes import FIRST_LINE
from cxmap.loading.front_matter.outline import line_of
from cxmap.loading.records.other_forms import value_at
from cxmap.loading.records.parted_entries import entry_that_lacks
from cxmap.loading.records.written import Fault, Topmost, Written, record_at
from cxmap.model.keys import key_meant
from cxmap.model.record import OWN_KEYS
from cxmap.model.shape import Path
from cxmap.model.slips.keys import called_here


def with_strayed_keys(
    kind: Topmost, faults: Sequence[Fault], values: Mapping[str, Any], written: Written
) -> list[Fault]:
    """The faults, with one in place of an unknown key and of what is missing because of it."""
    result = list(faults)
    for fault in faults:
        path, finding = fault
        if finding is None or finding.rule != UNKNOWN_FIELD.id or finding.suggestion:
            continue
        if len(path) == 1 and (entry := _entry_above(kind, str(path[0]), values, written)):
            lack = next((each for each in result if entry_that_lacks(each) == entry), None)
            mended = _too_far_left(finding, str(path[0]), entry, values, written)
        else:
            # Where lines are shown, or other names, it is known what was meant.
            is_understood = "\n" in finding.hint or called_here(str(path[-1]), record_at(kind, path).shape)
            lack = None if is_understood else _only_lack(path, result)
            mended = _in_other_words(finding, str(path[-1]), lack) if lack else finding
        result = [(path, mended) if each is fault else each for each in result if each is not lack]
    return result


def _entry_above(kind: Topmost, key: str, values: Mapping[str, Any], written: Written) -> Path | None:
    """The group of fields right above a topmost key, or the last entry of the list there, that may hold it."""
    above = _empty_above(key, written) or _key_above(key, written)
    field = kind.shape.get(above)
    if field is None or field.record is None or key not in field.record.shape:
        return None
    value = values.get(above, {})
    if not field.many:
        return (above,) if isinstance(value, Mapping) and key not in value else None
    last = value[-1] if isinstance(value, list) and value else None
    return (above, len(value) - 1) if isinstance(last, Mapping) and key not in last else None


def _key_above(key: str, written: Written) -> str:
    keys = written.places.keys(())
    return keys[keys.index(key) - 1] if key in keys[1:] else ""


def _empty_above(key: str, written: Written) -> str:
    """The key on the line above, if nothing stands behind it."""
    line = written.places.of_key((key,)).line - FIRST_LINE
    above = line_of(written.places.text.split("\n")[line - 1]) if line > 0 else None
    return key_meant(above.key) if above and above.key and not above.value and not above.indent else ""


def _too_far_left(finding: Finding, key: str, entry: Path, values: Mapping[str, Any], written: Written) -> Finding:
    """Advice for a key of the entry or group above."""
    is_empty = entry[0] not in values
    column = 3 if is_empty else written.places.first_key(entry).column
    where = f"below `{entry[0]}`" if is_empty else f"under `{next(iter(value_at(values, entry)))}`"
    hint = f"this is a field of `{entry[0]}`: begin it {where}, {column - 1} columns further right"
    is_one_line = isinstance(values.get(key), str) and "\n" not in values[key]
    return replace(finding, hint=hint, suggestion=" " * (column - 1) + key if is_one_line else None)


def _only_lack(path: Path, faults: Sequence[Fault]) -> Fault | None:
    """The fault about the one key that is missing beside the one key that is unknown."""
    lacks, unknown = (
        list(_beside(path[:-1], REQUIRED_FIELD.id, faults)),
        list(_beside(path[:-1], UNKNOWN_FIELD.id, faults)),
    )
    return lacks[0] if len(lacks) == len(unknown) == 1 else None


def _beside(owner: Path, rule: str, faults: Sequence[Fault]) -> Iterator[Fault]:
    for fault in faults:
        path, finding = fault
        if finding and finding.rule == rule and owner in (path, path[:-1]):
            yield fault


def _in_other_words(finding: Finding, key: str, lack: Fault) -> Finding:
    problem = lack[1].message.partition(" has ")[2] if lack[1] else ""
    hint = f"there is {problem}: if that is what it holds, call it so; else call it `{OWN_KEYS}{key}`, or take it out"
    return replace(finding, hint=hint)
