from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from xml.etree import ElementTree

import pytest

from cxmap.adapters.drawing import Caption, Refused, drawn, inlined
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.journey import journey_text

pytest.importorskip("merman", reason="merman has no wheel for this platform")

CAPTION = Caption("journey-1", "Receive a parcel", "One stage & <two> touchpoints")
LONG_NAME = "Hand over the parcel in person, or leave it where the customer asked for it to be left"
JOURNEY = JourneyDiagram(
    "Receive a parcel",
    (
        JourneySection("Wait", (JourneyTask("Track the van", 4, ("Last mile", "Web shop")),)),
        JourneySection("Door", (JourneyTask(LONG_NAME, 2, ("Last mile",)), JourneyTask("Rate it", None))),
        JourneySection("Return"),
    ),
)
KINDS = {
    "flowchart": 'flowchart LR\nA[One]-->|yes|B{Two}\nsubgraph S\nB-->C((Three))\nend\nclick A "https://a.example/"',
    "sequence": "sequenceDiagram\nA->>B: hello\nNote over B: note",
    "class": "classDiagram\nA <|-- B\nA : +int age",
    "state": "stateDiagram-v2\n[*] --> A\nA --> B : go",
    "er": "erDiagram\nA ||--o{ B : has",
    "gantt": "gantt\ntitle T\nsection S\nOne :a, 2026-01-01, 3d",
    "pie": 'pie title T\n"A" : 3\n"B" : 4',
    "mindmap": "mindmap\n root((R))\n  A\n  B[two words]",
    "timeline": "timeline\ntitle T\n2002 : A : B",
    "quadrant": "quadrantChart\ntitle T\nx-axis Low --> High\nA: [0.3, 0.6]",
    "git": "gitGraph\ncommit\nbranch b\ncommit",
    "block": "block-beta\ncolumns 2\na b",
    "kanban": "kanban\nTodo\n [Create]",
    "journey": journey_text(JOURNEY),
}
HOSTILE_SVG = """
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" id="x" onload="run()"
  viewBox="0 0 9 9">
<style>@import url(https://a.example/a.css);
@font-face{font-family:f;src:url(https://a.example/f)}
#x .a{fill:url(https://a.example/p);stroke:red;background:url(//a.example/b);position:fixed}
body .a{fill:blue}
.a{fill:u\\72l(https://a.example);stroke:image-set("https://a.example/c" 1x)}
@media print{.a{fill:url(https://a.example/q)}}
.a{font-family:"} * {display:none} .a{x:"}
</style>
<script>run()</script><script xlink:href="https://a.example/s.js"/>
<g class="a" onclick="run()" style="fill:url('https://a.example/f');stroke:green" fill="url(https://a.example/g)"/>
<a xlink:href="javascript:run()"><text>one</text></a>
<a href=" java&#10;script:run()"><text>two</text></a>
<a href="//a.example/x"><text>three</text></a>
<a href="https://a.example/fine"><text>four</text></a>
<a href="data:text/html,x"><text>five</text></a>
<image href="https://a.example/i.png"/><image xlink:href="data:image/svg+xml;base64,AAAA"/>
<use href="https://a.example/s.svg#x"/>
<foreignObject width="50" height="24"><div xmlns="http://www.w3.org/1999/xhtml" onclick="run()">six
<img src="https://a.example/t.png" onerror="run()"/><script>run()</script></div></foreignObject>
<animate attributeName="href" to="javascript:run()"/><set attributeName="onload" to="run()"/>
<iframe src="https://a.example"/><object data="https://a.example"/>tail
</svg>
"""


def page_drawing(text: str, name: str = "journey-1") -> str:
    svg = drawn(MermanDrawing(), text, Caption(name, CAPTION.title, CAPTION.description))
    assert isinstance(svg, str), svg
    return svg


def label_of(svg: str) -> dict[str, str]:
    root = ElementTree.fromstring(svg)
    by_id = {element.get("id"): "".join(element.itertext()) for element in root.iter()}
    return {word: by_id[word] for word in root.get("aria-labelledby", "").split()}


def test_drawing_has_a_title_and_a_description() -> None:
    svg = page_drawing(journey_text(JOURNEY))

    assert label_of(svg) == {"journey-1-title": CAPTION.title, "journey-1-desc": CAPTION.description}
    assert ElementTree.fromstring(svg).get("role") == "img"


def test_drawing_with_links_does_not_hide_them_from_listeners() -> None:
    assert ElementTree.fromstring(page_drawing(KINDS["flowchart"])).get("role") == "group"


def test_drawing_stands_in_html_as_it_is() -> None:
    svg = page_drawing(journey_text(JOURNEY))

    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert "ns0:" not in svg
    assert "xlink:" not in svg


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_begins_with_the_name_of_the_drawing(kind: str) -> None:
    root = ElementTree.fromstring(page_drawing(KINDS[kind]))

    ids = Counter(element.attrib["id"] for element in root.iter() if "id" in element.attrib)

    assert all(each == "journey-1" or each.startswith("journey-1-") for each in ids)
    assert set(ids.values()) == {1}


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_is_to_an_id_of_the_drawing(kind: str) -> None:
    svg = page_drawing(KINDS[kind])
    ids = set(re.findall(r' id="([^"]+)"', svg))

    referred = set(re.findall(r"url\(#([^)]+)\)", svg))

    assert referred <= ids


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_holds_no_styles_but_what_they_said(kind: str) -> None:
    svg = page_drawing(KINDS[kind])

    assert "<style" not in svg
    assert "style=" not in svg
    assert 'fill="var(--cxmap-diagram-' in svg


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_holds_no_html_and_no_hard_colour(kind: str) -> None:
    svg = page_drawing(KINDS[kind])

    assert "foreignObject" not in svg
    assert "<switch" not in svg
    without_variables = re.sub(r"var\(--[\w-]+,#\w+\)|light-dark\(#\w+,#\w+\)", "", svg)
    painted = re.findall(r'(?:fill|stroke|color)="([^"]+)"', without_variables)
    assert not [value for value in painted if re.match(r"#[0-9a-f]|rgb|hsl|black|white|grey", value)]


def test_nothing_in_a_drawing_runs_or_loads() -> None:
    svg = inlined(HOSTILE_SVG, CAPTION)

    assert "run()" not in svg
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)[^\"]*", svg) == ["https://a.example/fine"]
    assert not re.search(r"@import|@font-face|\\|position|animate|<set|iframe|object|image-set|data:", svg)
    assert not re.search(r"\son\w+=", svg)
    assert "body .a" not in svg.replace("#journey-1 body .a", "")
    assert [text for text in ("one", "two", "three", "four", "five", "six", "tail") if text not in svg] == []


@pytest.mark.parametrize("address", ["https://a.example/x?y:z", "mailto:a@b.example", "../page/", "page#part", "#part"])
def test_link_that_only_leads_elsewhere_stays(address: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><a href="{address}"><text>x</text></a></svg>'

    assert f'href="{address}"' in inlined(svg, CAPTION)


def test_drawing_from_an_unclosed_comment_and_many_signs_takes_no_time() -> None:
    css = "/* " * 20_000 + "@a{" * 20_000 + "x" * 50_000 + "(" * 20_000
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><style>{css}</style></svg>'

    assert inlined(svg, CAPTION)


@pytest.mark.parametrize("width", ['"abc"', '"1e999"', "1e300", "-5", "null", "0", '"100%"', "[]"])
def test_whatever_an_author_configures_is_drawn_or_refused(width: str) -> None:
    names = ("width", "height", "taskMargin", "diagramMarginX", "leftMargin", "maxLabelWidth")
    journey = ",".join(f'"{name}": {width}' for name in names)
    text = f'%%{{init: {{"journey": {{{journey}}}}}}}%%\njourney\nsection S\nTask: 3: Me, You\n'

    assert isinstance(drawn(MermanDrawing(), text, CAPTION), str | Refused)


@pytest.mark.parametrize("name", ["", "1a", "a b", 'a"b', "a<b"])
def test_name_that_is_no_id_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        inlined(HOSTILE_SVG, Caption(name, "", ""))


def test_same_text_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "from tests.adapters.drawing.test_inline import *\n"
        "import hashlib\n"
        "print(hashlib.sha256(''.join(map(page_drawing, KINDS.values())).encode()).hexdigest())"
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
