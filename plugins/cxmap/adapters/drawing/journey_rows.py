"""The rows of a journey's drawing: stages, touchpoints with their parties, faces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing.labels import LINE_HEIGHT, set_lines, words_of, wrapped
from cxmap.adapters.drawing.look import EDGE, FACE, INK, LINE, MARK, PARTY_COLOURS
from cxmap.adapters.drawing.numbers import number, parsed_number
from cxmap.diagrams import NO_SCORE, NO_TOUCHPOINTS

MARGIN, GAP, RADIUS = 10, 14, 9
_PADDING, _PADDING_ABOVE = 10, 15
_LOWEST_BOX = 34
_MARK_SIZE = 10
# Where Mermaid draws the best face.
_BEST_FACE = 300
_ACROSS = frozenset({"x", "x1", "x2", "cx"})
_DOWN = frozenset({"y", "y1", "y2", "cy"})


@dataclass(frozen=True, slots=True)
class Box:
    """A stage or a touchpoint: its group with its box and its label."""

    group: Element
    rect: Element
    label: Element
    font_size: int

    @property
    def x(self) -> float:
        return number(self.rect, "x")

    @property
    def width(self) -> float:
        return number(self.rect, "width")

    @property
    def name(self) -> str:
        return " ".join(words_of("".join(self.label.itertext())))

    @property
    def lines(self) -> tuple[str, ...]:
        return wrapped(self.name, self.width - 2 * _PADDING, self.font_size)


def place_boxes(boxes: tuple[Box, ...], left: float, top: float) -> float:
    """Where the row ends."""
    if not boxes:
        return top
    lines_of = [(box, box.lines) for box in boxes]
    height = max(len(lines) * box.font_size * LINE_HEIGHT for box, lines in lines_of) + 2 * _PADDING_ABOVE
    height = max(height, _LOWEST_BOX)
    for box, lines in lines_of:
        _move_sideways(box.group, -left)
        box.rect.attrib |= {"y": f"{top:g}", "height": f"{height:g}", "stroke": EDGE}
        # The stage's colour comes from its class.
        box.rect.attrib.pop("fill", None)
        box.label.set("y", f"{top + height / 2:g}")
        set_lines(box.label, lines, box.font_size)
        box.label.attrib.pop("fill", None)
        weight = ";font-weight:bold" if "journey-section" in box.rect.get("class", "") else ""
        box.label.set("style", f"text-anchor:middle;font-size:{box.font_size}px;fill:{INK}{weight}")
    return top + height


def place_parties(task: Box, top: float) -> None:
    """The parties behind a touchpoint, on the upper edge of its box."""
    marks = [circle for circle in task.group.findall("circle") if circle.get("class") != "face"]
    room = task.width - 2 * RADIUS - 8
    step = min(2 * RADIUS + 2, room / max(len(marks) - 1, 1))
    for at, mark in enumerate(marks):
        place_mark(task.group, mark, task.x + RADIUS + 4 + at * step, top)


def place_mark(parent: Element, mark: Element, x: float, y: float) -> None:
    """A party's circle, with its number in it."""
    position = int(parsed_number(mark.get("class", "").rpartition("-")[2]))
    mark.attrib |= {"cx": f"{x:g}", "cy": f"{y:g}", "r": str(RADIUS), "stroke": LINE}
    mark.set("fill", PARTY_COLOURS[position % len(PARTY_COLOURS)])
    label = Element("text", x=f"{x:g}", y=f"{y:g}")
    label.set("class", "journey-mark")
    label.set(
        "style",
        f"text-anchor:middle;dominant-baseline:central;font-size:{_MARK_SIZE}px;"
        f"font-weight:bold;fill:{MARK};pointer-events:none",
    )
    label.text = str(position + 1)
    parent.insert(list(parent).index(mark) + 1, label)


def place_face(task: Box, heights: tuple[float, float, float]) -> None:
    """The face at the height of its score, on a line between the box's and the drawing's end."""
    begin, best, end = heights
    for line in task.group.findall("line"):
        line.attrib |= {"y1": f"{begin:g}", "y2": f"{end:g}", "style": f"stroke:{LINE}"}
    face, features = task.group.find("circle[@class='face']"), task.group.find("g")
    if face is None or features is None:
        return
    if task.name.endswith((NO_SCORE, NO_TOUCHPOINTS)):
        _hollow(task, face, features)
    else:
        face.set("style", f"fill:{FACE};stroke:{LINE}")
    _move_down((face, *features), best - _BEST_FACE)
    for feature in features:
        feature.attrib |= {"fill": MARK, "stroke": MARK}
        if feature.get("class") == "mouth":
            feature.set("style", f"stroke:{MARK}")


def _hollow(task: Box, face: Element, features: Element) -> None:
    """No face where nobody said how it is felt."""
    for feature in list(features):
        features.remove(feature)
    if task.name.endswith(NO_TOUCHPOINTS):
        task.group.remove(face)
    face.attrib |= {"stroke-dasharray": "3 3", "style": f"fill:none;stroke:{LINE}"}


def _move_sideways(group: Element, by: float) -> None:
    for element in group.iter():
        for name in _ACROSS.intersection(element.keys()):
            element.set(name, f"{number(element, name) + by:g}")
        _translate(element, by, 0)


def _move_down(elements: Iterable[Element], by: float) -> None:
    for element in elements:
        for name in _DOWN.intersection(element.keys()):
            element.set(name, f"{number(element, name) + by:g}")
        _translate(element, 0, by)


def _translate(element: Element, right: float, down: float) -> None:
    moved = element.get("transform", "").removeprefix("translate(").removesuffix(")").split(",")
    if len(moved) == 2:
        x, y = map(parsed_number, moved)
        element.set("transform", f"translate({x + right:g},{y + down:g})")
