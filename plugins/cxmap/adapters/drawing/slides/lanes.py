"""The lanes of a row, from what customers do down to partners, with the lines of a service blueprint between them."""

from __future__ import annotations

from cxmap.adapters.drawing.graphs.scene import path
from cxmap.adapters.drawing.slides.bars import bar_shapes
from cxmap.adapters.drawing.slides.cells import cell_shapes, moved
from cxmap.adapters.drawing.slides.frame import LABELS, MARGIN, PADDING, Frame, at
from cxmap.adapters.drawing.slides.rows import SlideRow
from cxmap.adapters.drawing.slides.shapes import LANE, SMALL, Shape, Shapes, SlideLine, SlideText, text_within
from cxmap.pages.journey.lanes import SlideLaneKind
from cxmap.pages.journey.slide import SlideLane

_LINE_ROOM = 24
_ASIDE = 4


def lane_shapes(frame: Frame, row: SlideRow, lanes: tuple[SlideLane, ...], y: float) -> tuple[Shapes, float]:
    """The shapes of all lanes below this height, and where they end."""
    shapes: list[Shape] = []
    passed: list[str] = []
    is_seen = True
    for lane in lanes:
        passed += [lane.line] if lane.line else []
        content, height = _content(frame, row, lane, y + PADDING + (_LINE_ROOM if passed else 0))
        if not content:
            continue
        if passed:
            shapes.extend(
                _line(frame, row, y, " and ".join(passed), "visibility" if is_seen > lane.is_seen else "line")
            )
            y += _LINE_ROOM
        else:
            shapes.append(SlideLine(path("M", MARGIN, y, "H", _right(frame, row)), "lane"))
        passed, is_seen = [], is_seen and lane.is_seen
        name = at(text_within(lane.name, LABELS - PADDING, 2, LANE), MARGIN, y + PADDING)
        shapes += (name, *content)
        y += PADDING + max(height, name.height) + PADDING
    return tuple(shapes), y


def _content(frame: Frame, row: SlideRow, lane: SlideLane, y: float) -> tuple[Shapes, float]:
    if lane.kind is SlideLaneKind.PARTIES:
        return bar_shapes(frame, row, lane, y)
    shapes: list[Shape] = []
    highest: float = 0
    for column in range(row.first, row.first + row.columns):
        cell, height = cell_shapes(lane.kind, lane.cells[column], frame.column - 2 * _ASIDE, frame.density)
        shapes.extend(moved(shape, frame.x(row, column) + _ASIDE, y) for shape in cell)
        highest = max(highest, height)
    return tuple(shapes), highest


def _line(frame: Frame, row: SlideRow, y: float, words: str, look: str) -> tuple[SlideLine, SlideText]:
    """A line of the blueprint with its name, which may reach as far as it must."""
    text = text_within(words, _right(frame, row) - 2 * MARGIN, 1, SMALL)
    height = y + _LINE_ROOM / 2
    line = path("M", MARGIN + text.width + 6, height, "H", _right(frame, row))
    return SlideLine(line, look), at(text, MARGIN, height - text.height / 2)


def _right(frame: Frame, row: SlideRow) -> float:
    return frame.x(row, row.first + row.columns)
