"""Lines that cannot be parsed because of how they begin, or because of what the line above lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cxmap.model import KINDS
from cxmap.model.slips.slip import LONG_DASHES

_DASH = re.compile(rf"^\s*(?P<dash>[{LONG_DASHES}])+(?:\s|$)")
_KEY = re.compile(r"^(?P<indent> *)[\w-]+(?=:\s|:$)")
_FILLED = re.compile(r"^(?P<indent> *)(?:- +)*[\w-]+: +[^\s|>#]")
_BARE_FIELD = re.compile(r"^ *(?P<name>[a-z_]+) +[^\s:][^:]*$")
_NO_BREAK = re.compile(r"^ *(?P<space>[\xa0\u2007\u202f\u3000])[^\S\n]*(?:- |[\w-]+:(?=\s|$))", re.MULTILINE)
_FIELDS = frozenset(key for kind in KINDS for shape in kind.shape.values() for key in (shape.key, *shape.synonyms))


class Layout(NamedTuple):
    """A mistake in a line, how to mend it, and where: lines and columns count from 0."""

    message: str
    hint: str
    line: int
    column: int


def wrong_layout(lines: Sequence[str], line: int, column: int) -> Layout | None:
    """Why the parser stumbled at this place, if it is how this line or the one above is laid out."""
    for number in (line, line - 1):
        if number >= 0 and (found := _long_dash(lines, number) or _no_colon(lines, number)):
            return found
    key = _KEY.match(lines[line])
    above = _FILLED.match(lines[line - 1]) if line else None
    # Only at the colon of the key itself is its indentation to blame.
    if key and above and key.end() == column and len(key["indent"]) > len(above["indent"]):
        message = "this line begins further right than the line above"
        return Layout(message, "begin it in the same column as its neighbours", line, len(key["indent"]))
    return None


def no_break_space(text: str) -> Layout | None:
    """A line that a no-break space makes begin elsewhere than it seems to."""
    match = None if text.isascii() else _NO_BREAK.search(text)
    if match is None:
        return None
    start = match.start("space")
    message = "a no-break space stands where a plain space must stand"
    hint = "delete the spaces at the beginning of this line and type them again"
    return Layout(message, hint, text.count("\n", 0, start), start - text.rfind("\n", 0, start) - 1)


def _long_dash(lines: Sequence[str], number: int) -> Layout | None:
    match = _DASH.match(lines[number])
    if match is None:
        return None
    hint = "type a hyphen and a space, `- `, before an entry of a list"
    return Layout("this line begins with a long dash", hint, number, match.start("dash"))


def _no_colon(lines: Sequence[str], number: int) -> Layout | None:
    match = _BARE_FIELD.match(lines[number])
    if match is None or match["name"] not in _FIELDS:
        return None
    name = match["name"]
    return Layout(f"a colon is missing after `{name}`", f"write `{name}: …`", number, match.end("name"))
