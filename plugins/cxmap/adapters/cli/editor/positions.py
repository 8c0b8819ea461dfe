"""Places in a text as editors count them: from 0, and each column in the units that both sides agreed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cxmap.model.document import Span
from cxmap.model.offsets import LINE_END

_BOM = "\ufeff"
_LARGEST_UNIT = 0xFFFF

Width = Callable[[str], int]
"""How many units a text has."""


def _utf16(text: str) -> int:
    return len(text) + sum(ord(sign) > _LARGEST_UNIT for sign in text)


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


WIDTHS: dict[str, Width] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}


class EditorRange(NamedTuple):
    """A stretch of a text; its end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def holds(self, line: int, column: int) -> bool:
        """Whether a cursor stands in it, or right behind it."""
        return (self.line, self.column) <= (line, column) <= (self.end_line, self.end_column)

    def touches(self, other: EditorRange) -> bool:
        return (self.line, self.column) <= (other.end_line, other.end_column) and (other.line, other.column) <= (
            self.end_line,
            self.end_column,
        )

    def moved(self, lines: int) -> EditorRange:
        return self._replace(line=self.line + lines, end_line=self.end_line + lines)


START = EditorRange(0, 0, 0, 0)


class EditorText:
    """The lines of a text, and its places in the editor's units."""

    def __init__(self, text: str, units: str) -> None:
        self.lines = LINE_END.split(text.removeprefix(_BOM))
        self._width = WIDTHS.get(units, _utf16)

    def range_of(self, span: Span) -> EditorRange:
        """The stretch of one of our places, whose lines and columns count from 1, in code points."""
        first = self.position(span.line - 1, span.column - 1)
        return EditorRange(*first, *self.position(span.end_line - 1, span.end_column - 1))

    def position(self, line: int, column: int) -> tuple[int, int]:
        """Line and column in the editor's units, of those from 0 in code points."""
        text = self._line(line)
        return line, column if text.isascii() else self._width(text[:column])

    def column(self, line: int, units: int) -> int:
        """The column in code points of one in the editor's units."""
        text = self._line(line)
        if text.isascii():
            return min(units, len(text))
        return next((at for at in range(len(text)) if self._width(text[:at]) >= units), len(text))

    def _line(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""
