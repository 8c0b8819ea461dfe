from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from cxmap.adapters.drawing import Caption, Drawing, Refused, drawn_journey
from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT

SVG = "{http://www.w3.org/2000/svg}"
TRACK = JourneyTask("Track <the> van", 4, ("Web",), "touchpoints/track.md")
JOURNEY = JourneyDiagram(
    "T",
    (
        JourneySection("Empty"),
        JourneySection("Wait", (TRACK, JourneyTask("No page", 3))),
        JourneySection("Door", (JourneyTask("Door", 2, (), "touchpoints/door.md"),)),
    ),
)


@pytest.fixture(params=["merman", "mermaidx"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    pytest.importorskip(request.param)
    return MermanDrawing() if request.param == "merman" else MermaidxDrawing()


def picture(drawing: Drawing, diagram: JourneyDiagram) -> Element:
    svg = drawn_journey(drawing, diagram, Caption("d", "t", "d"), lambda path: f"../{path}")
    assert isinstance(svg, str), svg
    return ElementTree.fromstring(svg)


def test_touchpoints_lead_to_their_pages(drawing: Drawing) -> None:
    links = list(picture(drawing, JOURNEY).iter(f"{SVG}a"))

    assert [(link.get("href"), link.get("aria-label")) for link in links] == [
        ("../touchpoints/track.md", "Track <the> van"),
        ("../touchpoints/door.md", "Door"),
    ]


def test_links_are_not_hidden_from_listeners(drawing: Drawing) -> None:
    assert picture(drawing, JOURNEY).get("role") == "group"


def test_journey_without_pages_is_a_picture(drawing: Drawing) -> None:
    diagram = JourneyDiagram("T", (JourneySection("A", (JourneyTask("B", 3),)),))

    root = picture(drawing, diagram)

    assert root.get("role") == "img"
    assert not list(root.iter(f"{SVG}a"))


def test_journey_that_cannot_be_drawn_is_refused(drawing: Drawing) -> None:
    diagram = replace(JOURNEY, title="x" * LONGEST_TEXT)

    assert isinstance(drawn_journey(drawing, diagram, Caption("d", "t", "d"), str), Refused)
