"""The whole picture of a journey: as near to a slide's proportions as the journey allows, and legible all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from cxmap.adapters.drawing.slides.curve import curve_shapes
from cxmap.adapters.drawing.slides.frame import LABELS, MARGIN, Density, Frame, at
from cxmap.adapters.drawing.slides.heads import BETWEEN_STAGES, head_shapes
from cxmap.adapters.drawing.slides.lanes import lane_shapes
from cxmap.adapters.drawing.slides.legend import legend_shapes, title_shapes
from cxmap.adapters.drawing.slides.rows import SlideRow, StagePiece, rows_of
from cxmap.adapters.drawing.slides.shapes import SMALL, Shape, Shapes, SlideArea, SlidePicture, text_within
from cxmap.pages.journey.slide import JourneySlide

_PROPORTION, _HIGHEST = 9 / 16, 0.6
"""Of the height to the width: as a slide has it, and as it still looks well on one."""
_WIDTHS = (1280, 1440, 1600, 1760, 1920, 2080)
"""A wider picture has smaller letters on the same slide."""
_WIDEST = (2240, 2400, 2500)
"""Only for what fits into no other: the smallest letters of the last have nine pixels on a screen 1,920 wide."""
_NARROWEST_COLUMN = 116
_DENSITIES = (Density(8, 6), Density(6, 5), Density(4, 5), Density(3, 5))
_MOST_ROWS = 3
"""Of a picture that can have a slide's proportions."""
_CURVE, _HIGHEST_CURVE = 105, 240
_BETWEEN = 28
_FOOT = 10


def slide_picture(slide: JourneySlide) -> SlidePicture:
    rows = rows_of(slide.stages)
    frame, picture = _fitting(slide, rows)
    spare = picture.width * _PROPORTION - picture.height
    if spare > 0 and rows:
        higher = min(_CURVE + spare / len(rows), _HIGHEST_CURVE)
        picture = _laid_out(slide, rows, replace(frame, curve=higher))
    return replace(picture, height=ceil(max(picture.height, picture.width * _PROPORTION)))


def _fitting(slide: JourneySlide, rows: tuple[SlideRow, ...]) -> tuple[Frame, SlidePicture]:
    """The first of the frames in which the picture is not too high; the last, where there is none."""
    frames = tuple(_frames(rows))
    for frame in frames:
        picture = _laid_out(slide, rows, frame)
        if picture.height <= picture.width * _HIGHEST:
            break
    return frame, picture


def _frames(rows: tuple[SlideRow, ...]) -> Iterator[Frame]:
    columns = max((row.columns for row in rows), default=1)
    wide = [frame for frame in (_frame(width, columns, _DENSITIES[0]) for width in _WIDTHS) if _is_readable(frame)]
    if len(rows) <= _MOST_ROWS:
        yield from wide
        yield from (replace(wide[-1], density=density) for density in _DENSITIES[1:-1])
        yield from (_frame(width, columns, density) for width in _WIDEST for density in _DENSITIES[1:-1])
    yield replace(wide[-1], density=_DENSITIES[-1])


def _frame(width: float, columns: int, density: Density) -> Frame:
    return Frame(width, (width - 2 * MARGIN - LABELS) / columns, _CURVE, density)


def _is_readable(frame: Frame) -> bool:
    return frame.column >= _NARROWEST_COLUMN


def _laid_out(slide: JourneySlide, rows: tuple[SlideRow, ...], frame: Frame) -> SlidePicture:
    title, y = title_shapes(slide, frame.width)
    shapes: list[Shape] = [*title]
    y += _BETWEEN / 2
    for row in rows:
        content, y = _row_shapes(slide, row, frame, y)
        shapes += content
        y += _BETWEEN
    legend, y = legend_shapes(slide, frame.width, y - _BETWEEN / 2)
    shapes += legend
    if slide.note:
        note = at(text_within(slide.note, frame.right - MARGIN, 2, SMALL), MARGIN, y)
        shapes.append(note)
        y = note.bottom
    return SlidePicture(frame.width, y + _FOOT, tuple(shapes))


def _row_shapes(slide: JourneySlide, row: SlideRow, frame: Frame, y: float) -> tuple[Shapes, float]:
    heads, below = head_shapes(frame, row, y)
    curve: Shapes = ()
    if any(step.score is not None or step.ideal is not None for step in slide.steps):
        curve, below = curve_shapes(frame, row, slide, below)
    lanes, below = lane_shapes(frame, row, slide.lanes, below)
    grounds = (_ground(frame, row, piece, y, below) for piece in row.pieces)
    return (*grounds, *heads, *curve, *lanes), below


def _ground(frame: Frame, row: SlideRow, piece: StagePiece, y: float, below: float) -> SlideArea:
    """The band of a stage, behind all that stands in it."""
    width = piece.width * frame.column - BETWEEN_STAGES
    return SlideArea(frame.x(row, piece.column), y, width, below - y, f"ground-{piece.look}", radius=4)
