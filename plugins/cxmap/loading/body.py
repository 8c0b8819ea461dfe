"""What a text links to, which headings it has, and which HTML: read with markdown-it-py."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MAY_LINK = re.compile(r"\]\(|\]\[|^ {0,3}\[[^\]]+\]:|<", re.MULTILINE)
_MERMAID = re.compile(r"\{?\s*\.?mermaid(?![\w-])")
_MAY_HOLD_HTML = re.compile(r"<[A-Za-z/!?]")
_HEADING_ID = re.compile(r"\s*\{[^{}]*#(?P<id>[\w:.-]+)[^{}]*\}\s*$")
_NO_WORD = re.compile(r"[^\w\s-]")
_GAPS = re.compile(r"[-\s]+")
_ACTIVE_TAGS = frozenset(
    (
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "base",
        "meta",
        "link",
        "style",
        "frame",
        "frameset",
        "applet",
        "portal",
    )
)
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href", "background")


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link or an image: where it leads, and on which line of the text, from 0, it stands."""

    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: what is in it, and on which line of the text, from 0, it begins."""

    content: str
    line: int


@dataclass(frozen=True, slots=True)
class UnsafeTag:
    """HTML that could run a script or change the page around it."""

    what: str
    line: int


class Bodies:
    """Reads Markdown; one reader for all files, as making one costs more than reading a page."""

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
        # Every address must be seen as it was written, the unsafe ones above all.
        self._markdown.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign]
        self._markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]

    def links(self, text: str) -> Iterator[BodyLink]:
        """Every link and image, code left alone, those in HTML included."""
        if not _MAY_LINK.search(text):
            return
        for token in self._markdown.parse(text):
            first = token.map[0] if token.map else 0
            if token.type == "inline":
                yield from _inline_links(token, first)
            elif token.type == "html_block":
                yield from (BodyLink(address, first) for address in _html(token.content).addresses)

    def mermaid(self, text: str) -> Iterator[Fence]:
        """Every fence that says it holds Mermaid text."""
        if "mermaid" not in text or ("```" not in text and "~~~" not in text):
            return
        for token in self._markdown.parse(text):
            if token.type == "fence" and token.map and _MERMAID.match(token.info):
                yield Fence(token.content, token.map[0])

    def unsafe_tags(self, text: str) -> Iterator[UnsafeTag]:
        """Every tag and attribute of HTML that must not be published."""
        if not _MAY_HOLD_HTML.search(text):
            return
        for token in self._markdown.parse(text):
            first = token.map[0] if token.map else 0
            held = (
                [token]
                if token.type == "html_block"
                else [child for child in token.children or () if child.type == "html_inline"]
            )
            for html in held:
                yield from (UnsafeTag(what, first) for what in _html(html.content).unsafe)

    def anchors(self, text: str) -> frozenset[str]:
        """The ids of all headings, made as the site makes them, and those that HTML gives."""
        anchors: set[str] = set()
        tokens = self._markdown.parse(text)
        for before, token in pairwise(tokens):
            if before.type == "heading_open":
                anchors.add(_heading_id(token, anchors))
        for token in tokens:
            for html in [token, *(token.children or ())]:
                if html.type in ("html_block", "html_inline"):
                    anchors.update(_html(html.content).ids)
        return frozenset(anchors)


class _html(HTMLParser):  # noqa: N801  # reads like a function where it is used
    """Collects what matters from a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.unsafe: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE_TAGS:
            self.unsafe.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "style"):
                self.unsafe.append(f"{name}=")
            elif name in _ADDRESSES and value is not None:
                self.addresses.append(value)
            elif name in ("id", "name") and value:
                self.ids.append(value)


def slug(title: str) -> str:
    """The id that Python-Markdown gives to a heading by default."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _GAPS.sub("-", _NO_WORD.sub("", plain).strip().lower())


def _inline_links(token: Token, first: int) -> Iterator[BodyLink]:
    line = first
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("link_open", "image"):
            address = child.attrs.get("href") or child.attrs.get("src") or ""
            yield BodyLink(str(address), line)
        elif child.type == "html_inline":
            yield from (BodyLink(address, line) for address in _html(child.content).addresses)


def _heading_id(inline: Token, taken: set[str]) -> str:
    if own := _HEADING_ID.search(inline.content):
        return own["id"]
    shown = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
    base = slug(shown) or "_1"
    name, number = base, 0
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name
