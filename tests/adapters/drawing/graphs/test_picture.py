from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.adapters.drawing import Caption, drawn_graph
from cxmap.diagrams.graph import Arrangement, Graph, GraphEdge, GraphGroup, GraphNode, NodeKind, Relation
from cxmap.diagrams.shortened import shortened
from cxmap.model.verdicts import Verdict
from tests.cases import case_files, read_case
from tests.diagrams.graph_cases import graph_of, node_of
from tests.diagrams.hostile_names import HOSTILE_NAMES

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("d", "Title & <co>", "Description")
CASES = case_files(Path(__file__).parents[3] / "diagrams" / "graphs")
WIDE = Graph(
    "T",
    tuple(
        GraphGroup(name, tuple(node_of(f"{kind}/{at}", f"{name} number {at}") for at in range(count)), within)
        for name, kind, count, within in (
            ("Employees", "department", 7, "Who delivers"),
            ("Partners", "partner", 4, "Who delivers"),
            ("Journeys", "journey", 1, ""),
            ("Customers", "persona", 5, ""),
        )
    ),
    (
        *(GraphEdge(f"department/{at}", "journey/0", Relation.OWNS) for at in range(7)),
        *(GraphEdge(f"department/{at}", f"persona/{at % 5}", Relation.SERVES) for at in range(7)),
        *(GraphEdge("journey/0", f"persona/{at}", Relation.SERVES) for at in range(5)),
        GraphEdge("department/0", "partner/3", Relation.TENSION),
        GraphEdge("persona/0", "persona/4", Relation.TENSION),
        GraphEdge("persona/1", "department/2", Relation.STANDS_BEHIND),
    ),
)


def picture(graph: Graph) -> Element:
    return ElementTree.fromstring(drawn_graph(graph, CAPTION, lambda path: f"../{path}"))


def of_class(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def words(element: Element) -> list[str]:
    """The texts; a line that goes on ends with its space."""
    return ["".join(part.text or "" for part in text) for text in element.iter(f"{SVG}text")]


def one(node: GraphNode, **others: Any) -> Graph:
    return Graph("T", (GraphGroup("Group", (node,)),), (), **others)


def boxes(root: Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each card."""
    found = []
    for card in of_class(root, "cxmap-node__card"):
        if card.tag == f"{SVG}rect":
            x, y, width, height = (float(card.get(name, "nan")) for name in ("x", "y", "width", "height"))
        else:
            x, y, *sizes = map(float, re.findall(r"-?[\d.]+", card.get("d", ""))[:4])
            width, height = sizes[0], sizes[1]
        found.append((x, y, x + width, y + height))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_picture_shows_every_name_every_group_and_every_relation(case: Path) -> None:
    graph = graph_of(read_case(case))

    root = picture(graph)

    assert sorted(words(card)[0] for card in of_class(root, "cxmap-node")) == sorted(node.name for node in graph.nodes)
    assert {group.name for group in graph.groups} <= set(words(root))
    assert {group.within for group in graph.groups} - {""} <= set(words(root))
    assert Counter(edge.get("data-ends") is not None for edge in of_class(root, "cxmap-edge"))[True] == len(graph.edges)


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_no_card_hides_another_and_all_are_inside(case: Path) -> None:
    root = picture(graph_of(read_case(case)))

    assert_apart_and_inside(root)


def test_many_columns_and_lines_are_laid_out_without_hiding_a_card() -> None:
    assert_apart_and_inside(picture(WIDE))


def assert_apart_and_inside(root: Element) -> None:
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for left, top, right, bottom in boxes(root):
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
    for one, other in combinations(boxes(root), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_each_line_of_a_blueprint_lies_between_the_rows_that_it_parts() -> None:
    graph = graph_of(read_case(CASES[[case.stem for case in CASES].index("blueprint-of-a-stage")]))

    root = picture(graph)

    heights = [float(line.get("d", "").split()[2]) for line in of_class(root, "cxmap-graph__line")]
    bottoms = dict(zip((node.key for node in graph.nodes), (box[3] for box in boxes(root)), strict=True))
    lines = [group.within for group in graph.groups if group.within]
    names = list(dict.fromkeys(lines))
    assert len(heights) == len(names) == 3
    for name, height in zip(names, heights, strict=True):
        below = {group.name for group in graph.groups if group.within in names[names.index(name) :]}
        for group in graph.groups:
            assert all((bottoms[node.key] > height) == (group.name in below) for node in group.nodes)
    assert set(names) <= set(words(root))


def test_what_customers_see_and_do_stands_in_the_picture() -> None:
    graph = graph_of(read_case(CASES[[case.stem for case in CASES].index("blueprint-of-a-stage")]))

    root = picture(graph)

    (card,) = (each for each in of_class(root, "cxmap-node") if words(each)[0] == "At the door")
    assert "Opens the door" in words(card)
    assert card.get("aria-label", "").startswith("At the door, Opens the door, ")
    assert {"They see and hold", "A driver in blue"} <= set(words(root))


def test_a_card_reaches_over_its_columns() -> None:
    wide = GraphNode("w", "Wide", NodeKind.DEPARTMENT, columns=2)
    others = tuple(GraphNode(f"n{at}", "One", NodeKind.DEPARTMENT, column=at) for at in range(3))
    graph = Graph("T", (GraphGroup("G", (others[0], wide, *others[1:])),), (), Arrangement.LANES)

    first, over, beside, last = boxes(picture(graph))

    assert (over[0], over[2]) == (first[0], beside[2])
    # It stands below the first card, the one beside it below both, and the last one on top.
    assert first[3] < over[1] < over[3] < beside[1]
    assert last[1] == first[1]


def test_node_leads_to_its_page_and_says_what_is_behind_it() -> None:
    node = GraphNode("k", "Next day", NodeKind.PROMISE, "promises/x.md", "As published.", Verdict.BROKEN)

    (link,) = picture(one(node)).iter(f"{SVG}a")

    assert link.get("href") == "../promises/x.md"
    assert link.get("aria-label") == "Next day, broken"
    assert link.findtext(f"{SVG}title") == "As published."


def test_node_without_a_page_is_no_link() -> None:
    root = picture(one(node_of("promise/x")))

    assert not list(root.iter(f"{SVG}a"))


def test_verdict_shows_as_icon_word_and_class() -> None:
    root = picture(one(GraphNode("k", "N", NodeKind.PROMISE, verdict=Verdict.AT_RISK)))

    (card,) = of_class(root, "cxmap-node--at-risk")
    assert "cxmap-verdict--at-risk" in card.get("class", "")
    assert len(of_class(card, "cxmap-node__icon")) == 1
    assert words(card) == ["N", "at risk"]


def test_weakest_link_has_a_word_and_a_shape_of_its_own() -> None:
    weak = picture(one(GraphNode("k", "N", NodeKind.CAPABILITY, is_weakest=True)))
    strong = picture(one(GraphNode("k", "N", NodeKind.CAPABILITY)))

    assert words(of_class(weak, "cxmap-node--weakest")[0]) == ["N", "weakest link"]
    assert [of_class(root, "cxmap-node__card")[0].tag for root in (weak, strong)] == [f"{SVG}path", f"{SVG}rect"]


@pytest.mark.parametrize("kind", NodeKind)
def test_every_kind_is_drawn(kind: NodeKind) -> None:
    assert of_class(picture(one(GraphNode("k", "N", kind))), f"cxmap-node--{kind}")


def test_lines_that_look_different_are_explained() -> None:
    notes = [words(note) for note in of_class(picture(WIDE), "cxmap-graph__note")]

    assert notes == [["owns, serves"], ["stands behind"], ["is in tension with"]]


def test_lines_that_look_alike_need_no_explanation() -> None:
    graph = graph_of({"chain": "promise/next-day", "map": {}})

    assert not of_class(picture(graph), "cxmap-graph__note")


def test_shortened_graph_says_how_much_is_missing() -> None:
    graph = Graph("T", (GraphGroup("G", tuple(node_of(f"touchpoint/{at}") for at in range(70))),), ())

    assert "10 more would not fit here." in words(picture(shortened(graph)))


def test_graph_of_nothing_is_drawn() -> None:
    assert picture(Graph("T", (), ())).get("viewBox")


def test_picture_has_a_title_and_a_description_and_does_not_hide_its_links() -> None:
    root = picture(WIDE)

    by_id = {element.get("id"): "".join(element.itertext()) for element in root.iter()}
    assert [by_id[name] for name in root.get("aria-labelledby", "").split()] == ["Title & <co>", "Description"]
    assert root.get("role") == "group"


def test_every_id_is_the_pictures_own() -> None:
    ids = Counter(element.attrib["id"] for element in picture(WIDE).iter() if "id" in element.attrib)

    assert all(each == "d" or each.startswith("d-") for each in ids)
    assert set(ids.values()) == {1}


@pytest.mark.parametrize("name", [name for name in HOSTILE_NAMES if name.strip()])
def test_hostile_names_show_as_written_everywhere(name: str) -> None:
    node = GraphNode(name, name, NodeKind.TOUCHPOINT, name, name, marks=(name,))
    other = GraphNode("other", name, NodeKind.PARTNER)
    edge = GraphEdge(name, "other", Relation.TENSION)
    graph = Graph(name, (GraphGroup(name, (node,)), GraphGroup(name, (other,), name)), (edge,))

    svg = drawn_graph(graph, Caption("d", name, name), lambda path: path)

    root = ElementTree.fromstring(svg)
    shown = squeezed("".join(root.itertext()))
    assert shown.count(squeezed(as_shown(name))) >= 8
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "desc", "defs", "marker", "path", "rect", "g", "a", "text", "tspan")
    }
    assert not [attribute for element in root.iter() for attribute in element.attrib if attribute.startswith("on")]


@given(st.text(st.characters(categories=None)), st.text(st.characters(categories=None)))
def test_whatever_it_is_called_the_picture_is_well_formed(name: str, path: str) -> None:
    assert picture(one(GraphNode("k", name, NodeKind.PROMISE, path, name, marks=(name,)))) is not None


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def as_shown(text: str) -> str:
    return re.sub("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def test_same_graph_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "from tests.adapters.drawing.graphs.test_picture import *\n"
        "from cxmap.diagrams.mermaid.flowchart import flowchart_text\n"
        "import hashlib\n"
        "graphs = [WIDE, *(graph_of(read_case(case)) for case in CASES)]\n"
        "text = ''.join(drawn_graph(graph, CAPTION, str) + flowchart_text(graph) for graph in graphs)\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    ]

    assert len(set(runs)) == 1
