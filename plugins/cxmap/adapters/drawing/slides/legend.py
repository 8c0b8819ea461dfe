"""The head of the picture, and its legend: the signs that occur in it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.adapters.drawing.graphs.scene import path
from cxmap.adapters.drawing.slides.curve import AIM, DOT, circle, diamond
from cxmap.adapters.drawing.slides.frame import MARGIN, at
from cxmap.adapters.drawing.slides.shapes import (
    ANSWER,
    SMALL,
    SUBTITLE,
    TITLE,
    Shape,
    Shapes,
    SlideArea,
    SlideLine,
    SlideSign,
    text_within,
)
from cxmap.model.verdicts import Verdict
from cxmap.pages.journey.slide import JourneySlide

_ANSWER_ROOM = 400
_SIGN, _SIGN_ROOM, _INSET = 18, 26, 10
_LIFT = 8
_SAMPLE, _AFTER, _ROW = 28, 22, 22


def title_shapes(slide: JourneySlide, width: float) -> tuple[Shapes, float]:
    """Title and personas on the left, the worst verdict and the day on the right, and where they end."""
    left = MARGIN
    room = width - 2 * MARGIN - _ANSWER_ROOM - MARGIN
    title = at(text_within(slide.title, room, 2, TITLE), left, MARGIN - _LIFT)
    below = title.bottom + 2
    shapes: list[Shape] = [title]
    for words in filter(None, (_about(slide), f"Goal: {slide.goal}" if slide.goal else "")):
        text = at(text_within(words, room, 2, SUBTITLE), left, below)
        shapes.append(text)
        below = text.bottom
    answer, end = _answer(slide, width - MARGIN)
    return (*shapes, *answer), max(below, end)


def _about(slide: JourneySlide) -> str:
    who = f"For {slide.personas}" if slide.personas else ""
    future = "future: how it should become" if slide.is_future else ""
    return " · ".join(filter(None, (who, future)))


def _answer(slide: JourneySlide, right: float) -> tuple[Shapes, float]:
    """A card whose right edge this is."""
    day = text_within(f"As of {slide.as_of}", _ANSWER_ROOM, 1, SMALL)
    if not slide.verdict:
        return (at(day, right, MARGIN, "end"),), MARGIN + day.height
    room = _ANSWER_ROOM - 2 * _INSET
    mark = slide.verdict
    answer = text_within(f"Worst verdict: {mark.words}", room - _SIGN_ROOM, 1, ANSWER, mark.verdict)
    counts = text_within(slide.verdicts, room, 2, SMALL)
    width = max(_SIGN_ROOM + answer.width, counts.width, day.width) + 2 * _INSET
    x, y = right - width + _INSET, MARGIN - _LIFT + _INSET
    placed = (
        SlideSign(Verdict(mark.verdict), x, y + 4, _SIGN),
        at(answer, x + _SIGN_ROOM, y),
        at(counts, x, y + answer.height + 2),
        at(day, x, y + answer.height + 2 + counts.height + 1),
    )
    card = SlideArea(x - _INSET, y - _INSET, width, placed[-1].bottom - y + 2 * _INSET, f"soft-{mark.verdict}", 6)
    return (card, *placed), card.y + card.height


def legend_shapes(slide: JourneySlide, width: float, y: float) -> tuple[Shapes, float]:
    """The signs that occur, with their meanings, in as many lines as they need, and where they end."""
    shapes: list[Shape] = []
    x: float = MARGIN
    for sign, words in _meanings(slide):
        text = text_within(words, width - 2 * MARGIN - _SAMPLE, 1, SMALL)
        taken = _SAMPLE + 6 + text.width
        if x + taken > width - MARGIN and x > MARGIN:
            x, y = MARGIN, y + _ROW
        shapes += _sample(sign, x, y + _ROW / 2)
        shapes.append(at(text, x + _SAMPLE + 6, y + (_ROW - text.height) / 2))
        x += taken + _AFTER
    return tuple(shapes), y + _ROW


def _meanings(slide: JourneySlide) -> Iterator[tuple[str, str]]:
    steps = slide.steps
    if any(step.score is not None for step in steps):
        yield "now", "experience now, from 1 to 5"
    if any(step.ideal is not None for step in steps):
        yield "ideal", "as it should be"
    if any(step.is_decisive for step in steps):
        yield "decisive", "moment of truth: make-or-break"
    if any(step.is_lowest for step in steps):
        yield "lowest", "lowest point"
    if any(step.is_assumed for step in steps):
        yield "assumed", "assumed: no research"
    if any(step.hand_off for step in steps):
        yield "hand-off", "hand-off: somebody else acts from here on"
    if any(not lane.is_seen for lane in slide.lanes):
        yield "visibility", "customers see nothing below the line of visibility"


def _sample(sign: str, x: float, y: float) -> Shapes:
    middle, across = x + _SAMPLE / 2, path("M", x, y, "H", x + _SAMPLE)
    samples: dict[str, Shapes] = {
        "now": (SlideLine(across, "curve-now"),),
        "ideal": (SlideLine(across, "curve-ideal"), SlideLine(circle(middle, y, AIM), "aim")),
        "decisive": (SlideLine(diamond(middle, y), "point"),),
        "lowest": (SlideLine(circle(middle, y, DOT), "point-lowest"),),
        "assumed": (SlideLine(circle(middle, y, DOT), "point-assumed"),),
        "hand-off": (SlideArea(x, y - _ROW / 4, _SAMPLE, _ROW / 2, "hand-off", radius=3),),
        "visibility": (SlideLine(across, "visibility"),),
    }
    return samples[sign]
