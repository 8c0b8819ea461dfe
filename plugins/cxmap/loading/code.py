"""What both Markdowns, the one that is read here and the one that is published, take for code."""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it.token import Token

_LANGUAGE = r"[ \t]*\.?[\w#.+-]*"
_OPTIONS = r"(?:[ \t]+(?:title|hl_lines|linenums)=(?:\"[^\"]*\"|'[^']*'))*"
_USUAL_FENCE = re.compile(rf"(?:{_LANGUAGE}{_OPTIONS}|[ \t]*\{{[ \t]*\.[\w#.+-]+[^}}]*\}})[ \t]*")
_PREFIX = re.compile(r"[> \t]*")
_TICKS = re.compile(r"(?<!\\)`+")


def is_closed_fence(fence: Token, lines: list[str]) -> bool:
    """Whether a fence begins and ends as every reader of Markdown wants it to."""
    first, end = fence.map or (0, 0)
    prefix = _PREFIX.match(lines[first])
    indent = prefix[0] if prefix else ""
    return (
        _USUAL_FENCE.fullmatch(fence.info) is not None
        and end - first > 1
        and lines[end - 1].lstrip("> \t").rstrip() == fence.markup
        and all(line.startswith(indent) or not line.strip() for line in lines[first:end])
    )


def without_code_spans(text: str) -> str:
    """The text with blanks where it is code between backticks, as long as before."""
    ticks = list(_TICKS.finditer(text))
    by_length: dict[int, list[int]] = {}
    for position, run in enumerate(ticks):
        by_length.setdefault(len(run[0]), []).append(position)
    parts: list[str] = []
    done = position = 0
    while position < len(ticks):
        alike = by_length[len(ticks[position][0])]
        closing = bisect_right(alike, position)
        if closing < len(alike):
            first, last = ticks[position].start(), ticks[alike[closing]].end()
            parts += text[done:first], re.sub(r"[^\n]", " ", text[first:last])
            done, position = last, alike[closing]
        position += 1
    return "".join(parts) + text[done:]
