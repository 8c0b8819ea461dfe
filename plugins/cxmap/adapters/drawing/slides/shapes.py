"""The parts of a journey's picture: areas, lines, signs and texts, and how wide a text is taken to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cxmap.adapters.drawing.labels import text_width, wrapped
from cxmap.diagrams.mermaid.escaping import showable
from cxmap.model.verdicts import Verdict

LINE = 1.25
_BASE = 0.95
_BOLDER = 1.08
_MORE_FOR_DOTS = 0.44


@dataclass(frozen=True, slots=True)
class TextLook:
    """How a text looks: its name in the template, which has its colour, and its size."""

    name: str
    size: float
    is_bold: bool = False

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LINE

    def width(self, text: str) -> float:
        ems = text.count("…") * _MORE_FOR_DOTS
        return (text_width(text, self.size) + ems * self.size) * (_BOLDER if self.is_bold else 1)


TITLE = TextLook("title", 34, is_bold=True)
SUBTITLE = TextLook("subtitle", 16)
ANSWER = TextLook("answer", 20, is_bold=True)
STAGE = TextLook("stage", 17, is_bold=True)
VERDICT = TextLook("verdict", 12, is_bold=True)
NAME = TextLook("name", 14, is_bold=True)
WORDS = TextLook("words", 13)
SMALL = TextLook("small", 12)
LANE = TextLook("lane", 13, is_bold=True)
SCORE = TextLook("score", 15, is_bold=True)
IDEAL = TextLook("ideal", 12)
LOWEST = TextLook("lowest", 12, is_bold=True)
WARNING = TextLook("warning", 12, is_bold=True)


@dataclass(frozen=True, slots=True)
class SlideText:
    """Lines of text below one another; where they were cut, `whole` is the text that they begin.

    `y` is their upper edge, and `x` their left edge, their middle or their right edge, as `anchor` says. A `verdict`
    gives them its colour.
    """

    form: ClassVar[str] = "text"

    lines: tuple[str, ...]
    x: float
    y: float
    look: TextLook
    anchor: str = "start"
    whole: str = ""
    verdict: str = ""

    @property
    def height(self) -> float:
        return len(self.lines) * self.look.line

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def width(self) -> float:
        return max(map(self.look.width, self.lines), default=0)

    @property
    def left(self) -> float:
        return self.x - self.width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]

    @property
    def baselines(self) -> tuple[tuple[str, float], ...]:
        """Each line with the height on which its letters stand."""
        first = self.y + self.look.size * _BASE
        return tuple((line, first + at * self.look.line) for at, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class SlideArea:
    """A coloured rectangle."""

    form: ClassVar[str] = "area"

    x: float
    y: float
    width: float
    height: float
    look: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class SlideLine:
    """A line or an outline, as the commands of an SVG path."""

    form: ClassVar[str] = "line"

    path: str
    look: str


@dataclass(frozen=True, slots=True)
class SlideSign:
    """The sign of a verdict, by its upper left corner."""

    form: ClassVar[str] = "sign"

    verdict: Verdict
    x: float
    y: float
    size: float


Placed = SlideText | SlideArea | SlideSign
"""Shapes that have a place of their own."""
Shape = Placed | SlideLine
Shapes = tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """The whole picture, from back to front."""

    width: float
    height: float
    shapes: Shapes


def text_within(words: str, width: float, most: int, look: TextLook, verdict: str = "") -> SlideText:
    """The text in at most so many lines of this width, at the corner of the picture; one that is cut ends in `…`."""
    words = showable(words)
    room = width / (_BOLDER if look.is_bold else 1)
    lines = tuple(line.rstrip() for line in wrapped(words, room, look.size))
    if len(lines) <= most:
        return SlideText(lines, 0, 0, look, verdict=verdict)
    return SlideText((*lines[: most - 1], _cut(lines[most - 1], width, look)), 0, 0, look, whole=words, verdict=verdict)


def _cut(line: str, width: float, look: TextLook) -> str:
    """The line with a sign that it goes on: after a whole word, where it has several."""
    while line and look.width(f"{line} …") > width:
        before = line.rpartition(" ")[0]
        line = before or line[:-1]
    return f"{line} …".lstrip()
