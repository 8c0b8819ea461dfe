"""Where reading front matter stopped, and what is known of the lines there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yaml import YAMLError

from cxmap.findings.suggest import nearest
from cxmap.loading.front_matter.outline import FixedLines, field_of, line_above, line_of, record_at
from cxmap.model.keys import KNOWN_KEYS
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape


@dataclass(frozen=True, slots=True)
class ParserTrouble:
    """The place at which the parser stumbled, what it said, and where it says that this began.

    `record` is what the front matter holds, where that is known.
    """

    lines: FixedLines
    line: int
    column: int
    problem: str
    began: int
    record: type[Record] | None

    @property
    def suspects(self) -> tuple[int, ...]:
        """The lines in which the mistake may be, the likeliest first."""
        found = [self.line]
        while len(found) < 3 and (above := line_above(self.lines, found[-1])) is not None:
            found.append(above)
        return tuple(dict.fromkeys((*found[:2], self.began, *found[2:])))

    def record_at(self, number: int, column: int) -> type[Record] | None:
        """The record whose fields stand in this column of a line."""
        inside = [dash for dash in line_of(self.lines[number]).dashes if dash < column]
        levels = self.lines.levels[number]
        outside = [level for level in levels if not inside or level.column <= inside[0]]
        return record_at(self.record, outside, column)

    def field(self, number: int) -> FieldShape | None:
        """The field that a line's key names."""
        line = line_of(self.lines[number])
        return field_of(self.record_at(number, line.key_column), line.key) if line.key else None

    def is_field(self, name: str, number: int, column: int) -> bool:
        """Whether a word names a field that may stand in this column of a line."""
        return field_of(self.record_at(number, column), name) is not None

    def is_like_field(self, name: str, number: int, column: int) -> bool:
        """Whether a word names any field, or nearly one of these; any word may where nobody knows the fields."""
        record = self.record_at(number, column)
        return record is None or name in KNOWN_KEYS or nearest(name, record.shape) is not None


def trouble_of(lines: Sequence[str], error: YAMLError, record: type[Record] | None) -> ParserTrouble:
    """The words of the parser, with marks inside the text."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    last = len(lines) - 1
    line = min(mark.line, last) if mark else 0
    began = min(context.line, last) if context else line
    return ParserTrouble(
        FixedLines(lines), line, mark.column if mark else 0, str(getattr(error, "problem", "")), began, record
    )
