"""HTML that could run a script or change the page, and the addresses that HTML holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from cxmap.loading.markdown.body import RUNS
from cxmap.loading.markdown.body_places import Passage
from cxmap.model.hosts import addresses_in_set, addresses_in_style, host_of

_ACTIVE_TAG = re.compile(
    "annotation-xml|applet|base|body|button|dialog|embed|foreignobject|form|frame|frameset|head|html|iframe|input|"
    "link|meta|noembed|noframes|noscript|object|plaintext|portal|script|select|slot|style|template|textarea|title|xmp",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    "action|background|cite|codebase|data|formaction|href|longdesc|manifest|ping|poster|src|xlink:href"
)
ATTRIBUTES_THAT_LOAD = frozenset(
    ("background", "codebase", "data", "href", "imagesrcset", "manifest", "poster", "src", "srcset", "xlink:href")
)
"""Browsers fetch what their addresses lead to by themselves, but for `FOLLOWED_ATTRIBUTES` of `TAGS_TO_FOLLOW`."""

FOLLOWED_ATTRIBUTES = ("href", "xlink:href")
TAGS_TO_FOLLOW = ("a", "area", "base")

ATTRIBUTES_WITH_STYLE = frozenset(
    (
        *("clip-path", "cursor", "fill", "filter", "mask", "stroke", "style"),
        *("marker", "marker-end", "marker-mid", "marker-start"),
    )
)
"""They may hold `url(…)`."""

ATTRIBUTES_WITH_SETS = ("srcset", "imagesrcset")
"""They hold several addresses."""

STYLE = "style"
_ALIGNING = re.compile(r"text-align: ?(?:left|center|right);?")
"""The one style that is published: Markdown itself aligns the columns of tables so."""

_ANY_TAG = "a"
"""Stands for the tag of an attribute list, which nobody knows."""
_PICTURES = {"svg": 1, "/svg": -1}
_STYLE_SHEET = re.compile(r"<style\b[^<>]*>(?P<css>.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(
    r"</svg\b|<(?P<name>[A-Za-z][^\s/<>]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"
)


@dataclass(frozen=True, slots=True)
class FoundInHtml:
    """A tag or attribute that must not be published, or else an address; and where in the body it begins.

    What an address that `loads` leads to is part of the page.
    """

    text: str
    line: int
    is_address: bool
    loads: bool = False


def found_in_html(passages: Iterable[Passage]) -> Iterator[FoundInHtml]:
    """Everything unsafe, and every address; passages may overlap, so that each is named once a line."""
    yield from dict.fromkeys(found for passage in passages for found in _in_passage(passage))


def _in_passage(passage: Passage) -> Iterator[FoundInHtml]:
    line_of = passage.lines()
    pictures = 0
    for tag in _TAG.finditer(passage.text) if "<" in passage.text else ():
        name = (tag["name"] or "/svg").lower()
        pictures += _PICTURES.get(name, 0)
        line = line_of(tag.start())
        # A title within a picture is only read out.
        if _ACTIVE_TAG.fullmatch(name) and not (name == "title" and pictures > 0):
            yield FoundInHtml(f"<{tag['name']}>", line, is_address=False)
            found = _attributes(tag["attributes"], name)
            yield from (replace(each, line=line) for each in found if each.loads and host_of(each.text))
        elif tag["name"]:
            yield from _attributes(tag["attributes"], name, Passage(tag["attributes"], line).lines())
    yield from _in_style_sheets(passage)
    # Attribute lists in braces make HTML of what stands before them.
    for number, text in enumerate(passage.text.split("\n")) if "{" in passage.text else ():
        first, last = text.find("{"), text.rfind("}")
        if 0 <= first < last:
            yield from _attributes(text[first:last], _ANY_TAG, Passage(text, passage.line + number).lines())


def _attributes(text: str, tag: str, line_of: Callable[[int], int] = int) -> Iterator[FoundInHtml]:
    for attribute in _ATTRIBUTE.finditer(text):
        value = next((value for value in attribute.group("double", "single", "bare") if value is not None), None)
        if value is None:
            continue
        name, line, value = attribute["name"].lower(), line_of(attribute.start()), unescape(value)
        if re.match("on[a-z]", name) or name == "srcdoc":
            yield FoundInHtml(f"{attribute['name']}=", line, is_address=False)
        elif name in ATTRIBUTES_WITH_SETS:
            yield from (FoundInHtml(each, line, is_address=True, loads=True) for each in addresses_in_set(value))
        elif _ADDRESS.fullmatch(name) or RUNS.match(value):
            # In SVG an animation can put any attribute's value into another element's address.
            yield FoundInHtml(value, line, is_address=True, loads=_loads(tag, name))
        elif name in ATTRIBUTES_WITH_STYLE:
            if name == STYLE and not _ALIGNING.fullmatch(value):
                yield FoundInHtml(f"{attribute['name']}=", line, is_address=False)
            yield from _in_style(value, line)


def _loads(tag: str, name: str) -> bool:
    return name in ATTRIBUTES_THAT_LOAD and not (name in FOLLOWED_ATTRIBUTES and tag in TAGS_TO_FOLLOW)


def _in_style(css: str, line: int) -> Iterator[FoundInHtml]:
    return (FoundInHtml(each, line, is_address=True, loads=True) for each in addresses_in_style(css))


def _in_style_sheets(passage: Passage) -> Iterator[FoundInHtml]:
    line_of = passage.lines()
    for style in _STYLE_SHEET.finditer(passage.text) if "<" in passage.text else ():
        yield from _in_style(style["css"], line_of(style.start()))
