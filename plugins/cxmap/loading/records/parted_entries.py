"""One entry of a list that dashes part: what each piece lacks, the others have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxmap.findings.finding import Finding, Place, Suggested, field_name
from cxmap.findings.value_rules import REQUIRED_FIELD
from cxmap.loading.front_matter.nodes import FIRST_LINE
from cxmap.loading.records.other_forms import value_at
from cxmap.loading.records.written import Fault, Topmost, Written, field_at
from cxmap.model.document import Span
from cxmap.model.record import Record
from cxmap.model.shape import Path
from cxmap.model.slips.slip import and_of


def with_parted_entries(
    kind: Topmost, faults: Sequence[Fault], values: Mapping[str, Any], written: Written
) -> list[Fault]:
    """The faults, with one in place of all that the pieces of an entry lack."""
    lacking = {entry for fault in faults if (entry := entry_that_lacks(fault))}
    found: list[Fault] = []
    pieces: set[Path] = set()
    for at in dict.fromkeys(entry[:-1] for entry in sorted(lacking, key=str)):
        for parts in _parted(kind, at, lacking, values, written):
            later = [(*at, index) for index in parts[1:]]
            found.append((later[0], _of_entry_above(at, parts, lacking, values, written)))
            found += ((path, None) for path in later[1:])
            pieces.update((*at, index) for index in parts)
    if not pieces:
        return list(faults)
    return [*(fault for fault in faults if entry_that_lacks(fault) not in pieces), *found]


def entry_that_lacks(fault: Fault) -> Path | None:
    """The entry of a list of which a fault says that a key is missing."""
    path, finding = fault
    if finding is None or finding.rule != REQUIRED_FIELD.id:
        return None
    entry = path if isinstance(path[-1], int) else path[:-1]
    return entry if entry and isinstance(entry[-1], int) else None


def _parted(
    kind: Topmost, at: Path, lacking: set[Path], values: Mapping[str, Any], written: Written
) -> Iterator[list[int]]:
    """The positions of the pieces of each entry of a list, of which all but the first one lack something."""
    members, record = value_at(values, at), field_at(kind, at).record
    index = 0
    while index < len(members):
        parts, whole = [index], dict(members[index]) if isinstance(members[index], Mapping) else {}
        while (*at, index + 1) in lacking and whole and whole.keys().isdisjoint(members[index + 1]):
            index += 1
            parts.append(index)
            whole |= members[index]
        if len(parts) > 1 and _is_whole(record, whole) and all(_is_below(written, (*at, part)) for part in parts):
            yield parts
        index += 1


def _is_below(written: Written, entry: Path) -> bool:
    """Whether the fields of an entry stand below each other: in braces no dash parts them, and a text has none."""
    place = written.places.first_key(entry)
    line = written.places.text.split("\n")[place.line - FIRST_LINE]
    return bool(written.places.keys(entry)) and not line[: place.column - 1].rstrip().endswith(("{", ","))


def _of_entry_above(
    at: Path, parts: Sequence[int], lacking: set[Path], values: Mapping[str, Any], written: Written
) -> Finding:
    members = value_at(values, at)
    above, *keys = (next(iter(members[part])) for part in parts)
    first, *spans = (written.places.first_key((*at, part)) for part in parts)
    place = Place(written.path, spans[0], written.key, field_name((*at, parts[1])))
    several = len(keys) > 1
    message = f"{and_of(keys)} {'belong' if several else 'belongs'} to the entry above"
    hint = f"take {'their' if several else 'its'} `- ` away, and begin {'them' if several else 'it'} under `{above}`"
    finding = REQUIRED_FIELD.at(place, message, hint=hint)
    if (*at, parts[0]) not in lacking or any(span.column != first.column for span in spans):
        return finding  # It may be an entry of its own, or stands elsewhere once the dash is away.
    dashes = (Span(span.line, span.column - 2, span.line, span.column) for span in spans)
    return replace(finding, also=tuple(Suggested(replace(place, span=dash), "  ") for dash in dashes))


def _is_whole(record: type[Record] | None, entry: Mapping[str, Any]) -> bool:
    """Whether an entry lacks none of the keys that it needs, and none excludes another."""
    if record is None or record.ways:
        return False
    has_required = all(key in entry for key, field in record.shape.items() if field.required)
    return (
        has_required
        and all(sum(key in entry for key in keys) == 1 for keys in record.exactly_one)
        and not any(all(key in entry for key in keys) for keys in record.never_both)
    )
