"""The cursor in a text of fields that is being typed: in which record, at which field, behind which letters.

YAML cannot read a line that is half typed. So lines are taken for what they seem to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxmap.loading.files.naming import named
from cxmap.loading.front_matter.outline import FixedLines, OpenLevel, OutlineLine, field_of, line_of, record_at
from cxmap.loading.records.kinds import kind_of
from cxmap.model.block import Block
from cxmap.model.keys import KIND, key_meant
from cxmap.model.page_fields import PageFields
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape

_FENCE = re.compile(r"\s*(?P<signs>`{3,}|~{3,})\s*(?P<language>[\w-]*)\s*")
_NAME = re.compile(r"[\w-]*")
_QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of fields in a file: from which line on, and what they hold."""

    first: int
    lines: tuple[str, ...]
    record: type[Record]


@dataclass(frozen=True, slots=True)
class Cursor:
    """The cursor in a region: the record there, and the field whose value is typed; without one its name is.

    `typed` stands before the cursor and begins in `column`. `written` are the keys that the record has already.
    """

    record: type[Record]
    field: FieldShape | None
    typed: str
    column: int
    written: frozenset[str] = frozenset()
    is_kind: bool = False


def region_at(path: str, lines: Sequence[str], line: int) -> Region | None:
    """The front matter or the block in which a line stands."""
    has_front_matter = bool(lines) and lines[0].rstrip() == "---"
    end = _closing(lines) if has_front_matter else 0
    if has_front_matter and 0 < line < end:
        own = tuple(lines[1:end])
        folder_kind = named(path).kind
        record: type[Record] = kind_of("\n".join(own), folder_kind) if folder_kind else PageFields
        return Region(1, own, record)
    return _block_at(lines, end, line)


def _closing(lines: Sequence[str]) -> int:
    return next((at for at in range(1, len(lines)) if lines[at].rstrip() in ("---", "...")), len(lines))


def _block_at(lines: Sequence[str], begin: int, line: int) -> Region | None:
    opened, signs, language = -1, "", ""
    for number in range(begin, len(lines)):
        fence = _FENCE.fullmatch(lines[number])
        if fence and opened < 0:
            opened, signs, language = number, fence["signs"], fence["language"]
        elif fence and fence["signs"] == signs and not fence["language"]:
            if opened < line < number:
                return _block(lines, opened, number, language)
            opened = -1
    return _block(lines, opened, len(lines), language) if 0 <= opened < line else None


def _block(lines: Sequence[str], opened: int, end: int, language: str) -> Region | None:
    return Region(opened + 1, tuple(lines[opened + 1 : end]), Block) if language == "cxmap" else None


def cursor_in(region: Region, line: int, column: int) -> Cursor | None:
    """The place of the cursor, as far as anybody can tell; None where nothing can be proposed."""
    number = line - region.first
    before = region.lines[number][:column]
    if before.lstrip().startswith("#"):
        return None
    lines = FixedLines((*region.lines[:number], before))
    found = line_of(before)
    levels = lines.levels[number + 1]
    if found.key:
        return _in_value(region, levels, found, before)
    if member := _in_brackets_above(region, lines, number, before):
        return member
    if found.dashes:
        return _in_entry(region, levels, found, number, before)
    return _in_name(region, lines.levels[number], number, before)


def name_at(region: Region, line: int, column: int) -> tuple[type[Record], FieldShape] | None:
    """The record and the field whose name stands at the cursor."""
    number = line - region.first
    found = line_of(region.lines[number])
    if not found.key or not found.key_column <= column <= found.key_column + len(found.key):
        return None
    record = record_at(region.record, FixedLines(region.lines).levels[number], found.key_column)
    field = field_of(record, found.key)
    return (record, field) if record and field else None


def _in_value(region: Region, levels: Sequence[OpenLevel], found: OutlineLine, before: str) -> Cursor | None:
    record = record_at(region.record, levels, found.key_column)
    field = field_of(record, found.key)
    text = before[found.value_column :]
    if record and field is None and key_meant(found.key) == KIND and not found.key_column:
        return Cursor(record, None, text, found.value_column, is_kind=True)
    if record is None or field is None or "{" in text:
        return None
    typed = _last_member(text) if text.startswith("[") else text
    return _value(record, field, typed, len(before)) if typed is not None else None


def _in_entry(
    region: Region, levels: Sequence[OpenLevel], found: OutlineLine, number: int, before: str
) -> Cursor | None:
    """An entry of a list: of ids, words or records."""
    holder = next((each for each in reversed(levels) if not each.is_list and each.column <= found.dashes[0]), None)
    record = record_at(region.record, levels, holder.column) if holder else None
    field = field_of(record, holder.key) if holder else None
    text = before[found.value_column :]
    if record is None or field is None or text.startswith("{"):
        return None
    if field.record and _NAME.fullmatch(text):
        return _name(region, field.record, number, (found.value_column, text))
    typed = _last_member(text) if text.startswith("[") else text
    return _value(record, field, typed, len(before)) if typed is not None else None


def _in_brackets_above(region: Region, lines: FixedLines, number: int, before: str) -> Cursor | None:
    """A list in `[ ]` that began on a line above."""
    for above in range(number - 1, -1, -1):
        line = line_of(lines[above])
        if line.key or line.dashes:
            text = "\n".join((line.value, *lines[above + 1 : number], before))
            record = record_at(region.record, lines.levels[above + 1], line.key_column)
            field = field_of(record, line.key)
            typed = _last_member(text) if line.value.startswith("[") else None
            return _value(record, field, typed, len(before)) if record and field and typed is not None else None
    return None


def _in_name(region: Region, levels: Sequence[OpenLevel], number: int, before: str) -> Cursor | None:
    text = before.lstrip(" ")
    column = len(before) - len(text)
    record = record_at(region.record, levels, column)
    if record is None or not _NAME.fullmatch(text):
        return None
    return _name(region, record, number, (column, text))


def _last_member(text: str) -> str | None:
    """The last text of a list in `[ ]` that is not closed; None where it is."""
    if text.count("]") >= text.count("["):
        return None
    return re.split(r"[\[,]", text)[-1].lstrip()


def _value(record: type[Record], field: FieldShape, typed: str, end: int) -> Cursor:
    typed = typed.lstrip(_QUOTES)
    return Cursor(record, field, typed, end - len(typed))


def _name(region: Region, record: type[Record], number: int, typed: tuple[int, str]) -> Cursor:
    column, text = typed
    written = frozenset(_names_around(region.lines, number, column))
    return Cursor(record, None, text, column, frozenset(record.synonyms.get(key, key) for key in written))


def _names_around(lines: Sequence[str], number: int, column: int) -> Iterator[str]:
    """The keys beside a line in the same group of fields."""
    begins = bool(line_of(lines[number]).dashes)
    for above in range(number - 1, -1, -1) if not begins else ():
        line = line_of(lines[above])
        if line.key_column == column:
            yield key_meant(line.key)
        if not line.is_blank and line.indent < column:
            break
    for below in range(number + 1, len(lines)):
        line = line_of(lines[below])
        if not line.is_blank and line.indent < column:
            break
        if line.key_column == column:
            yield key_meant(line.key)
