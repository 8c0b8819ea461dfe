"""Outline: keys and entries that lines of front matter seem to be, whether YAML can read them, and their depth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cxmap.model.keys import key_meant
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape

_LINE = re.compile(r" *+(?P<dashes>(?:-(?: ++|$))*+)(?:(?P<key>[\w-]++) *+:(?:[ \t]++|$))?(?P<value>.*)$", re.DOTALL)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#(?:[ \t].*)?$", re.DOTALL)
_BLOCK = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line: where it begins, the columns of its dashes, its key, and its value without a comment."""

    indent: int
    dashes: tuple[int, ...]
    key: str
    key_column: int
    value: str
    value_column: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there, or only a comment."""
        return not (self.dashes or self.key or self.value)

    @property
    def is_entry(self) -> bool:
        """Whether it begins a field or a member of a list."""
        return bool(self.dashes or self.key)

    @property
    def value_end(self) -> int:
        return self.value_column + len(self.value)

    @property
    def opens_block(self) -> bool:
        """Whether its text stands on the lines below it."""
        return _BLOCK.fullmatch(self.value) is not None

    @property
    def holder_column(self) -> int:
        """The column right of which everything belongs to it."""
        return self.key_column if self.key else self.dashes[-1] if self.dashes else self.indent


@dataclass(frozen=True, slots=True)
class OpenLevel:
    """A list or a group of fields that is open: its column, and the line and key that began it or went on with it."""

    column: int
    is_list: bool
    line: int
    key: str


@lru_cache(maxsize=4096)
def line_of(text: str) -> OutlineLine:
    match = _LINE.match(text)
    assert match, "every line matches"
    dashes = tuple(match.start("dashes") + at for at, sign in enumerate(match["dashes"]) if sign == "-")
    value = match["value"]
    comment = _COMMENT.search(value)
    if comment and not _is_inside_quotes(value, comment.start()):
        value = value[: comment.start()]
    key = match["key"] or ""
    return OutlineLine(
        _indent(text), dashes, key, match.start("key") if key else -1, value.rstrip(), match.start("value")
    )


def line_above(lines: Sequence[str], number: int) -> int | None:
    """The nearest line above that says something."""
    return next((above for above in range(number - 1, -1, -1) if not line_of(lines[above]).is_blank), None)


def block_end(lines: Sequence[str], number: int, column: int) -> int:
    """The line behind those that follow line `number` further right than `column`, blank ones at the end aside."""
    end = number + 1
    for following in range(number + 1, len(lines)):
        line = lines[following]
        if line.strip():
            if _indent(line) <= column:
                break
            end = following + 1
    return end


class FixedLines(tuple[str, ...]):
    """Lines that do not change, so that the levels which are open before each need to be found only once."""

    @cached_property
    def levels(self) -> Sequence[tuple[OpenLevel, ...]]:
        """The levels that are open before each line and behind the last, the outermost first."""
        found: list[tuple[OpenLevel, ...]] = [()]
        for number, text in enumerate(self):
            found.append(_with_line(found[-1], number, line_of(text)))
        return found


def _with_line(levels: tuple[OpenLevel, ...], number: int, line: OutlineLine) -> tuple[OpenLevel, ...]:
    """The levels that are open behind a line: those that it begins, and those outside of them."""
    if not line.is_entry:
        return levels
    own = [OpenLevel(column, is_list=True, line=number, key="") for column in line.dashes]
    if line.key:
        own.append(OpenLevel(line.key_column, is_list=False, line=number, key=line.key))
    return (*(level for level in levels if _is_outside(level, own[0])), *own)


def _is_outside(level: OpenLevel, other: OpenLevel) -> bool:
    # A list may begin in the column of its key.
    is_key_of = level.column == other.column and other.is_list and not level.is_list
    return level.column < other.column or is_key_of


def record_at(record: type[Record] | None, levels: Sequence[OpenLevel], column: int) -> type[Record] | None:
    """The record whose fields stand in this column; None where nobody knows."""
    for level in levels:
        if level.column >= column or record is None:
            break
        if not level.is_list:
            field = field_of(record, level.key)
            record = field.record if field else None
    return record


def field_of(record: type[Record] | None, key: str) -> FieldShape | None:
    """The field that a key names in a record."""
    if record is None:
        return None
    meant = key_meant(key)
    return record.shape.get(record.synonyms.get(meant, meant))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_inside_quotes(value: str, column: int) -> bool:
    return value[0] in "\"'" and value.count(value[0], 0, column) % 2 == 1
