"""Unknown keys that are the cause of what is missing: they stand too far left, or are called in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    lacks, unknown = _by_owner(REQUIRED_FIELD.id, faults), _by_owner(UNKNOWN_FIELD.id, faults)
    of_entries: defaultdict[Path | None, list[int]] = defaultdict(list)
    for number, fault in enumerate(faults):
        of_entries[entry_that_lacks(fault)].append(number)
    mended: dict[int, Fault] = {}
    removed: set[int] = set()
    for number, (path, finding) in enumerate(faults):
        if finding is None or finding.rule != UNKNOWN_FIELD.id or finding.suggestion:
            continue
        key = str(path[-1])
        if len(path) == 1 and (entry := _entry_above(kind, key, values, written)):
            mended[number] = path, _too_far_left(finding, key, entry, values, written)
            removed.update([each for each in of_entries[entry] if each not in removed][:1])
        # Where lines are shown, or other names, it is known what was meant.
        elif "\n" not in finding.hint and not called_here(key, record_at(kind, path).shape):
            left = [each for each in lacks[path[:-1]] if each not in removed and not _is_open(faults[each], written)]
            if len(left) == len(unknown[path[:-1]]) == 1:
                mended[number] = path, _in_other_words(finding, key, faults[left[0]])
                removed.update(left)
    return [mended.get(number, fault) for number, fault in enumerate(faults) if number not in removed]


def _is_open(fault: Fault, written: Written) -> bool:
    """Whether the key that is missing stands there, without its value."""
    return written.places.is_left_open(fault[0])


def _by_owner(rule: str, faults: Sequence[Fault]) -> defaultdict[Path, list[int]]:
    """The faults of a rule by what they are about, or by what that is a key of: their positions."""
    found: defaultdict[Path, list[int]] = defaultdict(list)
    for number, (path, finding) in enumerate(faults):
        for owner in {path, path[:-1]} if finding and finding.rule == rule else ():
            found[owner].append(number)
    return found


def _entry_above(kind: Topmost, key: str, values: Mapping[str, Any], written: Written) -> Path | None:
    """The group of fields right above a topmost key, or the last entry of the list there, that may hold it."""
    if not any(shape.record and key in shape.record.shape for shape in kind.shape.values()):
        return None
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


def _in_other_words(finding: Finding, key: str, lack: Fault) -> Finding:
    problem = lack[1].message.partition(" has ")[2] if lack[1] else ""
    hint = f"there is {problem}: if that is what it holds, call it so; else call it `{OWN_KEYS}{key}`, or take it out"
    return replace(finding, hint=hint)
