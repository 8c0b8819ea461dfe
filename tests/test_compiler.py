from __future__ import annotations

import random

from cxmap.compiler import compile_map
from cxmap.findings.severity import Severity
from cxmap.model.source import Refusal, Settings, SiteTools
from tests.loading.content import AS_OF, KNOWN, compiled, source

MIXED = {
    "index.md": "# Home\n",
    "touchpoints/index.md": "# Touchpoints\n",
    "touchpoints/bell.md": "---\ntitle: Bell\nowner: nobody\n---\n\n[Nowhere](nowhere.md)\n",
    "touchpoints/door.md": "---\ntitle: Door\n---\n",
    "touchpoints/link.md": {"unread": "symlink"},
    "touchpoints/latin.md": {"text": "---\ntitle: ä\n---\n", "encoding": "latin-1"},
    "data/days.csv": "period,value\n",
    "picture.png": "",
}


def test_files_are_the_markdown_files_read_and_entities_those_that_are_entities() -> None:
    found = compiled(MIXED)

    assert (found.files, found.entities) == (5 + len(KNOWN), 3 + len(KNOWN))


def test_findings_are_sorted_by_path_and_position() -> None:
    found = compiled(MIXED).findings

    places = [(finding.place.path, finding.place.span.line, finding.place.span.column) for finding in found]
    assert places == sorted(places)
    assert {finding.place.path for finding in found} >= {"touchpoints/bell.md", "touchpoints/door.md"}


def test_the_order_of_the_files_changes_nothing() -> None:
    sources = [source(path, content) for path, content in {**KNOWN, **MIXED}.items()]
    shuffled = random.Random(1).sample(sources, len(sources))

    first, second = (compile_map(files, Settings(as_of=AS_OF)) for files in (sources, shuffled))

    assert first.findings == second.findings
    assert list(first.catalogue.documents) == list(second.catalogue.documents)


def test_errors_are_those_that_stand_in_the_way() -> None:
    found = compiled(
        {
            "touchpoints/bell.md": "---\ntitle: Bell\n---\n",
            "departments/a.md": "---\ntitle: A\naliases: [b]\n---\n",
            "touchpoints/door.md": "---\ntitle: Door\nowner: b\n---\n",
        }
    )

    assert [finding.rule for finding in found.errors] == ["required-field"]
    assert {finding.severity for finding in found.findings} > {Severity.ERROR}


def test_the_stages_are_told_as_they_begin() -> None:
    told: list[str] = []

    compile_map([], Settings(as_of=AS_OF), told.append)

    assert told == ["reading", "linking", "judging"]


def test_diagrams_are_asked_for_where_somebody_can_draw() -> None:
    body = "```mermaid\njourney\n```\n\n~~~ {.mermaid}\nx\n~~~\n\n```text\nmermaid\n```\n"
    asked: list[str] = []

    def drawable(text: str) -> Refusal | None:
        asked.append(text)
        return Refusal("no such diagram", 1) if text == "x\n" else None

    found = compile_map([source("about.md", body)], Settings(as_of=AS_OF), tools=SiteTools(drawable))

    assert asked == ["journey\n", "x\n"]
    assert [(finding.rule, finding.place.span.line) for finding in found.findings] == [("broken-diagram", 6)]


def test_the_map_as_its_pages_see_it() -> None:
    found = compiled(MIXED)

    assert found.as_of == AS_OF
    assert found.site().catalogue is found.catalogue


def test_a_page_that_asks_for_an_unknown_overview_is_found() -> None:
    found = compiled({"promises.md": "---\nview: promises\n---\n", "others.md": "---\nview: promisses\n---\n"})

    assert [(finding.place.path, finding.place.span.line) for finding in found.findings] == [("others.md", 2)]
