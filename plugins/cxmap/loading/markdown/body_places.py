"""Where in a body a piece of it stands that a parser has found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cxmap.model.document import Body, Span

_DEFINITION = re.compile(r"\]:[ \t]*<?(?P<address>[^\s>]+)")
_LINES_LOOKED_AT = 20
"""A link's own words may take some lines before its address."""


class BodyPlaces:
    """Finds pieces of one body; equal pieces that are asked for one after another are found one after another."""

    def __init__(self, body: Body) -> None:
        self._lines = body.text.split("\n")
        self._first_line = body.first_line
        self._after = (0, 0)

    def of(self, text: str, line: int) -> Span:
        """The first place of a text from a line of the body, counted from 0, on; else that line's beginning."""
        for number in range(line, min(line + _LINES_LOOKED_AT, len(self._lines))):
            start = self._after[1] if number == self._after[0] else 0
            column = self._lines[number].find(text, start) if text else -1
            if column >= 0:
                self._after = (number, column + len(text))
                return self._span(number, column, len(text))
        return self._span(*self._definitions.get(text, (line, 0, 0)))

    @cached_property
    def _definitions(self) -> Mapping[str, tuple[int, int, int]]:
        """Where the addresses stand that links only name."""
        found: dict[str, tuple[int, int, int]] = {}
        for number, line in enumerate(self._lines):
            for match in _DEFINITION.finditer(line) if "]:" in line else ():
                found.setdefault(match["address"], (number, match.start("address"), len(match["address"])))
        return found

    def _span(self, number: int, column: int, length: int) -> Span:
        line = self._first_line + number
        return Span(line, column + 1, line, column + 1 + length)


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text, and the line of the text, from 0, on which it begins."""

    text: str
    line: int

    def lines(self) -> Callable[[int], int]:
        """Tells the line of an offset; offsets must not get smaller, so that no text is counted twice."""
        counted, line = 0, self.line

        def line_of(offset: int) -> int:
            nonlocal counted, line
            line += self.text.count("\n", counted, offset)
            counted = offset
            return line

        return line_of
