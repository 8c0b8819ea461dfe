from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxmap.adapters.drawing import Caption, Drawing, NoDrawingLibraryError, Refused, choice, chosen, drawn
from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT
from cxmap.diagrams.mermaid.journey import journey_text

CAPTION = Caption("d", "title", "description")
EMPTY = "write the diagram between the fences, or take them out"
ACROSS = {"x", "x1", "x2", "cx"}
JOURNEYS = {
    "no stages": JourneyDiagram("T"),
    "no name": JourneyDiagram("", (JourneySection("", (JourneyTask("", 3, ("",)),)),)),
    "a stage without touchpoints": JourneyDiagram("T", (JourneySection("A"),)),
    "stages of one name": JourneyDiagram("T", (JourneySection("A"), JourneySection("A"), JourneySection("A"))),
    "a party of a number": JourneyDiagram("T", (JourneySection("A", (JourneyTask("B", 1, ("10", "9", "Z")),)),)),
    "scores of every kind": JourneyDiagram(
        "T",
        (
            JourneySection("A", (JourneyTask("B", Decimal("1.50"), ("P", "Q")), JourneyTask("C", 5, ("Q",)))),
            JourneySection("D", (JourneyTask("E", None, ("P",)), JourneyTask("F", Decimal("3.9")))),
        ),
    ),
    "many": JourneyDiagram(
        "T",
        tuple(
            JourneySection(f"Stage {stage}", tuple(JourneyTask(f"Task {task}", task, ("P",)) for task in range(1, 6)))
            for stage in range(12)
        ),
    ),
}


@pytest.fixture(params=["merman", "mermaidx"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    pytest.importorskip(request.param)
    return MermanDrawing() if request.param == "merman" else MermaidxDrawing()


@pytest.mark.parametrize("name", JOURNEYS)
def test_both_libraries_give_the_same_picture_of_a_journey(name: str) -> None:
    pytest.importorskip("merman")
    pytest.importorskip("mermaidx")
    text = journey_text(JOURNEYS[name])

    ours, theirs = drawn(MermanDrawing(), text, CAPTION), drawn(MermaidxDrawing(), text, CAPTION)

    assert isinstance(ours, str)
    assert isinstance(theirs, str)
    assert list(elements(ours)) == list(elements(theirs))


def elements(svg: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each element but where it stands from left to right, which hangs on how wide the parties' names are measured."""
    for element in ElementTree.fromstring(svg).iter():
        if element.tag.endswith("}style") or "viewBox" in element.attrib:
            continue
        kept = {name: value.partition(",")[2] if name == "transform" else value for name, value in element.items()}
        yield element.tag, element.text or "", {name: kept[name] for name in kept.keys() - ACROSS}


@pytest.mark.parametrize(
    ("text", "line"),
    [("journey\ntitle T\nnonsense", 3), ("flowchart LR\nA[x", 2), ("no diagram", 1)],
)
def test_refusal_says_why_and_where(drawing: Drawing, text: str, line: int | None) -> None:
    refused = drawing.draw(text)

    assert isinstance(refused, Refused)
    assert refused.reason
    assert refused.line == line


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", Refused("the diagram is empty", hint=EMPTY)),
        (" \n ", Refused("the diagram is empty", hint=EMPTY)),
        ("journey\n" + "x" * LONGEST_TEXT, Refused("the diagram has more than 50,000 characters")),
        (
            "journey\ntitle \ud800",
            Refused("the line holds half a character", 2, "delete the character and write it again"),
        ),
    ],
)
def test_what_no_library_should_see_is_refused_alike(drawing: Drawing, text: str, refused: Refused) -> None:
    assert drawing.draw(text) == refused


def test_refused_text_is_refused_for_the_page_too(drawing: Drawing) -> None:
    assert isinstance(drawn(drawing, "no diagram", CAPTION), Refused)


def test_kept_drawing_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mermaidx = pytest.importorskip("mermaidx")
    drawing, text = MermaidxDrawing(tmp_path / "cache"), journey_text(JOURNEYS["no stages"])
    first = drawing.draw(text)
    monkeypatch.delattr(mermaidx, "render")

    again = drawing.draw(text)

    assert again == first
    assert [file.suffix for file in (tmp_path / "cache").iterdir()] == [".svg"]


def test_refused_text_is_not_kept(tmp_path: Path) -> None:
    pytest.importorskip("mermaidx")

    MermaidxDrawing(tmp_path).draw("no diagram")

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("installed", "expected"),
    [({"merman", "mermaidx"}, MermanDrawing), ({"merman"}, MermanDrawing), ({"mermaidx"}, MermaidxDrawing)],
)
def test_merman_draws_where_it_is_installed(
    installed: set[str], expected: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not all(map(importlib.util.find_spec, installed)):
        pytest.skip(f"the drawing libraries {sorted(installed)} are not installed here")
    monkeypatch.setattr(choice, "find_spec", {name: name for name in installed}.get)

    assert isinstance(chosen(tmp_path), expected)


def test_nothing_installed_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", {}.get)

    with pytest.raises(NoDrawingLibraryError, match="install `merman`"):
        chosen(tmp_path)
