"""HTML that could run a script or change the page, and the addresses that HTML holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from cxmap.loading.markdown.body import RUNS
from cxmap.loading.markdown.body_places import Passage

_ACTIVE_TAG = re.compile(
    "applet|base|body|button|embed|form|frame|frameset|head|html|iframe|input|link|meta|noembed|noframes|object|"
    "plaintext|portal|script|select|style|textarea|xmp",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    "action|background|cite|codebase|data|formaction|href|longdesc|manifest|ping|poster|src|srcset|xlink:href"
)
_TAG = re.compile(r"<(?P<name>[A-Za-z][^\s/<>]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"
)


@dataclass(frozen=True, slots=True)
class FoundInHtml:
    """A tag or attribute that must not be published, or else an address; and where in the body it begins."""

    text: str
    line: int
    is_address: bool


def found_in_html(passages: Iterable[Passage]) -> Iterator[FoundInHtml]:
    """Everything unsafe, and every address; passages may overlap, so that each is named once a line."""
    yield from dict.fromkeys(found for passage in passages for found in _in_passage(passage))


def _in_passage(passage: Passage) -> Iterator[FoundInHtml]:
    line_of = passage.lines()
    for tag in _TAG.finditer(passage.text) if "<" in passage.text else ():
        if _ACTIVE_TAG.fullmatch(tag["name"]):
            yield FoundInHtml(f"<{tag['name']}>", line_of(tag.start()), is_address=False)
        else:
            yield from _attributes(tag["attributes"], tag.start("attributes"), line_of)
    # Attribute lists in braces make HTML of what stands before them.
    for number, line in enumerate(passage.text.split("\n")) if "{" in passage.text else ():
        first, last = line.find("{"), line.rfind("}")
        if 0 <= first < last:
            yield from _attributes(line[first:last], 0, Passage(line, passage.line + number).lines())


def _attributes(text: str, start: int, line_of: Callable[[int], int]) -> Iterator[FoundInHtml]:
    for attribute in _ATTRIBUTE.finditer(text):
        value = next((value for value in attribute.group("double", "single", "bare") if value is not None), None)
        if value is None:
            continue
        name, line = attribute["name"].lower(), line_of(start + attribute.start())
        if re.match("on[a-z]", name) or name == "srcdoc":
            yield FoundInHtml(f"{attribute['name']}=", line, is_address=False)
        elif _ADDRESS.fullmatch(name) or RUNS.match(unescape(value)):
            # In SVG an animation can put any attribute's value into another element's address.
            addresses = (part.split()[0] for part in value.split(",") if part.strip()) if name == "srcset" else (value,)
            yield from (FoundInHtml(unescape(address), line, is_address=True) for address in addresses)
