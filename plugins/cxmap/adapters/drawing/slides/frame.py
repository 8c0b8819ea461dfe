"""The frame of a picture: where its columns lie, and how much may stand in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxmap.adapters.drawing.slides.rows import SlideRow
from cxmap.adapters.drawing.slides.shapes import SlideText

MARGIN = 40
LABELS = 132
PADDING = 8
"""Beside and above what stands in a column."""
GAP = 6


@dataclass(frozen=True, slots=True)
class Density:
    """How many entries of a cell are shown, and how many lines of each."""

    entries: int
    lines: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture's width, that of its columns, how far a curve goes up and down, and how dense it is."""

    width: float
    column: float
    curve: float
    density: Density

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return MARGIN + LABELS

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def room(self) -> float:
        """The width within a column."""
        return self.column - 2 * PADDING

    def x(self, row: SlideRow, column: int) -> float:
        """The left edge of a column."""
        return self.left + (column - row.first) * self.column


def at(text: SlideText, x: float, y: float, anchor: str = "start") -> SlideText:
    """The text in its place."""
    return replace(text, x=x, y=y, anchor=anchor)
