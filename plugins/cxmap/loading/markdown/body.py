"""Links of a text, and its passages that are not shown as code: read with markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from cxmap.loading.markdown.body_places import Passage
from cxmap.loading.markdown.comments import comments_in, with_blanks
from cxmap.loading.markdown.headings import anchors_in
from cxmap.loading.markdown.site_markdown import is_closed_fence, opened, without_code_spans
from cxmap.model.source import Included

_MAY_MATTER = re.compile(
    r"\]\(|\]\[|\]:|\][ \t]+\(|\[\[|<[A-Za-z/!?]|\{[^}\n]*=|&#|&[A-Za-z]{2,31};|(?:```|~~~)[^`\n]*(?:mermaid|cxmap)"
)
_SIGNS = ("](", "][", "]:", "] ", "]\t", "[[", "<", "{", "&", "mermaid", "cxmap")
# Where none of these stands, every link is what it looks like, and nothing else matters.
_NOT_PLAIN = (
    "`",
    "~",
    "<",
    "&",
    "{",
    "\\",
    "]:",
    "][",
    "] (",
    "]  ",
    "]\t",
    "[[",
    "\n    ",
    "\n\t",
    "!!!",
    "???",
    "===",
    "\n:",
)
_PLAIN_LINK = re.compile(r"(?P<sign>!?)\[[^\[\]\n]*\]\((?P<address>[^\s()<>\"']+)\)")
_MERMAID = re.compile(r"\s*\{?\s*\.?mermaid(?![\w-])")
_CXMAP = re.compile(r"\s*\{?\s*\.?cxmap(?![\w-])")
_RUNNING = "|".join(r"\s*".join(scheme) for scheme in ("javascript", "vbscript", "data", "file"))
RUNS = re.compile(rf"\s*(?:{_RUNNING})\s*:", re.IGNORECASE)
"""The beginning of an address that runs a script, or holds a page of its own."""

_LEFT_OVER = re.compile(rf"\](?:\(|\[|:)\s*<?\s*(?P<address>(?:{_RUNNING})\s*:[^\s)>]*)", re.IGNORECASE)


_TYPED = re.compile(
    r"\[(?!\[)[^\[\]\n]{1,200}\][ \t]{1,3}\((?P<address>[^()\s]{1,300})\)"
    r"|\[\[(?P<name>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\](?![(\[])"
)
_PROGRAM = re.compile(r"<(?P<tag>script|style)\b.*?(?:</(?P=tag)|\Z)", re.IGNORECASE | re.DOTALL)
_MAY_BE_TYPED = re.compile(r"\][ \t]+\(|\[\[")
_SPACED = re.compile(
    r"\]\([ ]*(?P<address>(?:[^()<>\n\"']|\([^()<>\n\"']{0,40}\)){1,300}?)"
    r"(?:[ ]+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?[ ]*\)"
)


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link or a picture: where it leads, and on which line of the text, from 0, it begins at the earliest."""

    address: str
    line: int
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class TypedLink:
    """A text that looks like a link and is shown as it is typed: where it would lead, and on which line it stands."""

    text: str
    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: what is in it, and on which line of the text, from 0, it begins."""

    content: str
    line: int


@dataclass(frozen=True, slots=True)
class BodyContent:
    """All that matters in one text; `diagrams` and `blocks` are fences of Mermaid and of views.

    Links that are `spaced` have blanks in their address; those that are `typed` only look like links. `unclosed` is the
    line of a comment that does not end.
    """

    links: tuple[BodyLink, ...] = ()
    spaced: tuple[BodyLink, ...] = ()
    typed: tuple[TypedLink, ...] = ()
    passages: tuple[Passage, ...] = ()
    diagrams: tuple[Fence, ...] = ()
    blocks: tuple[Fence, ...] = ()
    unclosed: int | None = None


NOTHING = BodyContent()
_REPLACED = "duplicate_refs"
"""Definitions besides the one that counts, as markdown-it-py calls them."""
INCLUDING = "-8<-"
"""The sign by which a text includes files, where the site's Markdown knows it."""
_INCLUSION = re.compile(r"^[ \t]*-{1,}8<-{1,}(?:[ \t]+\S.*|[ \t]*\n(?:.*\n)*?[ \t]*-{1,}8<-{1,}[ \t]*)$", re.MULTILINE)


class Bodies:
    """Reads Markdown; one reader for all files, as making one costs more than reading a page."""

    def __init__(self, included: Included | None = None) -> None:
        self._included = included
        self._markdown = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
        self._markdown.core.ruler.after("block", "last_definitions", _last_definitions)
        # Every address must be seen as it was written, the unsafe ones above all.
        self._markdown.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign]
        self._markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]

    def read(self, text: str) -> BodyContent:
        """Links, passages and diagrams of a body, or `NOTHING` where nothing in it can matter."""
        if not any(sign in text for sign in _SIGNS) or not _MAY_MATTER.search(text):
            return NOTHING
        if plain := _plain(text):
            return plain
        comments = tuple(comments_in(text))
        unclosed = next((text.count("\n", 0, each.start) for each in comments if not each.is_closed), None)
        return replace(self._parsed(opened(with_blanks(text, comments))), unclosed=unclosed)

    def _parsed(self, text: str) -> BodyContent:
        environment: dict[str, Any] = {}
        tokens = self._markdown.parse(text, environment)
        passages = tuple(_passages(tokens, text.split("\n")))
        links = [link for token in tokens if token.type == "inline" for link in _links(token)]
        if not any(RUNS.match(link.address) for link in links):
            links += _left_over(passages, environment)
        return BodyContent(
            links=tuple(links),
            spaced=tuple(link for passage in passages for link in _spaced(passage)),
            typed=tuple(link for passage in passages for link in typed_links(_without_programs(passage))),
            passages=passages,
            diagrams=_fences(tokens, _MERMAID),
            blocks=_fences(tokens, _CXMAP),
        )

    def with_included(self, text: str) -> str:
        """The text with the files that it includes, as far as the site's own Markdown puts them there."""
        return self._included(text) if self._included and INCLUDING in text else text

    def included_blocks(self, text: str) -> Iterator[Fence]:
        """Views that stand in files which a text includes, each on the line of the text that names the file."""
        if self._included and INCLUDING in text:
            for found in _INCLUSION.finditer(text):
                line = text.count("\n", 0, found.start())
                for block in self.read(self._included(found[0])).blocks:
                    yield Fence(block.content, line)

    def links(self, text: str) -> Iterator[BodyLink]:
        """The links and pictures of a text field, which holds inline Markdown and no HTML."""
        for token in self._markdown.parseInline(text):
            yield from _links(token)

    def emphasis_depth(self, paragraph: str) -> int:
        """How deeply signs of emphasis and links stand in each other."""
        if paragraph.count("*") + paragraph.count("_") < 2:
            return 0
        tokens = self._markdown.parseInline(paragraph)
        return max((child.level for token in tokens for child in token.children or ()), default=0)

    def anchors(self, text: str) -> frozenset[str]:
        """The ids of all headings of a body."""
        return anchors_in(self._markdown.parse(opened(text)))


def _last_definitions(state: StateCore) -> None:
    """Of several definitions of one name the site's Markdown takes the last, and this one the first."""
    for number, later in enumerate(replaced := state.env.get(_REPLACED, [])):
        references, name = state.env["references"], later["label"]
        references[name], replaced[number] = later, references[name]


def _plain(text: str) -> BodyContent | None:
    """The links of a text that has nothing but plain ones; parsing it would tell the same, more slowly."""
    if any(sign in text for sign in _NOT_PLAIN) or text.startswith(("    ", "\t", ":")):
        return None
    line_of = Passage(text, 0).lines()
    links = tuple(
        BodyLink(match["address"], line_of(match.start()), is_picture=bool(match["sign"]))
        for match in _PLAIN_LINK.finditer(text)
    )
    return BodyContent(links) if len(links) == text.count("](") else None


def _links(inline: Token) -> Iterator[BodyLink]:
    line = _first_line(inline)
    for child in inline.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("link_open", "image"):
            address = str(child.attrs.get("href") or child.attrs.get("src") or "")
            yield BodyLink(address, line, is_picture=child.type == "image")


def _passages(tokens: list[Token], lines: list[str]) -> Iterator[Passage]:
    """Where the two Markdowns may disagree on what is code, it is not taken for code."""
    for token in tokens:
        line = _first_line(token)
        if token.type == "inline":
            yield Passage(without_code_spans(token.content), line)
            # Python-Markdown looks for HTML at the beginning of lines before it looks for code.
            starts = (number for number, text in enumerate(token.content.split("\n")) if text.lstrip().startswith("<"))
            yield from (Passage(token.content.split("\n")[number], line + number) for number in starts)
        elif token.type == "html_block" or (token.type == "code_block" and token.level):
            yield Passage(token.content, line)
        elif token.type == "fence" and not is_closed_fence(token, lines):
            yield Passage(token.content, line + 1)


def _fences(tokens: list[Token], language: re.Pattern[str]) -> tuple[Fence, ...]:
    found = (token for token in tokens if token.type == "fence" and language.match(token.info))
    return tuple(Fence(token.content, _first_line(token)) for token in found)


def _left_over(passages: Iterable[Passage], environment: Mapping[str, Any]) -> Iterator[BodyLink]:
    """Addresses that run a script, in what only a more lenient reader takes for a link."""
    for passage in passages:
        unescaped = Passage(unescape(passage.text), passage.line)
        line_of = unescaped.lines()
        for match in _LEFT_OVER.finditer(unescaped.text):
            yield BodyLink(match["address"], line_of(match.start()))
    for definition in (*environment.get("references", {}).values(), *environment.get(_REPLACED, ())):
        if RUNS.match(definition["href"]):
            yield BodyLink(definition["href"], definition["map"][0])


def typed_links(passage: Passage) -> Iterator[TypedLink]:
    """`[text] (address)` with a space between, and `[[name]]` of wikis."""
    line_of = passage.lines()
    for match in _TYPED.finditer(passage.text) if _MAY_BE_TYPED.search(passage.text) else ():
        address = match["address"] or match["name"]
        yield TypedLink(match[0], address.strip(), line_of(match.start()))


def _without_programs(passage: Passage) -> Passage:
    """The passage with blanks where it is a script or a style, which nobody reads."""
    if not _PROGRAM.search(passage.text):
        return passage
    return Passage(_PROGRAM.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), passage.text), passage.line)


def _spaced(passage: Passage) -> Iterator[BodyLink]:
    """Links with blanks in their address, which sites take for links though CommonMark does not."""
    line_of = passage.lines()
    for match in _SPACED.finditer(passage.text) if "](" in passage.text else ():
        if " " in match["address"]:
            yield BodyLink(match["address"], line_of(match.start("address")))


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0
