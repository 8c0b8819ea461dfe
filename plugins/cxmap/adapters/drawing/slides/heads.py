"""The heads of a row: its stages as bands, what customers meet only one of, and the touchpoints."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cxmap.adapters.drawing.graphs.scene import path
from cxmap.adapters.drawing.slides.cells import moved, verdict_shapes
from cxmap.adapters.drawing.slides.frame import GAP, LABELS, MARGIN, PADDING, Frame, at
from cxmap.adapters.drawing.slides.rows import SlideRow, StagePiece
from cxmap.adapters.drawing.slides.shapes import (
    LANE,
    NAME,
    SMALL,
    STAGE,
    Placed,
    Shape,
    Shapes,
    SlideArea,
    SlideLine,
    SlideText,
    text_within,
)
from cxmap.pages.journey.slide import SlideStep

_BRACKET = 24
BETWEEN_STAGES = 2


def head_shapes(frame: Frame, row: SlideRow, y: float) -> tuple[Shapes, float]:
    """The shapes of all heads below this height, and where they end."""
    stages, below = _stages(frame, row, y)
    brackets = tuple(_brackets(frame, row, below))
    below += _BRACKET if brackets else GAP
    touchpoints, below = _touchpoints(frame, row, below)
    return (*stages, *brackets, *touchpoints), below


def _stages(frame: Frame, row: SlideRow, y: float) -> tuple[Shapes, float]:
    words = [(piece, _stage_words(frame, piece)) for piece in row.pieces]
    height = max(part.bottom for _, parts in words for part in parts if isinstance(part, SlideText)) + 2 * PADDING
    shapes: list[Shape] = []
    for piece, parts in words:
        x = frame.x(row, piece.column)
        shapes.append(SlideArea(x, y, _width(frame, piece), height, f"stage-{piece.look}", radius=4))
        shapes.extend(moved(part, x + PADDING, y + PADDING) for part in parts)
    return tuple(shapes), y + height


def _width(frame: Frame, piece: StagePiece) -> float:
    return piece.width * frame.column - BETWEEN_STAGES


def _stage_words(frame: Frame, piece: StagePiece) -> tuple[Placed, ...]:
    room = piece.width * frame.column - 2 * PADDING
    words = piece.stage.name if piece.is_first else f"{piece.stage.name} (continued)"
    name = text_within(words, room, 4, STAGE)
    parts: list[Placed] = [name]
    below = name.bottom
    if piece.stage.period:
        period = at(text_within(piece.stage.period, room, 2, SMALL), 0, below)
        parts.append(period)
        below = period.bottom
    if piece.stage.verdict and piece.is_first:
        parts.extend(verdict_shapes(piece.stage.verdict, room, y=below + 2))
    return tuple(parts)


def _brackets(frame: Frame, row: SlideRow, y: float) -> Iterator[Shape]:
    """Around alternatives that stand side by side."""
    for _, group in groupby(row.steps, key=lambda step: step.step):
        steps = tuple(group)
        if len(steps) > 1:
            left, right = frame.x(row, steps[0].column) + PADDING, frame.x(row, steps[-1].column + 1) - PADDING
            text = text_within("either, or" if len(steps) == 2 else "one of these", right - left, 1, SMALL)
            middle, height = (left + right) / 2, y + _BRACKET / 2
            gap = text.width / 2 + 5
            yield SlideLine(path("M", left, y + _BRACKET - 2, "V", height, "H", middle - gap), "bracket")
            yield SlideLine(path("M", right, y + _BRACKET - 2, "V", height, "H", middle + gap), "bracket")
            yield at(text, middle, height - text.height / 2, "middle")


def _touchpoints(frame: Frame, row: SlideRow, y: float) -> tuple[Shapes, float]:
    shapes: list[Shape] = [at(text_within("Touchpoint", LABELS - PADDING, 1, LANE), MARGIN, y + GAP)]
    below = y + GAP + LANE.line
    for piece in row.pieces:
        for step in piece.steps:
            texts = tuple(_touchpoint(frame, step, frame.x(row, step.column) + PADDING, y + GAP))
            shapes.extend(texts)
            below = max(below, *(text.bottom for text in texts))
        if not piece.steps:
            none = text_within("no touchpoints", frame.room, 2, SMALL)
            shapes.append(at(none, frame.x(row, piece.column) + PADDING, y + GAP))
    return tuple(shapes), below + GAP


def _touchpoint(frame: Frame, step: SlideStep, x: float, y: float) -> Iterator[SlideText]:
    if not step.is_seen:
        yield at(text_within("below the line of visibility", frame.room, 3, SMALL), x, y)
        return
    name = at(text_within(step.name, frame.room, 5, NAME), x, y)
    yield name
    yield at(text_within(step.channels, frame.room, 3, SMALL), x, name.bottom)
