"""The experience curve across a row: now and ideal, with gaps where nobody knows, and forks at alternatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cxmap.adapters.drawing.graphs.scene import path
from cxmap.adapters.drawing.slides.frame import GAP, LABELS, MARGIN, Frame, at
from cxmap.adapters.drawing.slides.rows import SlideRow
from cxmap.adapters.drawing.slides.shapes import (
    IDEAL,
    LANE,
    LOWEST,
    SCORE,
    SMALL,
    Shape,
    Shapes,
    SlideArea,
    SlideLine,
    SlideText,
    TextLook,
    text_within,
)
from cxmap.pages.journey.slide import Joins, JourneySlide, SlideStep

DOT, DIAMOND, AIM = 6, 10, 4
"""How far the points on a curve reach from their middle."""
_ABOVE, _BELOW, _MORE_ROOM = 28, 38, 62
"""What is said of the best rating needs above it, and of the worst below, and where it is more than a number."""
_FROM_POINT = 12
_BEST, _MIDDLE, _BAD, _WORST = 5, 3, 2, 1
_SCALE_ROOM = 48


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the curve of a row is drawn: between the heights of the best and the worst rating."""

    frame: Frame
    row: SlideRow
    best: float
    worst: float

    def height(self, rating: Decimal | int) -> float:
        return self.best + (_BEST - float(rating)) / (_BEST - _WORST) * (self.worst - self.best)

    def centre(self, column: int) -> float:
        return self.frame.x(self.row, column) + self.frame.column / 2

    @property
    def right(self) -> float:
        return self.frame.x(self.row, self.row.first + self.row.columns)


def curve_shapes(frame: Frame, row: SlideRow, slide: JourneySlide, y: float) -> tuple[Shapes, float]:
    """The shapes of the curve below this height, and where all that is said of it ends."""
    best = y + (_MORE_ROOM if any(_is_above_ideal(step) for step in row.steps) else _ABOVE)
    worst = best + frame.curve
    below = worst + (_MORE_ROOM if any(_is_low(step) for step in row.steps) else _BELOW)
    return tuple(_curve(_Field(frame, row, best, worst), slide)), below


def _curve(field: _Field, slide: JourneySlide) -> Iterator[Shape]:
    yield from _scale(field)
    now = {step.column: step.score for step in slide.steps if step.score is not None}
    ideal = {step.column: step.ideal for step in slide.steps if step.ideal is not None}
    for look, joins, rated in (("ideal", slide.ideal, ideal), ("now", slide.now, now)):
        if ways := " ".join(_ways(field, joins, rated)):
            yield SlideLine(ways, f"curve-{look}")
    for piece in field.row.pieces:
        for step in piece.steps:
            yield from _mark(field, step, f"ground-{piece.look}")


def diamond(x: float, y: float) -> str:
    """The outline of a moment of truth around its middle."""
    return path("M", x, y - DIAMOND, "l", DIAMOND, DIAMOND, "l", -DIAMOND, DIAMOND, "l", -DIAMOND, -DIAMOND, "z")


def circle(x: float, y: float, radius: float) -> str:
    arc = ("a", radius, radius, 0, 1, 1)
    return path("M", x - radius, y, *arc, 2 * radius, 0, *arc, -2 * radius, 0, "z")


def _is_above_ideal(step: SlideStep) -> bool:
    return step.score is not None and step.ideal is not None and step.score > step.ideal


def _is_low(step: SlideStep) -> bool:
    """Whether all that is said of a touchpoint stands below a rating near the lower edge."""
    rating = step.ideal if step.score is None else step.score
    return rating is not None and rating < _BAD


def _scale(field: _Field) -> Iterator[Shape]:
    for rating in range(_WORST, _BEST + 1):
        yield SlideLine(path("M", field.frame.left, field.height(rating), "H", field.right), "scale")
    yield at(text_within("Experience", LABELS - _SCALE_ROOM, 1, LANE), MARGIN, field.best - LANE.line / 2)
    for height, words in ((field.best, "5 good"), (field.worst, "1 bad")):
        yield at(text_within(words, _SCALE_ROOM, 1, SMALL), field.frame.left - GAP, height - SMALL.line / 2, "end")


def _ways(field: _Field, joins: Joins, rated: Mapping[int, Decimal]) -> Iterator[str]:
    """Each way from one touchpoint to the next; half of it where the other one stands in another row."""
    columns = range(field.row.first, field.row.first + field.row.columns)
    for start, end in joins:
        height, end_height = field.height(rated[start]), field.height(rated[end])
        if start in columns and end in columns:
            x, end_x = field.centre(start), field.centre(end)
            middle = (x + end_x) / 2
            yield path("M", x, height, "C", middle, height, middle, end_height, end_x, end_height)
        elif start in columns:
            yield _half(field.centre(start), height, field.right, end_height)
        elif end in columns:
            yield _half(field.centre(end), end_height, field.frame.left, height)


def _half(x: float, height: float, edge: float, end_height: float) -> str:
    """From a touchpoint to the edge of its row, half way to another height."""
    across = edge - x
    bends = (x + across / 2, height, x + across * 3 / 4, (3 * height + end_height) / 4)
    return path("M", x, height, "C", *bends, edge, (height + end_height) / 2)


def _mark(field: _Field, step: SlideStep, ground: str) -> Iterator[Shape]:
    """A touchpoint on the curve; of two ratings the words of the better one stand above, of the other below."""
    x, room = field.centre(step.column), field.frame.room
    if step.ideal is not None and step.ideal != step.score:
        text = text_within(f"{step.ideal:f}", room, 1, IDEAL)
        height = field.height(step.ideal)
        y = height + AIM + 2 if _is_above_ideal(step) else height - AIM - 2 - text.height
        yield SlideLine(circle(x, height, AIM), "aim")
        yield from _on_ground((at(text, x, y, "middle"),), ground)
    if step.score is None:
        yield from _missing(field, step, ground)
    else:
        height = field.height(step.score)
        look = f"point{'-lowest' if step.is_lowest else ''}{'-assumed' if step.is_assumed else ''}"
        yield SlideLine(diamond(x, height) if step.is_decisive else circle(x, height, DOT), look)
        yield from _on_ground(_said(step, x, height, room), ground)


def _missing(field: _Field, step: SlideStep, ground: str) -> Iterator[Shape]:
    """Half way up, where nothing else is: an ideal there has its own words above it."""
    x, height = field.centre(step.column), field.height(_MIDDLE)
    if step.ideal is not None:
        height = max(height, field.height(step.ideal) + 2 * DIAMOND)
    if step.is_decisive:
        yield SlideLine(diamond(x, height), "point-missing")
        height += DIAMOND
    yield from _on_ground((at(text_within(step.missing, field.frame.room, 1, SMALL), x, height, "middle"),), ground)


def _said(step: SlideStep, x: float, height: float, room: float) -> tuple[SlideText, ...]:
    """The score and what is so of it, one below the other."""
    said: list[tuple[str, TextLook]] = [(f"{step.score:f}", SCORE)]
    if step.is_lowest:
        said.append(("lowest point", LOWEST))
    if step.is_assumed:
        said.append(("assumed", SMALL))
    texts = [text_within(words, room, 1, look) for words, look in said]
    whole = sum(text.height for text in texts)
    y = height - _FROM_POINT - whole if _is_above_ideal(step) else height + _FROM_POINT - 2
    placed = []
    for text in texts:
        placed.append(at(text, x, y, "middle"))
        y += text.height
    return tuple(placed)


def _on_ground(texts: tuple[SlideText, ...], ground: str) -> Iterator[Shape]:
    """Texts over the lines, which do not run through them."""
    for text in texts:
        yield SlideArea(text.left - 2, text.y + 2, text.width + 4, text.height - 4, ground)
        yield text
