"""A journey's drawing laid out for reading: every name in full, the parties on top and numbered."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing import journey_rows as rows
from cxmap.adapters.drawing.journey_rows import GAP, MARGIN, RADIUS, Box
from cxmap.adapters.drawing.labels import LINE_HEIGHT, set_lines, text_width, wrapped
from cxmap.adapters.drawing.look import LINE

_TITLE_SIZE, _STAGE_SIZE, _TASK_SIZE, _PARTY_SIZE = 18, 14, 13, 13
_NARROWEST = 420
# How far the worst face is below the best one.
_FACES = 120
_FACE_ROOM = 26


def lay_out_journey(root: Element) -> None:
    """Give each row the height that its longest name needs, and move everything below it."""
    stages = tuple(_boxes(root, "journey-section", _STAGE_SIZE))
    tasks = tuple(_boxes(root, "task", _TASK_SIZE))
    left = min((box.x for box in stages + tasks), default=0) - MARGIN
    right = max((box.x + box.width for box in stages + tasks), default=left) - left
    width = max(right + GAP, _NARROWEST)
    top = _place_legend(root, width, _place_title(root, width))
    stages_end = rows.place_boxes(stages, left, top)
    tasks_top = stages_end + (GAP + RADIUS if stages else RADIUS)
    tasks_end = rows.place_boxes(tasks, left, tasks_top)
    faces = tasks_end + 2 * GAP + _FACE_ROOM
    bottom = faces + _FACES + _FACE_ROOM
    for task in tasks:
        rows.place_parties(task, tasks_top)
        rows.place_face(task, (tasks_end, faces, bottom))
    _place_axis(root, tasks_end + GAP, width)
    root.set("viewBox", f"0 0 {ceil(width)} {ceil(bottom + MARGIN)}")


def _boxes(root: Element, kind: str, font_size: int) -> Iterator[Box]:
    for group in root.findall("g"):
        rect, labels = group.find("rect"), group.findall("text")
        if rect is not None and labels and kind in rect.get("class", "").split():
            yield Box(group, rect, _merged(group, labels), font_size)


def _place_title(root: Element, width: float) -> float:
    """Where the next row begins."""
    title = next((text for text in root.findall("text") if text.get("font-weight") == "bold"), None)
    if title is None:
        return MARGIN
    lines = wrapped("".join(title.itertext()), width - 2 * MARGIN, _TITLE_SIZE)
    height = len(lines) * _TITLE_SIZE * LINE_HEIGHT
    title.attrib = {"class": "journey-title", "x": str(MARGIN), "y": f"{MARGIN + height / 2:g}"}
    title.set("style", f"font-size:{_TITLE_SIZE}px;font-weight:bold;dominant-baseline:central")
    set_lines(title, lines, _TITLE_SIZE)
    return MARGIN + height + MARGIN


def _place_legend(root: Element, width: float, top: float) -> float:
    """Where the next row begins."""
    x, y, row_height = float(MARGIN), top, 0.0
    start = 2 * RADIUS + 6
    for mark, name in list(_legend(root)):
        lines = wrapped("".join(name.itertext()), width - 2 * MARGIN - start, _PARTY_SIZE)
        taken = start + max((text_width(line, _PARTY_SIZE) for line in lines), default=0) + GAP
        if x > MARGIN and x + taken > width - MARGIN:
            x, y, row_height = float(MARGIN), y + row_height, 0.0
        height = max(2 * RADIUS, len(lines) * _PARTY_SIZE * LINE_HEIGHT) + 6
        middle = y + height / 2
        rows.place_mark(root, mark, x + RADIUS, middle)
        name.attrib = {"class": "legend", "x": f"{x + start:g}", "y": f"{middle:g}"}
        name.set("style", f"font-size:{_PARTY_SIZE}px;dominant-baseline:central")
        set_lines(name, lines, _PARTY_SIZE)
        x, row_height = x + taken, max(row_height, height)
    return y + row_height + MARGIN if row_height else top


def _legend(root: Element) -> Iterator[tuple[Element, Element]]:
    """Each party's circle and name."""
    parties: list[tuple[Element, list[Element]]] = []
    for child in root:
        if child.tag == "circle":
            parties.append((child, []))
        elif child.get("class") == "legend" and parties:
            parties[-1][1].append(child)
    return ((mark, _merged(root, names)) for mark, names in parties if names)


def _merged(parent: Element, labels: list[Element]) -> Element:
    """One label for what Mermaid wrote as several, one a line."""
    first, *others = labels
    text = " ".join("".join(label.itertext()) for label in labels)
    for label in others:
        parent.remove(label)
    first[:] = []
    first.text = text
    return first


def _place_axis(root: Element, y: float, width: float) -> None:
    for axis in root.findall("line"):
        axis.attrib |= {"x1": str(MARGIN), "x2": f"{width - MARGIN - 6:g}", "stroke-width": "3"}
        axis.attrib |= {"y1": f"{y:g}", "y2": f"{y:g}", "style": f"stroke:{LINE}"}
    for arrow in root.iter("marker"):
        for path in arrow.findall("path"):
            path.set("fill", LINE)
