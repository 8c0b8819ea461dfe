from __future__ import annotations

from xml.etree import ElementTree

import pytest

from cxmap.adapters.drawing.cascade import write_styles

DRAWING = """
<svg id="d"><g class="node wide" id="d-a"><rect class="card" rx="3" data-look="neo"/>
<g><text fill="red">a</text></g></g>
<g class="edge"><path/><text style="fill:green;stroke:blue">b</text></g></svg>
"""
SELECTORS = {
    "rect": "rect",
    ".node": "g#d-a",
    ".node.wide": "g#d-a",
    ".node.narrow": "",
    "#d-a": "g#d-a",
    "g.edge": "g.edge",
    "#d .node rect": "rect",
    "#d > rect": "",
    "#d > .node > rect": "rect",
    ".node text": "text:a",
    ".node>text": "",
    ".node>*": "rect g",
    "*": "svg#d g#d-a rect g text:a g.edge path text:b",
    "#d": "svg#d",
    '[data-look="neo"]': "rect",
    'rect[data-look="neo"].card': "rect",
    '[data-look="handDrawn"]': "",
    "text:hover": "",
    "rect::before": "",
    "rect + g": "",
    "rect ~ g": "",
    "g >> rect": "",
    "": "",
    ">": "",
}
CASCADES = [
    ([("text", "fill:a"), ("text", "fill:b")], "b"),
    ([(".node text", "fill:a"), ("text", "fill:b")], "a"),
    ([("#d text", "fill:a"), (".node g text", "fill:b")], "a"),
    ([("g text", "fill:a"), ("text", "fill:b")], "a"),
    ([('[fill="red"]', "fill:a"), ("g text", "fill:b")], "a"),
    ([("text", "fill:a !important"), ("#d .node text", "fill:b")], "a"),
    ([("text", "fill:a ! IMPORTANT"), ("text", "fill:b!important")], "b"),
    ([("rect,text", "fill:a;;stroke:c")], "a"),
    ([("rect", "fill:a")], "red"),
]


def drawing() -> ElementTree.Element:
    return ElementTree.fromstring(DRAWING)


def name_of(element: ElementTree.Element) -> str:
    if element.tag == "text":
        return f"text:{element.text}"
    names = [f"#{element.get('id')}"] if "id" in element.attrib else []
    return element.tag + "".join(names or [".edge" for name in element.get("class", "").split() if name == "edge"])


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_rule_is_about_the_elements_that_browsers_give_it(selector: str) -> None:
    root = drawing()

    write_styles(root, [(selector, "opacity:0.5")])

    assert " ".join(name_of(each) for each in root.iter() if "opacity" in each.attrib) == SELECTORS[selector]


@pytest.mark.parametrize(("rules", "expected"), CASCADES)
def test_the_heaviest_rule_wins_and_the_last_of_those(rules: list[tuple[str, str]], expected: str) -> None:
    root = drawing()

    write_styles(root, rules)

    assert next(root.iter("text")).get("fill") == expected


def test_the_style_of_an_element_wins_over_rules_but_important_ones() -> None:
    root = drawing()

    write_styles(root, [("#d text", "fill:a;stroke:b!important")])

    text = list(root.iter("text"))[1]
    assert (text.get("fill"), text.get("stroke"), text.get("style")) == ("green", "b", None)


@pytest.mark.parametrize(
    ("css", "written"),
    [
        ("text-align:center;font:12px a", {}),
        ("font-family:inherit", {}),
        ("rx:inherit", {"rx": "inherit"}),
        ("marker:url(#m)", {"marker-start": "url(#m)", "marker-mid": "url(#m)", "marker-end": "url(#m)"}),
        ("transform:translate(3px,4px) rotate(90deg)", {"transform": "translate(3,4) rotate(90)"}),
        ("stroke-width:2px", {"stroke-width": "2px"}),
    ],
)
def test_what_svg_takes_as_an_attribute_is_written_as_one(css: str, written: dict[str, str]) -> None:
    rect = ElementTree.fromstring('<rect rx="3"/>')

    write_styles(rect, [("rect", css)])

    assert rect.attrib == {"rx": "3"} | written
