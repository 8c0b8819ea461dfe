"""The examples of CommonMark as bodies: shown as Python-Markdown shows them, without what is not allowed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.html.author_html import allowed_html
from cxmap.adapters.html.joined_pages import JoinedPages, joined_pages
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.compiler import compile_map
from cxmap.loading.markdown.comments import without_comments
from cxmap.model.source import Settings, SourceFile
from tests.loading.content import AS_OF

OTHERS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "pymdownx.details", FENCES)
PATHS = ("about.md", "departments/depot.md")
ENTITY = "---\ntitle: Depot\n---\n"


@pytest.fixture(scope="module")
def bodies(shared: Path) -> list[str]:
    examples = json.loads((shared / "corpus/hostile/commonmark-examples.json").read_text(encoding="utf-8"))
    return [example["markdown"] for example in examples]


@pytest.fixture(scope="module")
def pages() -> JoinedPages:
    files = [SourceFile(PATHS[0], b"# About\n"), SourceFile(PATHS[1], ENTITY.encode())]
    compiled = compile_map(files, Settings(as_of=AS_OF))
    return joined_pages(compiled, SiteUrls(folders=True), Pictures(lambda _why: None))


def test_bodies_of_ordinary_pages_show_as_markdown_shows_them(bodies: list[str], pages: JoinedPages) -> None:
    clean = allowed_html(())

    for body in bodies:
        assert squeezed(shown(body, pages, PATHS[0])) == squeezed(clean(expected(body))), body


def test_bodies_of_entities_stand_between_what_the_map_adds(bodies: list[str], pages: JoinedPages) -> None:
    clean = allowed_html(())

    for body in bodies:
        html, words = squeezed(shown(body, pages, PATHS[1])), squeezed(clean(expected(body)))
        # A main heading of the author's own comes first.
        if "<h1" not in words:
            assert words in html.partition("</h1>")[2], body


def test_all_of_them_end_in_findings_or_a_map(bodies: list[str]) -> None:
    files = [SourceFile(f"departments/d{at}.md", f"{ENTITY}{body}".encode()) for at, body in enumerate(bodies)]

    compiled = compile_map(files, Settings(as_of=AS_OF))

    assert compiled.files == len(bodies)
    assert all(finding.message and finding.hint for finding in compiled.findings)


def expected(body: str) -> str:
    # Comments are not published.
    return markdown().convert(without_comments(body))


def squeezed(html: str) -> str:
    # What is parted is put together with other line ends.
    return "".join(html.split())


def shown(body: str, pages: JoinedPages, path: str) -> str:
    extension = CxmapExtension()
    extension.render_next(pages.page(path), str)
    return markdown(extension).convert(body)


def markdown(*more: CxmapExtension) -> Markdown:
    options: dict[str, dict[str, Any]] = {FENCES: {}}
    keep_fences(options[FENCES])
    return Markdown(extensions=[*OTHERS, *more], extension_configs=options)
