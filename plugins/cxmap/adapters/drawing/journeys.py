"""A journey's drawing, whose touchpoints lead to their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing.caption import Caption
from cxmap.adapters.drawing.inline import drawn
from cxmap.adapters.drawing.port import Drawing, Refused
from cxmap.diagrams import JourneyDiagram, JourneyTask, journey_text, showable


def drawn_journey(
    drawing: Drawing, diagram: JourneyDiagram, caption: Caption, address: Callable[[str], str]
) -> str | Refused:
    """The journey as one `svg` element for a page; `address` makes a URL of a touchpoint's path."""

    def linked(root: Element) -> None:
        # A stage without touchpoints is drawn with a task that says so.
        tasks = [task for section in diagram.sections for task in section.tasks or (None,)]
        for group, task in zip(_groups(root), tasks, strict=True):
            if task and task.path:
                _link(group, task, address(task.path))

    return drawn(drawing, journey_text(diagram), caption, linked)


def _groups(root: Element) -> Iterator[Element]:
    """One group for each task, in order."""
    for group in root.findall("g"):
        box = group.find("rect")
        if box is not None and "task" in box.get("class", "").split():
            yield group


def _link(group: Element, task: JourneyTask, address: str) -> None:
    group.tag = "a"
    group.attrib |= {"href": address, "class": "cxmap-task", "aria-label": showable(task.title)}
