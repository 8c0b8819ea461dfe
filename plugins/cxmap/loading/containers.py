"""Notes, tabs, footnotes and definitions of the site's Markdown, opened so that a plain reader sees what they hold."""

from __future__ import annotations

import re

_MARKER = re.compile(r"""(?P<indent> *)(?:!!!|\?\?\?\+?|===[!+]?(?= +["'])|\[\^[^\]\n]+\]:|:(?= ))(?P<rest>.*)""")
_MAY_OPEN = re.compile(r"^ *(?:!!!|\?\?\?|===|\[\^|: )", re.MULTILINE)
_INDENT = 4


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
            open_columns.append(column)
            moved = marker["indent"] + marker["rest"].strip()
        shown.append(moved)
    return shown
