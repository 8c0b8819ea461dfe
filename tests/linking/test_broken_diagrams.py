from __future__ import annotations

import pytest

from cxmap.compiler import compile_map
from cxmap.findings.finding import Finding
from cxmap.model.source import Refusal, Settings, SiteTools, SourceFile
from tests.alignment.small_maps import AS_OF

DEPARTMENT = "---\ntitle: Returns\n---\n\n"
BLOCK = "```mermaid\nflowchart LR\n  a --> b[\n```\n"


def test_a_diagram_that_cannot_be_drawn_is_found_at_the_line_at_fault() -> None:
    (finding,) = found(DEPARTMENT + BLOCK, Refusal("no end", 2, "write an end"))

    assert (finding.rule, finding.severity) == ("broken-diagram", "error")
    assert (finding.place.path, finding.place.entity) == ("departments/returns.md", "department/returns")
    assert finding.place.span.line == 7
    assert finding.message == "this diagram cannot be drawn: no end"
    assert finding.hint == "write an end"


def test_a_diagram_that_another_library_may_draw_is_a_warning() -> None:
    (finding,) = found(DEPARTMENT + BLOCK, Refusal("no end", 2, "write an end", is_certain=False))

    assert finding.severity == "warning"
    assert finding.message == "this diagram cannot be drawn here, so that its source is shown: no end"
    assert finding.hint == "write an end; where Mermaid itself draws it, install `mermaidx`, which holds Mermaid"


def test_where_no_line_is_known_the_fence_is_pointed_at() -> None:
    (finding,) = found(DEPARTMENT + BLOCK, Refusal("no diagram"))

    assert finding.place.span.line == 5


def test_a_line_after_the_last_is_the_last() -> None:
    (finding,) = found(DEPARTMENT + BLOCK, Refusal("ends too early", 9))

    assert finding.place.span.line == 7


def test_a_diagram_that_can_be_drawn_gives_no_finding() -> None:
    assert found(DEPARTMENT + BLOCK, None) == []


@pytest.mark.parametrize(
    "fence", ["```mermaid", "~~~mermaid", "```` mermaid", "```{.mermaid}", "```mermaid title=x", "- ```mermaid"]
)
def test_every_way_to_write_a_fence_is_seen(fence: str) -> None:
    end = fence.lstrip("- ")[0] * 4
    indent = "  " if fence.startswith("-") else ""

    assert len(found(f"{DEPARTMENT}{fence}\n{indent}x\n{indent}{end}\n", Refusal("no"))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "A mermaid.",
        "`mermaid` and ```` ``` ````",
        "```text\nmermaid\n```",
        "```mermaid-like\nx\n```",
        "    ```mermaid\n    x\n    ```",
        "",
    ],
)
def test_what_is_no_diagram_is_left_alone(body: str) -> None:
    assert found(DEPARTMENT + body, Refusal("no")) == []


def test_the_diagrams_of_drafts_and_of_ordinary_pages_are_looked_at_too() -> None:
    draft = found("---\ntitle: Returns\nstatus: draft\n---\n" + BLOCK, Refusal("no"))
    page = found("# About\n\n" + BLOCK, Refusal("no"), path="about.md")

    assert [finding.place.span.line for finding in draft] == [5]
    assert [(finding.place.path, finding.place.span.line) for finding in page] == [("about.md", 3)]


def test_nobody_looks_at_diagrams_where_nothing_can_draw() -> None:
    source = SourceFile("departments/returns.md", (DEPARTMENT + BLOCK).encode())

    assert compile_map([source], Settings(as_of=AS_OF)).findings == ()


def found(text: str, refusal: Refusal | None, path: str = "departments/returns.md") -> list[Finding]:
    compiled = compile_map([SourceFile(path, text.encode())], Settings(as_of=AS_OF), tools=SiteTools(lambda _: refusal))
    return [finding for finding in compiled.findings if finding.rule == "broken-diagram"]
