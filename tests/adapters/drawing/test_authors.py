from __future__ import annotations

import time

import pytest

from cxmap.adapters.drawing import Caption, Drawing, Refused, author_diagram
from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.adapters.drawing.with_merman import MermanDrawing

CAPTION = Caption("d", "Diagram", "Description")
TOO_LARGE = Refused("the diagram is too large to be drawn")
LARGE = {
    "a dense flowchart": "flowchart LR\n" + "".join(f"a{a}-->a{b}\n" for a in range(40) for b in range(a)),
    "a product of nodes": "flowchart LR\n"
    + "&".join(f"a{a}" for a in range(90))
    + "-->"
    + "&".join(f"b{b}" for b in range(90)),
    "deep subgraphs": "flowchart LR\n" + "".join(f"subgraph s{at}\n" for at in range(1500)) + "a\n" + "end\n" * 1500,
    "deep blocks": "block-beta\n" + "".join(f"block:b{at}\n" for at in range(800)) + "end\n" * 800,
    "a long history": "gitGraph\n" + "commit\n" * 6000,
    "many services": "architecture-beta\n" + "".join(f"service s{at}(server)[x]\n" for at in range(1000)),
}


@pytest.fixture(params=["merman", "mermaidx"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    pytest.importorskip(request.param)
    return MermanDrawing() if request.param == "merman" else MermaidxDrawing()


@pytest.fixture
def merman() -> Drawing:
    pytest.importorskip("merman", reason="merman has no wheel for this platform")
    return MermanDrawing()


def drawn(text: str, drawing: Drawing) -> str:
    svg = author_diagram(text, CAPTION, drawing, lambda address: f"/site/{address}")
    assert isinstance(svg, str), svg
    return svg


def test_diagram_is_drawn(drawing: Drawing) -> None:
    svg = drawn("flowchart LR\nA[One] --> B[Two]", drawing)

    assert "One" in svg
    assert "Two" in svg


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("flowchart LR\nA --> B\nB[x", 3),
        ('pie\n"a": x', 2),
        ("sequenceDiagram\nA->>B: x\nnonsense", 3),
        ("gantt\ntitle T\nnonsense", 3),
        ('%%{init: {"theme":\n"dark"}}%%\nflowchart LR\nA[x', 4),
        ("---\ntitle: T\nconfig:\n  theme: dark\n---\nflowchart LR\nA[x", 7),
        ("no diagram", 1),
    ],
)
def test_refusal_says_why_and_in_which_of_the_authors_lines(text: str, line: int | None, merman: Drawing) -> None:
    refused = author_diagram(text, CAPTION, merman)

    assert isinstance(refused, Refused)
    assert refused.reason
    assert refused.line == line


@pytest.mark.parametrize(
    "text",
    [
        '%%{init: {"theme": "dark", "themeCSS": ".node { fill: url(https://a.example/x) }"}}%%\nflowchart LR\nA-->B',
        '%%{initialize: {"securityLevel": "loose",\n"htmlLabels": true}}%%\nflowchart LR\nA-->B',
        "---\nconfig:\n  theme: dark\n  themeCSS: '* { display: none }'\n---\nflowchart LR\nA-->B",
        "%%{wrap}%%\nflowchart LR\nA-->B",
    ],
)
def test_what_a_diagram_configures_itself_is_ignored(text: str, drawing: Drawing) -> None:
    assert drawn(text, drawing) == drawn("flowchart LR\nA-->B", drawing)


def test_title_of_the_front_matter_stays(drawing: Drawing) -> None:
    assert "Our network" in drawn("---\ntitle: Our network\nconfig:\n  theme: dark\n---\nflowchart LR\nA-->B", drawing)


@pytest.mark.parametrize(
    "text",
    [
        'flowchart LR\nA-->B\nclick A "javascript:run()"',
        'flowchart LR\nA-->B\nclick A href "javascript:run()" "tip"',
        "flowchart LR\nA-->B\nclick A call run()",
        "flowchart LR\nA-->B\nclick A run",
        'flowchart LR\nA["<img src=x onerror=run()>"]-->B',
        'flowchart LR\nA["<script>run()</script>x"]-->B',
        "flowchart LR\nA-->B\nstyle A fill:url(https://a.example/run())",
        'flowchart LR\nA@{ img: "https://a.example/run().png", label: "x" }',
        'flowchart LR\nA-->B\nclick A "data:text/html,run()"',
        "sequenceDiagram\nparticipant A\nlink A: x @ javascript:run()\nA->>A: x",
    ],
)
def test_nothing_in_it_runs_or_loads(text: str, drawing: Drawing) -> None:
    svg = author_diagram(text, CAPTION, drawing)

    if isinstance(svg, str):
        markup = svg.replace("&lt;", "").replace("&gt;", "")
        assert "a.example" not in svg
        assert "javascript:" not in svg
        assert "data:" not in markup
        assert "<script" not in svg
        assert "<img" not in svg
        assert " onerror=" not in svg


def test_link_counts_from_the_authors_file(drawing: Drawing) -> None:
    assert 'href="/site/../promises/x.md"' in drawn('flowchart LR\nA-->B\nclick A "../promises/x.md"', drawing)


def test_link_stays_as_it_is_where_nobody_says_otherwise(drawing: Drawing) -> None:
    svg = author_diagram('flowchart LR\nA-->B\nclick A "../promises/x.md"', CAPTION, drawing)

    assert isinstance(svg, str)
    assert 'href="../promises/x.md"' in svg


def test_more_edges_than_mermaid_draws_are_refused(merman: Drawing) -> None:
    text = "flowchart LR\n" + "".join(f"a{at}-->a{at + 1}\n" for at in range(501))

    assert author_diagram(text, CAPTION, merman) == Refused("the diagram has more than 500 edges")


def test_longer_text_than_mermaid_draws_is_refused(drawing: Drawing) -> None:
    refused = author_diagram("flowchart LR\n" + "%% x\n" * 12_000, CAPTION, drawing)

    assert refused == Refused("the diagram has more than 50,000 characters")


@pytest.mark.parametrize("name", LARGE)
def test_what_would_take_long_is_refused_soon(name: str, merman: Drawing) -> None:
    start = time.process_time()

    refused = author_diagram(LARGE[name], CAPTION, merman)

    assert refused == TOO_LARGE
    assert time.process_time() - start < 20


def test_signs_without_end_take_no_time(merman: Drawing) -> None:
    start = time.process_time()

    for text in ("%%{" * 16_000, "---\n" * 12_000, "flowchart LR\n" + "a[" * 20_000, "%%{init: " + "{" * 40_000):
        assert isinstance(author_diagram(text, CAPTION, merman), Refused)

    assert time.process_time() - start < 10
