"""Offsets of places in a text, whose lines end as its author's computer ends them."""

from __future__ import annotations

import re

from cxmap.model.document import Span

LINE_END = re.compile("\r\n|\r|\n")


def line_end(text: str) -> str:
    """The way in which the first line of a text ends; there must be one that does."""
    return str(LINE_END.findall(text)[0])


class Offsets:
    """Turns lines and columns of one text, which both count from 1, into offsets."""

    def __init__(self, text: str) -> None:
        self._starts = (0, *(match.end() for match in LINE_END.finditer(text)))

    def of(self, span: Span) -> tuple[int, int]:
        """Where a stretch begins, and where it ends."""
        return self.at(span.line, span.column), self.at(span.end_line, span.end_column)

    def at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1
