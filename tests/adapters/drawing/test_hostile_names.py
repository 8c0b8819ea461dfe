"""Every name shows as written, in Mermaid itself, in merman, and in what stands in the page.

Alike means: white space as SVG shows it, so each run of spaces, tabs and line ends is one space, none at the ends;
characters that no page can show are U+FFFD; a name without anything to show is a no-break space.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxmap.adapters.drawing import Caption, Drawing, inlined
from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.journey import journey_text
from tests.diagrams.hostile_names import HOSTILE_NAMES

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("d", "title", "description")
BATCH = 40
PARTS = 8  # so that workers share what takes Mermaid itself a minute
MOST_CHARACTERS = 1_800


@pytest.fixture(scope="module")
def mermaid() -> Drawing:
    pytest.importorskip("mermaidx", reason="Mermaid itself is not installed")
    return MermaidxDrawing()


@pytest.fixture(scope="module")
def merman() -> Drawing:
    pytest.importorskip("merman", reason="merman has no wheel for this platform")
    return MermanDrawing()


def big_list(shared: Path) -> list[str]:
    names: list[str] = json.loads((shared / "corpus/hostile/big-list-of-naughty-strings.json").read_text("utf-8"))
    return names


def attacks(shared: Path) -> list[str]:
    return (shared / "corpus/hostile/xss-strings.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def own_by_mermaid(mermaid: Drawing) -> list[str]:
    """Our own names, drawn once for all tests: Mermaid itself takes seconds."""
    return [drawn_by(mermaid, names) for names in batches(HOSTILE_NAMES)]


def test_own_hostile_names_show_in_mermaid_itself(own_by_mermaid: list[str]) -> None:
    for names, svg in zip(batches(HOSTILE_NAMES), own_by_mermaid, strict=True):
        assert_shown(svg, names)


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_names_of_others_show_in_mermaid_itself(mermaid: Drawing, shared: Path, part: int) -> None:
    for names in list(batches((*big_list(shared), *attacks(shared))))[part::PARTS]:
        assert_shown(drawn_by(mermaid, names), names)


def test_hostile_names_of_others_show_in_merman_and_in_the_page(merman: Drawing, shared: Path) -> None:
    for names in batches((*big_list(shared), *attacks(shared))):
        svg = drawn_by(merman, names)
        assert_shown(svg, names)
        assert_shown(inlined(svg, CAPTION), names)


def test_own_hostile_names_show_in_merman_and_in_the_page(merman: Drawing) -> None:
    for names in batches(HOSTILE_NAMES):
        svg = drawn_by(merman, names)
        assert_shown(svg, names)
        assert_shown(inlined(svg, CAPTION), names)


def test_both_libraries_show_hostile_names_in_the_same_order(merman: Drawing, own_by_mermaid: list[str]) -> None:
    for names, svg in zip(batches(HOSTILE_NAMES), own_by_mermaid, strict=True):
        ours, theirs = inlined(drawn_by(merman, names), CAPTION), inlined(svg, CAPTION)

        assert list(texts(ours)) == list(texts(theirs))


def batches(names: tuple[str, ...]) -> Iterator[list[str]]:
    """Few names, and few characters, at a time: Mermaid takes a text of 50,000, and a name may grow eightfold."""
    batch: list[str] = []
    # One name of each look: neighbours that look alike are told apart by a space.
    for name in {as_shown(name): name for name in names}.values():
        if batch and (len(batch) == BATCH or sum(map(len, (*batch, name))) > MOST_CHARACTERS):
            yield batch
            batch = []
        batch.append(name)
    yield batch


def drawn_by(drawing: Drawing, names: list[str]) -> str:
    stages = tuple(JourneySection(name, (JourneyTask(name, 3, (name,)),)) for name in names)
    svg = drawing.draw(journey_text(JourneyDiagram("The title", stages)))
    assert isinstance(svg, str), svg
    return svg


def assert_shown(svg: str, names: list[str]) -> None:
    expected = [as_shown(name) for name in names]
    *_, title = (shown for kind, shown in texts(svg) if kind == "title")
    assert title == "The title"
    assert [shown for kind, shown in texts(svg) if kind == "stage"] == expected
    assert [shown for kind, shown in texts(svg) if kind == "touchpoint"] == expected
    assert {shown for kind, shown in texts(svg) if kind == "department"} == set(expected)


def texts(svg: str) -> Iterator[tuple[str, str]]:
    """The kind and the text of each label."""
    for label in texts_elements(svg):
        classes = label.get("class", "").split()
        # What is too long for its box stands whole in its title.
        text = label.findtext(f"{SVG}title") or "".join(label.itertext())
        if "journey-section" in classes:
            yield "stage", normalised(text)
        elif "task" in classes:
            yield "touchpoint", normalised(text)
        elif "legend" in classes:
            yield "department", normalised(text)
        else:
            yield "title", normalised(text)


def texts_elements(svg: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(svg).iter(f"{SVG}text")


def normalised(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def as_shown(name: str) -> str:
    shown = "".join("\ufffd" if cannot_be_shown(character) else character for character in name)
    return normalised(shown) if name.strip(" ") else "\u00a0"


def cannot_be_shown(character: str) -> bool:
    if character in "\t\n\r":
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or ord(character) & 0xFFFE == 0xFFFE
