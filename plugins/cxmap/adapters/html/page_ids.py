"""The ids on a page, as Python-Markdown makes them of the author's text and of the headings that the map adds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from cxmap.adapters.html.joined_pages import JoinedPage

_BEFORE_CONTENTS = 6
_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)=\"(?P<id>[^\"]+)\"")


def ids_of_text(parser: Markdown, text: str) -> frozenset[str]:
    return _ids_in(parser.convert(text))


def ids_of_page(parser: Markdown, page: JoinedPage, text: str) -> frozenset[str]:
    """Those of a text, and of the sections that are added to it."""
    parser.treeprocessors.register(_Headings(parser, page), "cxmap-headings", _BEFORE_CONTENTS)
    # Of an empty text Python-Markdown makes nothing, without headings.
    written = parser.convert(text if text.strip() else "&nbsp;")
    sections = (fragment.html for fragment in (*page.before, *page.after))
    return frozenset().union(*map(_ids_in, (written, *sections)))


def parser_of(extensions: Sequence[str | Extension], options: Mapping[str, Mapping[str, Any]]) -> Markdown:
    return Markdown(extensions=list(extensions), extension_configs={name: dict(each) for name, each in options.items()})


class _Headings(Treeprocessor):
    """Adds the headings of a page's sections where they will stand."""

    def __init__(self, md: Markdown, page: JoinedPage) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        written = list(root)
        has_title = any(each.tag == "h1" for each in written)
        end = next((at for at, each in enumerate(written, 1) if each.tag == "h1"), 0)
        title = [] if has_title or not self._page.title else [_heading("h1", self._page.title)]
        before = [_heading("h2", each.title) for each in self._page.before if each.title]
        after = [_heading("h2", each.title) for each in self._page.after if each.title]
        root[:] = [*title, *written[:end], *before, *written[end:], *after]


def _heading(tag: str, title: str) -> Element:
    element = Element(tag)
    element.text = AtomicString(title)
    return element


def _ids_in(html: str) -> frozenset[str]:
    return frozenset(unescape(found["id"]) for found in _ID.finditer(html))
