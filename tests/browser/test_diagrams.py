from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, expect

from cxmap.adapters.drawing import Caption, drawn_graph
from cxmap.adapters.drawing.geometry import number_rules
from cxmap.adapters.html.theme import theme_folder
from cxmap.diagrams.graph import Arrangement, Graph, GraphEdge, GraphGroup, GraphHeading, GraphNode, NodeKind, Relation
from cxmap.model.verdicts import Verdict
from tests.browser.stillness import until

ASSETS = theme_folder() / "assets"
SVG = "{http://www.w3.org/2000/svg}"
# What Material brings: its colours, and the dark scheme.
MATERIAL = """
:root { --md-default-bg-color: #fff; --md-default-fg-color: #222; --md-accent-fg-color: #526cfe }
@media screen { [data-md-color-scheme=slate] { --md-default-bg-color: #1e2129; --md-default-fg-color: #eee } }
html { font-size: 125% } figure { margin: 0 }
body { background: var(--md-default-bg-color); color: var(--md-default-fg-color); font: 16px sans-serif }
"""


def blueprint(steps: int) -> Graph:
    verdicts = (*Verdict, None)
    touchpoints = tuple(
        GraphNode(f"t{at}", "At the door", NodeKind.TOUCHPOINT, "touchpoints/t/", verdict=verdicts[at % 8], column=at)
        for at in range(steps)
    )
    parties = tuple(
        GraphNode(f"d{at}", "Last mile", NodeKind.DEPARTMENT, "departments/d/", column=at) for at in range(steps)
    )
    behind = (
        GraphEdge(party.key, at.key, Relation.STANDS_BEHIND) for party, at in zip(parties, touchpoints, strict=True)
    )
    along = (GraphEdge(one.key, other.key, Relation.THEN) for one, other in pairwise(touchpoints))
    groups = (GraphGroup("Touchpoints", touchpoints), GraphGroup("Backstage", parties, "Line of visibility"))
    heading = GraphHeading("Delivery", 0, steps - 1)
    return Graph("Receive a parcel", groups, (*along, *behind), Arrangement.LANES, (heading,))


def chain() -> Graph:
    nodes = tuple(
        GraphNode(kind.value, kind.value, kind, f"{kind}/", is_weakest=kind is NodeKind.CAPABILITY)
        for kind in (NodeKind.PROMISE, NodeKind.TOUCHPOINT, NodeKind.CAPABILITY, NodeKind.PARTNER)
    )
    edges = tuple(GraphEdge(upper.key, lower.key, Relation.RESTS_ON) for upper, lower in pairwise(nodes))
    return Graph("promise", tuple(GraphGroup(node.name, (node,)) for node in nodes), edges)


def show(page: Page, graph: Graph, folder: Path, scheme: str = "default") -> Locator:
    styles = number_rules() + "".join((ASSETS / name).read_text("utf-8") for name in ("cxmap.css", "diagrams.css"))
    script = (ASSETS / "diagrams.js").read_text("utf-8")
    picture = drawn_graph(graph, Caption("d", "Receive: a parcel", "Description"), lambda path: f"../{path}")
    file = folder / "page.html"
    file.write_text(
        f'<!doctype html><meta charset="utf-8"><title>T</title><style>{MATERIAL}{styles}</style>'
        f'<body data-md-color-scheme="{scheme}"><figure class="cxmap-diagram">{picture}</figure>'
        f'<p style="height: 3000px">Below</p><script>{script}</script>',
        "utf-8",
    )
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(file.as_uri())
    return page.locator("svg.cxmap-drawing")


def width(drawing: Locator) -> float:
    box = drawing.bounding_box()
    assert box
    return box["width"]


def test_buttons_zoom_and_reset(page: Page, tmp_path: Path) -> None:
    drawing = show(page, blueprint(10), tmp_path)
    before = width(drawing)

    page.get_by_role("button", name="Zoom in").click()
    wider = width(drawing)
    page.get_by_role("button", name="Show the whole diagram").click()
    whole = width(drawing)
    page.get_by_role("button", name="Reset the size").click()

    assert wider == pytest.approx(before * 1.25, rel=0.01)
    assert whole <= 900
    assert width(drawing) == pytest.approx(before, rel=0.01)


def test_a_diagram_that_is_too_wide_opens_at_the_subject_of_its_page(page: Page, tmp_path: Path) -> None:
    names = ("One", "Two", "Three", "Four", "Five")
    own = f"{tmp_path.name}/page.html"
    groups = tuple(
        GraphGroup(name, (GraphNode(name, name, NodeKind.DEPARTMENT, own if name == "Four" else f"{name}/"),))
        for name in names
    )

    show(page, Graph("Columns", groups, (GraphEdge("Four", "Five", Relation.OWNS),)), tmp_path)
    page.set_viewport_size({"width": 390, "height": 700})
    page.reload()

    expect(page.get_by_role("link", name="Four")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Five")).to_be_in_viewport()
    expect(page.get_by_role("link", name="One")).not_to_be_in_viewport()


def test_a_chain_that_is_too_wide_opens_at_its_weakest_link(page: Page, tmp_path: Path) -> None:
    keys = tuple("abcdefgh")
    nodes = tuple(GraphNode(key, key, NodeKind.CAPABILITY, f"{key}/", is_weakest=key == "g") for key in keys)
    edges = tuple(GraphEdge(one, other, Relation.RESTS_ON) for one, other in pairwise(keys))

    show(page, Graph("Chain", tuple(GraphGroup(node.name, (node,)) for node in nodes), edges), tmp_path)
    page.set_viewport_size({"width": 390, "height": 700})
    page.reload()

    expect(page.get_by_role("link", name="g")).to_be_in_viewport(ratio=1)


def test_keys_zoom_where_the_diagram_has_the_focus(page: Page, tmp_path: Path) -> None:
    drawing = show(page, blueprint(10), tmp_path)
    before = width(drawing)

    page.locator("figure").focus()
    page.keyboard.press("+")
    wider = width(drawing)
    page.keyboard.press("0")

    assert wider > before * 1.2
    assert width(drawing) == pytest.approx(before, rel=0.01)


def test_wheel_scrolls_the_page_and_zooms_only_with_the_control_key(page: Page, tmp_path: Path) -> None:
    drawing = show(page, blueprint(10), tmp_path)
    before = width(drawing)
    drawing.hover(position={"x": 300, "y": 100})

    page.mouse.wheel(0, 30)
    until(page, "window.scrollY > 0")
    unchanged = width(drawing)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")

    assert unchanged == before
    until(page, f"document.querySelector('svg').getBoundingClientRect().width > {before * 1.2}")


def test_mouse_drags_a_wide_diagram(page: Page, tmp_path: Path) -> None:
    show(page, blueprint(14), tmp_path)
    box = page.locator("figure").bounding_box()
    assert box

    page.mouse.move(box["x"] + 500, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 5)
    page.mouse.up()

    assert page.locator("figure").evaluate("figure => figure.scrollLeft") == pytest.approx(300, abs=2)


def test_downloaded_drawing_stands_alone(page: Page, tmp_path: Path) -> None:
    show(page, chain(), tmp_path, "slate")

    with page.expect_download() as download:
        page.get_by_role("button", name="Download SVG").click()

    svg = download.value.path().read_text("utf-8")
    root = ElementTree.fromstring(svg)
    assert download.value.suggested_filename == "receive-a-parcel.svg"
    assert not re.search(r"var\(|class=|<style", svg)
    assert all(link.get("href", "").startswith("file://") for link in root.iter(f"{SVG}a"))
    assert next(root.iter(f"{SVG}rect")).get("fill") == "rgb(30, 33, 41)"


def test_lines_of_a_card_stand_out_while_it_has_the_focus(page: Page, tmp_path: Path) -> None:
    show(page, chain(), tmp_path)

    page.locator("[data-node=n1]").focus()

    expect(page.locator(".cxmap-edge--near")).to_have_count(2)
    expect(page.locator(".cxmap-graph--pointed")).to_have_count(1)


def test_tab_reaches_every_node(page: Page, tmp_path: Path) -> None:
    show(page, chain(), tmp_path)
    reached = []

    page.locator("figure").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('data-node')"))

    assert reached == ["n0", "n1", "n2", "n3"]


def test_print_shows_the_whole_diagram_without_buttons(page: Page, tmp_path: Path) -> None:
    drawing = show(page, blueprint(14), tmp_path)
    page.get_by_role("button", name="Zoom in").click()

    page.emulate_media(media="print")

    assert width(drawing) == pytest.approx(page.evaluate("document.body.clientWidth"), abs=1)
    expect(page.locator(".cxmap-diagram-tools")).to_be_hidden()


@pytest.mark.parametrize(("steps", "sheet"), [(14, b"/MediaBox [0 0 841"), (1, b"/MediaBox [0 0 59")])
def test_a_wide_diagram_lies_on_a_sheet_in_landscape(page: Page, tmp_path: Path, steps: int, sheet: bytes) -> None:
    show(page, blueprint(steps), tmp_path)
    page.add_style_tag(path=ASSETS / "map.css")

    document = page.pdf(prefer_css_page_size=True, format="A4").replace(b"\n", b" ")

    assert document.index(b"/MediaBox [0 0 ") == document.index(sheet)


def test_narrow_page_does_not_scroll_sideways(page: Page, tmp_path: Path) -> None:
    show(page, blueprint(14), tmp_path)

    page.set_viewport_size({"width": 360, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


CONTRAST = """
() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = parse(colour).map((part) => {
      part /= 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (text) => {
    const card = text.closest(".cxmap-node")?.querySelector(".cxmap-node__card");
    if (card) return getComputedStyle(card).fill;
    const at = text.getBoundingClientRect();
    const bands = [...document.querySelectorAll("svg > g > rect")].filter((band) => {
      const box = band.getBoundingClientRect();
      return box.left <= at.left && at.right <= box.right && box.top <= at.top && at.bottom <= box.bottom;
    });
    return bands.length ? getComputedStyle(bands.at(-1)).fill : getComputedStyle(document.body).backgroundColor;
  };
  return [...document.querySelectorAll(".cxmap-graph text")].map((text) => {
    const [one, other] = [getComputedStyle(text).fill, behind(text)].map(luminance).sort((a, b) => b - a);
    return [text.textContent, (one + 0.05) / (other + 0.05)];
  });
}
"""


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_all_text_has_enough_contrast(scheme: str, media: str, page: Page, tmp_path: Path) -> None:
    relations = (
        GraphEdge("a", "b", Relation.TENSION),
        GraphEdge("b", "a", Relation.OWNS),
    )
    nodes = tuple(GraphNode(key, "Name", NodeKind.DEPARTMENT, is_weakest=key == "a", marks=("mark",)) for key in "ab")
    columns = Graph("T", (GraphGroup("One", nodes[:1], "Frame"), GraphGroup("Two", nodes[1:], "Frame")), relations)
    found = []

    for graph in (blueprint(8), columns):
        show(page, graph, tmp_path, scheme)
        page.emulate_media(media="print" if media == "print" else "screen")
        found += page.evaluate(CONTRAST)

    assert len(found) > 30
    assert [(text, ratio) for text, ratio in found if ratio < 4.5] == []


def test_a_long_mermaid_source_is_a_download_alone(example: Path) -> None:
    told: dict[bool, set[bool]] = {True: set(), False: set()}
    for page in (*example.glob("journeys/*/index.html"), *example.glob("promises/*/index.html")):
        for source in re.findall(r'<div class="cxmap-mermaid".*?</div>', page.read_text("utf-8"), re.DOTALL):
            path = re.search(r'href="([^"]+\.mmd)"', source)
            assert path
            is_long = len((page.parent / path[1]).read_text("utf-8").rstrip("\n")) >= 4000
            told[is_long].add("<pre" in source)

    assert told == {True: {False}, False: {True}}
