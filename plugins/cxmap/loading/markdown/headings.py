"""Headings of a page, to which links can lead, with the ids that the site makes of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

_OWN_ID = re.compile(r"\{:?[^{}\n]*?#(?P<id>[\w:.-]+)[^{}\n]*\}")
_HTML_ID = re.compile(r"<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\s\"'>]+)")
_ATTRIBUTES_AFTER = re.compile(r"[ ]+\{:?[^{}\n]*\}\s*$")
# Python-Markdown, which publishes the page, needs no space after the signs.
_HEADING_WITHOUT_SPACE = re.compile(r"#{1,6}(?=[^#\s])(?P<title>.*?)#*$")
_NO_WORD = re.compile(r"[^\w\s-]")
_GAPS = re.compile(r"[-\s]+")
_NUMBERED = re.compile(r"(?P<base>.*)_(?P<number>[0-9]{1,9})")


def anchors_in(tokens: list[Token]) -> frozenset[str]:
    """The ids of all headings, made as the site makes them, and those that authors give."""
    taken = {match["id"] for token in tokens for match in _own_ids(token)}
    numbers: dict[str, int] = {}
    for before, token in pairwise([None, *tokens]):
        if token is not None and token.type == "inline":
            is_heading = before is not None and before.type == "heading_open"
            for title in (_shown(token),) if is_heading else _titles_in(token.content):
                taken.add(_unique(slug(title), taken, numbers))
    return frozenset(taken)


def slug(title: str) -> str:
    """The id that Python-Markdown gives to a heading by default."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _GAPS.sub("-", _NO_WORD.sub("", plain).strip().lower())


def _own_ids(token: Token) -> Iterator[re.Match[str]]:
    if token.type == "inline":
        yield from _OWN_ID.finditer(token.content)
    if token.type in ("inline", "html_block"):
        yield from _HTML_ID.finditer(token.content)


def _titles_in(paragraph: str) -> Iterator[str]:
    if "#" in paragraph:
        for line in paragraph.split("\n"):
            if heading := _HEADING_WITHOUT_SPACE.match(line):
                yield heading["title"]


def _shown(heading: Token) -> str:
    shown = "".join(child.content for child in heading.children or () if child.type in ("text", "code_inline"))
    return _ATTRIBUTES_AFTER.sub("", shown)


def _unique(name: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The name with the first free number; `numbers` remembers where to look on, as names may be many."""
    if name and name not in taken:
        return name
    numbered = _NUMBERED.fullmatch(name)
    base, number = (numbered["base"], int(numbered["number"])) if numbered else (name, 0)
    number = max(number, numbers.get(base, 0)) + 1
    while f"{base}_{number}" in taken:
        number += 1
    numbers[base] = number
    return f"{base}_{number}"
