"""Parts of a text that readers do not see as code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


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
