"""Harnesses for what becomes part of a page: bodies, and diagrams that authors write."""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from cxmap.adapters.configuration import SITE_FILE
from cxmap.adapters.drawing import Caption, Drawing, Refused, author_diagram
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.html.joined_pages import JoinedPages, joined_pages
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.adapters.options import PLUGIN
from cxmap.compiler import compile_map
from cxmap.findings.link_rules import UNSAFE_HTML, UNSAFE_LINK
from cxmap.findings.severity import Severity
from cxmap.loading.load import load_files
from cxmap.model.source import Settings, SourceFile
from tests.cases import read_case
from tests.fuzz.content import CONTENT
from tests.fuzz.inert import assert_inert
from tests.hostile_html import HOSTILE
from tests.loading.content import AS_OF

PATH = "about.md"
_CLEANED = (UNSAFE_HTML.id, UNSAFE_LINK.id)
_SETTINGS = Settings(as_of=AS_OF)
_DIAGRAMS = Path(__file__).parents[1] / "diagrams"


def body(data: bytes) -> None:
    """The body of a page: read, and where a site would show it, shown, without anything that acts."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    loaded = load_files([SourceFile(PATH, data)], _SETTINGS)
    if all(each.severity is not Severity.ERROR or each.rule in _CLEANED for each in loaded.findings):
        assert_inert(_html_of(text))


def diagram(data: bytes) -> None:
    """Mermaid text of an author: a picture without anything that acts, or a reason in words."""
    found = author_diagram(data.decode("utf-8", "replace"), Caption("diagram", "T", "D"), _drawing(), str)
    if isinstance(found, Refused):
        assert found.reason
    else:
        assert_inert(found)


def body_seeds() -> Iterator[bytes]:
    for file in sorted(CONTENT.rglob("*.md")):
        _, _, written = file.read_text(encoding="utf-8").partition("\n---\n")
        if len(written) > 100:
            yield written.encode()
    for text in HOSTILE.values():
        yield f"Before <b>it</b>\n\n{text}\n\n- after\n".encode()
    yield from _written("bodies")


def diagram_seeds() -> Iterator[bytes]:
    for file in sorted(_DIAGRAMS.glob("*/*.yaml")):
        for text in read_case(file)["expected"].values():
            yield text.encode()
    yield from _written("diagrams")


def _written(name: str) -> Iterator[bytes]:
    return (file.read_bytes() for file in sorted((Path(__file__).parent / "seeds" / name).iterdir()))


@cache
def _pages() -> JoinedPages:
    return joined_pages(compile_map((), _SETTINGS), SiteUrls(folders=True), Pictures(lambda _why: None))


@cache
def _drawing() -> Drawing:
    # The library cannot put its engine away once Python has begun to end.
    atexit.register(_drawing.cache_clear)
    return MermanDrawing()


@cache
def _extensions() -> Mapping[str, Any]:
    """Those of the example site, with their options."""
    # The other values of the file are for MkDocs alone.
    listed = yaml.load((CONTENT.parent / SITE_FILE).read_bytes(), Loader=yaml.BaseLoader)["markdown_extensions"]
    named = {
        name: options for each in listed for name, options in (each.items() if isinstance(each, dict) else [(each, {})])
    }
    configured: dict[str, Any] = {name: dict(options) for name, options in named.items() if name != PLUGIN}
    keep_fences(configured[FENCES])
    return configured


def _html_of(text: str) -> str:
    extension = CxmapExtension()
    extension.render_next(_pages().page(PATH), str)
    return Markdown(extensions=[*_extensions(), extension], extension_configs=dict(_extensions())).convert(text)
