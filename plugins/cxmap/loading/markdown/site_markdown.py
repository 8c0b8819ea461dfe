"""The site's Markdown where it differs from the one that reads bodies here: its containers and its code."""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it.token import Token

from cxmap.loading.markdown.fenced import USUAL_FENCE

_MARKER = re.compile(r"""(?P<indent> *)(?:!!!|\?\?\?\+?|===[!+]?(?= +["'])|\[\^[^\]\n]+\]:|:(?= ))(?P<rest>.*)""")
_MOVABLE = ("[^", ":")
"""A footnote and a definition may stand up to three columns further right; what is in them does not move along."""
_MAY_OPEN = re.compile(r"^ *(?:!!!|\?\?\?|===|\[\^|: )", re.MULTILINE)
_INDENT = 4
_PREFIX = re.compile(r"[> \t]*")
_TICKS = re.compile(r"(?<!\\)`+")


def opened(text: str) -> str:
    """The same lines, with what is indented below the marker of a container moved to the marker's own column."""
    if not _MAY_OPEN.search(text):
        return text
    return "\n".join(_opened_lines(text.split("\n")))


def _opened_lines(lines: list[str]) -> list[str]:
    shown: list[str] = []
    open_columns: list[int] = []
    for line in lines:
        column = len(line) - len(line.lstrip(" "))
        if line.strip():
            while open_columns and column < open_columns[-1] + _INDENT:
                open_columns.pop()
        moved = line[_INDENT * len(open_columns) :]
        marker = _MARKER.fullmatch(moved)
        if marker and line.strip():
            may_be_moved = moved.lstrip().startswith(_MOVABLE)
            open_columns.append(column - column % _INDENT if may_be_moved else column)
            moved = marker["indent"] + marker["rest"].strip()
        shown.append(moved)
    return shown


def is_closed_fence(fence: Token, lines: list[str]) -> bool:
    """Whether a fence begins and ends as every reader of Markdown wants it to."""
    first, end = fence.map or (0, 0)
    prefix = _PREFIX.match(lines[first])
    indent = prefix[0] if prefix else ""
    return (
        USUAL_FENCE.fullmatch(fence.info) is not None
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
