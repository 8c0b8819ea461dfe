"""From texts to an entity: pydantic judges, and every complaint becomes a finding at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.rules import BY_ID
from cxmap.findings.suggest import word_like
from cxmap.findings.value_rules import REQUIRED_FIELD, UNKNOWN_CHANNEL, VALUE_NOT_ALLOWED
from cxmap.loading.files.naming import suggested_id
from cxmap.loading.records.channels import CHANNELS_PAGE
from cxmap.loading.records.complaints import Complaint
from cxmap.loading.records.groups import entry_hint, lines_hint, shifted, two_ends
from cxmap.loading.records.other_forms import in_another_form, lists_of_another_form, value_at
from cxmap.loading.records.unknown_keys import fields_meant, is_foreign, is_meant, unknown_entry, unknown_field
from cxmap.loading.records.written import Fault, Topmost, Written, field_at, is_known, record_at
from cxmap.model.block import Block
from cxmap.model.channels import STANDARD_CHANNELS
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape, Path, records_at, values_at
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.slip import or_of
from cxmap.model.slips.words import word_meant, words_meant
from cxmap.model.typed_lines import field_lines, way_of
from cxmap.model.words import word_in

_TWO = 2
_MOST_CHANNELS = 25
_OF_KEYS = ("missing", "extra_forbidden")
_SEVERAL = re.compile(r"\s*[,;/&+|]\s*|\s+(?:and|or|und|oder|et|ou)\s+")


def findings_of(
    kind: Topmost, error: ValidationError, written: Written, known: Collection[Path], values: Mapping[str, Any]
) -> Iterator[Fault]:
    """Each complaint as the path it is about and its finding; nothing about places whose fault is `known`.

    A misspelt required key is one complaint, and so is a list whose entries are written in another form.
    """
    details = error.errors(include_url=False)
    strange = lists_of_another_form(kind, details, values, known)
    yield from in_another_form(kind, strange, written, values)
    said = {*known, *(entry for entries in strange.values() for entry in entries)}
    meant = fields_meant(kind, (detail["loc"] for detail in details if detail["type"] == "extra_forbidden"), written)
    misspelt = {(*path[:-1], key) for path, keys in meant.items() for key in keys}
    for detail in details:
        path = detail["loc"]
        if is_known(path, said) or _is_computed(detail, known):
            continue
        if detail["type"] in _OF_KEYS and _is_foreign_entry(kind, path, values):
            entry = path[:-1]
            said.add(entry)
            yield entry, unknown_entry(kind, entry, value_at(values, entry), written)
        elif detail["type"] == "extra_forbidden":
            yield path, unknown_field(kind, path, meant.get(path, ()), written, detail["input"])
        elif detail["type"] != "missing":
            yield _bad_value(kind, detail, written)
        elif path not in misspelt:
            yield path, required(kind, path, written, detail["input"])


def _is_foreign_entry(kind: Topmost, path: Path, values: Mapping[str, Any]) -> bool:
    """Whether a key is missing or unknown in a list's entry that has no key of its own."""
    is_entry = len(path) > 1 and isinstance(path[-2], int)
    return is_entry and is_foreign(record_at(kind, path), value_at(values, path[:-1]))


def _is_computed(detail: ErrorDetails, known: Collection[Path]) -> bool:
    """Whether a complaint compares values of which one is known to be wrong."""
    return "at" in detail.get("ctx", {}) and any(path[:-1] == detail["loc"] for path in known)


def required(kind: Topmost, path: Path, written: Written, beside: Mapping[str, Any]) -> Finding:
    """A key that is missing among those that stand `beside` it."""
    if written.places.is_left_open(path):
        return _left_open(kind, path, written)
    owner, key = path[:-1], str(path[-1])
    holder = f"`{field_name(owner)}`" if owner else f"this {kind.kind}"
    place = Place(written.path, entity=written.key, field=field_name(path))
    hint = f"write `{key}: …` {'here' if kind is Block else 'among the fields at the top'}"
    if owner:
        place = Place(written.path, written.places.first_key(owner), written.key, field_name(path))
        hint = shifted(entry_hint(field_at(kind, owner), beside, (key,)), written.indent(owner))
    elif (shape := kind.shape[key]).record:
        hint = lines_hint(field_lines(shape))
    return REQUIRED_FIELD.at(place, f"{holder} has no `{key}`", hint=hint)


def _left_open(kind: Topmost, path: Path, written: Written) -> Finding:
    """A line that was copied from a hint to the letter; linking tells which ids may stand there."""
    words = "" if field_at(kind, path).reference else ": put what you mean in place of `…`"
    hint = f"`{path[-1]}: …` only shows where to write{words}"
    return REQUIRED_FIELD.at(written.place(path), f"`{field_name(path)}` is still `…`", hint=hint)


def _bad_value(kind: Topmost, detail: ErrorDetails, written: Written) -> tuple[Path, Finding]:
    path, value = detail["loc"], detail["input"]
    if at := detail.get("ctx", {}).get("at"):
        path, value = (*path, at), value[at]
    complaint = Complaint(detail, field_at(kind, path), value)
    rule = BY_ID[record_at(kind, path).value_rule or complaint.rule.id]
    place = written.place(path)
    if span := two_ends(record_at(kind, path), path, value):
        return path, rule.at(place, complaint.message, hint=f"write `{span}`", suggestion=span)
    hint = shifted(complaint.hint, written.indent(path))
    return path, rule.at(place, complaint.message, hint=hint, suggestion=complaint.suggestion)


def faults_between_keys(
    kind: type[Entity], values: Mapping[str, Any], written: Written
) -> Iterator[tuple[Path, Finding]]:
    """Where two keys exclude each other, or one of two is missing; each with the place it is about."""
    if not kind.has_pairs:
        return
    for path, record, mapping in records_at(kind, _paired, values):
        yield from _lacks(kind, path, record, mapping, written)
        for keys in (*record.exactly_one, *_beside(record, mapping), *record.never_both):
            present = [key for key in keys if key in mapping]
            if len(present) > 1:
                yield _both(path, present, written)
                break
        else:
            yield from _faults_of_ways(kind, path, record, mapping, written)


def _lacks(
    kind: type[Entity], path: Path, record: type[Record], mapping: Mapping[str, Any], written: Written
) -> Iterator[tuple[Path, Finding]]:
    """Keys that must be written and are not, unless an unknown key, which is reported, seems to be it."""
    if path and is_foreign(record, mapping):
        return
    for key, (other, value) in record.required_unless.items():
        is_needed = str(mapping.get(other)).lower() != value
        if key not in mapping and is_needed and not is_meant((key,), record, mapping):
            yield (*path, key), required(kind, (*path, key), written, mapping)
    for keys in (*record.exactly_one, *_beside(record, mapping)):
        if any(key in mapping for key in keys) or is_meant(keys, record, mapping):
            continue
        if still_open := [(*path, key) for key in keys if written.places.is_left_open((*path, key))]:
            yield still_open[0], _left_open(kind, still_open[0], written)
        else:
            yield path, _none_of(field_at(kind, path), path, keys, written, mapping)
    for key, keys in record.exactly_one_with:
        lonely = next((other for other in keys if other in mapping), None)
        if lonely and key not in mapping and not is_meant((key,), record, mapping):
            yield (*path, lonely), _without(path, lonely, key, written)


def _beside(record: type[Record], mapping: Mapping[str, Any]) -> Sequence[tuple[str, ...]]:
    """The keys of which one must stand because of another that does."""
    if not record.exactly_one_with:
        return ()
    return [keys for key, keys in record.exactly_one_with if key in mapping]


def _paired(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.paired


def _none_of(
    shape: FieldShape, path: Path, keys: Sequence[str], written: Written, beside: Mapping[str, Any]
) -> Finding:
    place = Place(written.path, written.places.first_key(path), written.key, field_name(path))
    names = [f"`{key}`" for key in keys]
    said = f"neither {names[0]} nor {names[1]}" if len(keys) == _TWO else f"none of {', '.join(names)}"
    hint = shifted(entry_hint(shape, beside, keys), written.indent(path))
    return REQUIRED_FIELD.at(place, f"`{field_name(path)}` has {said}", hint=hint)


def _without(path: Path, lonely: str, key: str, written: Written) -> Finding:
    place = Place(written.path, written.places.first_key(path), written.key, field_name(path))
    message = f"`{field_name(path)}` has `{lonely}`, but no `{key}`"
    return REQUIRED_FIELD.at(place, message, hint=f"write `{key}: …` beside it, or take it out")


def _both(path: Path, keys: Sequence[str], written: Written) -> tuple[Path, Finding]:
    earlier, later = sorted(keys, key=written.places.keys(path).index)[:2]
    message = f"`{later}` and `{earlier}` exclude each other"
    hint = f"keep `{earlier}` or `{later}`"
    return (*path, later), VALUE_NOT_ALLOWED.at(written.place((*path, later)), message, hint=hint)


def _way_hint(shape: FieldShape, mapping: Mapping[str, Any], ways: Sequence[Sequence[str]]) -> str:
    """One way written out, and the others named unless what is known says which is meant."""
    way = way_of(ways, mapping)
    wanted = [key for key in way if key not in mapping]
    others = [f"`{'` and `'.join(other)}`" for other in ways if other != way]
    hint = entry_hint(shape, mapping, wanted[:1])
    _, *lines = hint.split("\n")
    if not lines or len(wanted) < len(way):
        return hint
    return "\n".join((f"write it so, or with {' or '.join(others)} in place of `{'` and `'.join(way)}`:", *lines))


def _faults_of_ways(
    kind: type[Entity], path: Path, record: type[Record], mapping: Mapping[str, Any], written: Written
) -> Iterator[tuple[Path, Finding]]:
    """Keys that do not go with what the record is about, or that something is missing beside."""
    about = next((key for key in record.ways if key in mapping), None)
    if about is None:
        return
    ways = record.ways[about]
    others = [key for key in mapping if key in record.shape and key != about]
    strange = [key for key in others if not any(key in way for way in ways)]
    for key in strange:
        yield _both(path, (about, key), written)
    complete = {key for way in ways if all(key in mapping for key in way) for key in way}
    if not strange and not (complete and complete.issuperset(others)):
        place = Place(written.path, written.places.first_key(path), written.key, field_name(path))
        hint = shifted(_way_hint(field_at(kind, path), mapping, ways), written.indent(path))
        yield path, REQUIRED_FIELD.at(place, f"`{field_name(path)}` does not say what would change", hint=hint)


def unknown_channels(
    kind: type[Entity], values: Mapping[str, Any], written: Written, known: Sequence[str]
) -> Iterator[Finding]:
    for path, _, channel in values_at(kind, _chosen, values) if kind.chosen else ():
        if not word_in(channel, known):
            hint, meant = _channel_meant(channel, known, is_alone=written.places.as_written(path) != path)
            message = f"`{channel}` is no channel of this site, and counts as `other`"
            yield UNKNOWN_CHANNEL.at(written.place(path), message, hint=hint, suggestion=meant)


def _channel_meant(channel: str, known: Sequence[str], *, is_alone: bool) -> tuple[str, str | None]:
    """The way out of a word that is no channel, and what to write where that is clear."""
    if is_blank(channel):
        return "leave it empty until it is known", None
    several = [word_in(part, known) or word_meant(part, known) for part in _SEVERAL.split(channel)]
    if len(several) > 1 and all(several):
        listed = f"[{', '.join(map(str, several))}]"
        return f"each channel is an entry of its own: `{listed}`", listed if is_alone else None
    if (named := words_meant(channel, known))[1:]:
        return f"write {or_of(named)}, whichever is meant", None
    meant = word_like(channel, known)
    return f"did you mean `{meant}`?" if meant else _any_channel(channel, known), meant


def _any_channel(channel: str, known: Sequence[str]) -> str:
    """The channels that there are, and the way to one more."""
    shown = known if len(known) <= _MOST_CHANNELS else STANDARD_CHANNELS
    own = f"name it in `{CHANNELS_PAGE}`, between its lines of `---`: `channels: [{suggested_id(channel) or '…'}]`"
    return f"write one of {', '.join(f'`{each}`' for each in shown)}; if it is none of these, {own}"


def _chosen(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.chosen
