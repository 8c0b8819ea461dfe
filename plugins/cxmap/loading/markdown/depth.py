"""Bodies that are nested so deeply that publishing them would take very long, or never end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cxmap.findings.finding import Finding, Place
from cxmap.findings.front_matter_rules import TOO_DEEP
from cxmap.loading.markdown.body import Bodies
from cxmap.loading.markdown.fenced import paragraphs
from cxmap.model.document import Body, Span
from cxmap.model.ids import Key

DEEPEST = 200
"""More brackets than these are never open at once, and no list begins so many columns to the right."""

DEEPEST_EMPHASIS = 50
_LIST = re.compile(
    rf"^(?: {{{DEEPEST},}}|\t{{{DEEPEST // 4},}}|(?:[-+*][ \t]+|>[ \t]*){{{DEEPEST // 2},}})[-+*0-9>]", re.MULTILINE
)
_PAIRS: Mapping[str, re.Pattern[str]] = {
    "[": re.compile(r"(\[)|\]"),
    "](": re.compile(r"(\]\()|\)"),
    "{": re.compile(r"(\{)|\}"),
    "<": re.compile(r"(<[A-Za-z/!?])|>"),
}


def too_deep(bodies: Bodies, path: str, entity: Key | None, body: Body) -> Finding | None:
    """The finding for a body that no reader of Markdown should be given."""
    line = next(_deep_lines(bodies, body.text), None) if len(body.text) > DEEPEST else None
    if line is None:
        return None
    place = Place(path, Span(body.first_line + line, 1, body.first_line + line, 1), entity)
    message = "lists, brackets, tags or emphasis are nested too deeply here"
    return TOO_DEEP.at(place, message, hint="close what is open, or write the text flatter")


def _deep_lines(bodies: Bodies, text: str) -> Iterator[int]:
    """The lines, from 0, on which something begins that is nested too deeply."""
    signs = [sign for sign in _PAIRS if text.count(sign) > DEEPEST]
    may_nest_lists = _LIST.search(text) is not None
    may_nest_emphasis = text.count("*") + text.count("_") > 2 * DEEPEST_EMPHASIS
    if not signs and not may_nest_lists and not may_nest_emphasis:
        return
    for first, paragraph in paragraphs(text):
        deep = (_depth(paragraph, _PAIRS[sign]) > DEEPEST for sign in signs)
        if any(deep) or _LIST.search(paragraph) or bodies.emphasis_depth(paragraph) > DEEPEST_EMPHASIS:
            yield first


def _depth(text: str, pair: re.Pattern[str]) -> int:
    depth = deepest = 0
    for match in pair.finditer(text):
        depth = depth + 1 if match[1] else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest
