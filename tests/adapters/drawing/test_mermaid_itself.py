"""Mermaid itself accepts the text of each of the five diagrams, as readers copy and download it."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.pages.kit.page import MermaidFile, PageView
from tests.pages.small_sites import overview_of, page_of

CHANGES: dict[str, Any] = {
    "department/hub": {"title": 'Hub: "sorting" & <loading>', "conflicts_with": ["department/last-mile"]},
    "partner/vans": {"title": "Vans; end"},
    "persona/home": {"title": "At home"},
    "touchpoint/doorstep": {
        "experience": {"score": "3.5"},
        "moment_of_truth": "true",
        "contributors": [{"partner": "vans"}, {"department": "hub", "layer": "support"}],
    },
    "capability/courier": {"relies_on": ["sorting"], "partners": ["vans"]},
    "capability/sorting": {"title": "Sorting"},
    "journey/receive": {
        "title": "Receive #1",
        "personas": ["home"],
        "stages": [{"name": "end", "touchpoints": ["doorstep"]}, {"name": "After"}],
    },
}
DIAGRAMS = {
    "journey": lambda: page_of("journey/receive", CHANGES),
    "blueprint": lambda: page_of("journey/receive", CHANGES),
    "chain": lambda: page_of("promise/next-day", CHANGES),
    "neighbourhood": lambda: page_of("department/last-mile", CHANGES),
    "part-1": lambda: overview_of("ecosystem", CHANGES),
}


def text_of(page: PageView, name: str) -> str:
    files = [file for section in (*page.before, *page.after) for file in section.files]
    diagrams = [file for file in files if isinstance(file, MermaidFile)]
    (text,) = (file.text for file in diagrams if file.path.endswith(f".{name}.mmd"))
    return text


@pytest.mark.parametrize("name", DIAGRAMS)
def test_mermaid_itself_accepts_each_diagram(name: str) -> None:
    pytest.importorskip("mermaidx", reason="Mermaid itself is not installed")

    svg = MermaidxDrawing().draw(text_of(DIAGRAMS[name](), name))

    assert isinstance(svg, str), svg
    assert "<svg" in svg
