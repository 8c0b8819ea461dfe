"""Comments in Mermaid text that authors wrote: no reader of the diagram or of its source sees them."""

from __future__ import annotations

import re

from cxmap.diagrams.mermaid.front_matter import FRONT_MATTER

_SIGN = "%%"
_NOTE = re.compile(r"(?:^|[ \t])#.*$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=[\s;]))%%(?!\{)")
_OPEN, _CLOSED = "([{", ")]}"


def without_comments(text: str) -> str:
    """The text with every line in its place; what stands in quotes or brackets is a label."""
    if _SIGN not in text and "#" not in text:
        return text
    text = FRONT_MATTER.sub(lambda front_matter: _NOTE.sub("", front_matter[0]), text, count=1)
    return "\n".join(map(_without_comment, text.split("\n"))) if _SIGN in text else text


def _without_comment(line: str) -> str:
    for comment in _COMMENT.finditer(line):
        before = line[: comment.start()]
        if not before.count('"') % 2 and _is_closed(before):
            return before.rstrip()
    return line


def _is_closed(text: str) -> bool:
    return sum(text.count(sign) for sign in _OPEN) <= sum(text.count(sign) for sign in _CLOSED)
