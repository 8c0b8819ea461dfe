"""Advice about the two lines of `---` around the fields: what stands there in place of them, and where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxmap.model.slips.slip import LONG_DASHES

MOST_LINES = 1_000
"""No more lines are looked at for fields that may begin or end there."""

_RULE = re.compile(rf"[-{LONG_DASHES}_*=+~ ]+")
_KEY = re.compile(r"[\w\"'][\w \"'-]*[ \t]*:(?:[ \t]|$)")
_PART_OF_A_FIELD = re.compile(r"[ \t]+\S|-(?: |$)|#")
_PLAIN_KEY = re.compile(r"[a-z_]+:(?:[ \t]|$)")
_NUMBERS = {2: "two", 4: "four", 5: "five"}


def advice_for_opening(lines: Sequence[str]) -> str:
    """How to begin a file that does not begin with three hyphens."""
    if said := _instead_of_hyphens(1, lines[0]):
        return said
    opening = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    if opening > 1 and lines[opening - 1].rstrip() == "---":
        return f"take out the empty lines above line {opening}: `---` must be the first line"
    if last := _last_field(lines, 0):
        closed = len(lines) > last and lines[last].rstrip() == "---"
        return "write a line with only `---` above line 1" + ("" if closed else f", and another below line {last}")
    return "make `---` the first line, then one `field: value` a line, then `---` again"


def advice_for_closing(lines: Sequence[str]) -> str:
    """How to end fields that are never ended; the first of the lines is the one that opens them."""
    for number, line in enumerate(lines[1:], 2):
        if said := _instead_of_hyphens(number, line):
            return said
    last = _last_field(lines, 1)
    if last:
        return f"write a line with only `---` below line {last}, where the fields end"
    return "write the fields, one `field: value` a line, and a line with only `---` below them"


def _instead_of_hyphens(number: int, line: str) -> str:
    """Advice about a line that was meant to be three hyphens; empty for any other."""
    bare = line.strip()
    if len(bare) < 1 or bare in ("-", "*", "+") or not _RULE.fullmatch(bare):
        return ""
    if bare == "---":
        return f"line {number} has blanks before its hyphens: take them out" if line[:1] in " \t" else ""
    if set(bare) == {"-"}:
        count = _NUMBERS.get(len(bare), str(len(bare)))
        return f"line {number} has {count} hyphens: write three, `---`"
    if set(bare) & set(LONG_DASHES):
        return f"line {number} is a long dash: type three hyphens instead, `---`"
    return f"line {number} is `{bare}`: type three hyphens instead, `---`"


def _last_field(lines: Sequence[str], start: int) -> int:
    """The number of the last line that looks like a part of the fields that begin on a line; 0 where none do."""
    last, is_after_blank = 0, False
    for number, line in enumerate(lines[start:], start + 1):
        is_key = (_PLAIN_KEY if is_after_blank else _KEY).match(line) is not None
        is_part = last > 0 and not is_after_blank and _PART_OF_A_FIELD.match(line) is not None
        if line.strip() and not (is_key or is_part):
            break
        is_after_blank = not line.strip()
        last = last if is_after_blank else number
    return last
