"""Every name shows as written in a flowchart too, drawn by Mermaid itself and by merman."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

import pytest

from cxmap.adapters.drawing import Drawing, inlined
from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, GraphNode, NodeKind, Relation
from cxmap.diagrams.mermaid.flowchart import flowchart_text
from tests.adapters.drawing.test_hostile_names import CAPTION, SVG, as_shown, batches, normalised
from tests.diagrams.hostile_names import HOSTILE_NAMES

XHTML = "{http://www.w3.org/1999/xhtml}"
# Mermaid's own marks for what is written by code point: it undoes them twice.
MARKS = frozenset(("ﬂ°°60¶ß", "ﬂ°amp¶ß", "¶ß"))
AT_ONCE = 12


def flowchart(names: list[str]) -> str:
    """Each name as a group and as a node."""
    nodes = tuple(GraphNode(f"{at}", name, NodeKind.TOUCHPOINT) for at, name in enumerate(names))
    groups = tuple(GraphGroup(name, (node,)) for name, node in zip(names, nodes, strict=True))
    edges = tuple(GraphEdge("0", f"{at}", Relation.THEN) for at in range(1, len(names)))
    return flowchart_text(Graph("T", groups, edges))


def expected(names: list[str]) -> Counter[str]:
    shown = [as_shown(name) for name in names]
    return Counter(shown + shown)


def labels(svg: str, tag: str) -> Counter[str]:
    return Counter(normalised("".join(each.itertext())) for each in ElementTree.fromstring(svg).iter(tag))


def few(names: tuple[str, ...]) -> list[list[str]]:
    return [batch[at : at + AT_ONCE] for batch in batches(names) for at in range(0, len(batch), AT_ONCE)]


def drawn(drawing: Drawing, names: list[str]) -> str:
    svg = drawing.draw(flowchart(names))
    assert isinstance(svg, str), svg
    return svg


def test_hostile_names_show_in_mermaid_itself() -> None:
    pytest.importorskip("mermaidx", reason="Mermaid itself is not installed")

    for names in few(tuple(name for name in HOSTILE_NAMES if name not in MARKS))[::4]:
        assert expected(names) <= labels(drawn(MermaidxDrawing(), names), f"{XHTML}span")


def test_hostile_names_show_in_merman_and_in_the_page() -> None:
    pytest.importorskip("merman", reason="merman has no wheel for this platform")

    for names in few(HOSTILE_NAMES):
        svg = drawn(MermanDrawing(), names)
        assert expected(names) <= labels(svg, f"{XHTML}span")
        in_page = {squeezed(label) for label in labels(inlined(svg, CAPTION), f"{SVG}text")}
        assert {squeezed(name) for name in expected(names)} - {""} <= in_page


def squeezed(text: str) -> str:
    # Labels are broken into lines.
    return "".join(text.split())
