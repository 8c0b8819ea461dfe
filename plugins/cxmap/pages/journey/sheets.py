"""How the stages of a map lie on sheets of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MOST_ON_ONE_SHEET = 7
"""Columns that can still be read side by side on a sheet of paper."""


def firsts_on_sheets(widths: Iterable[int]) -> Iterator[bool]:
    """For each stage of so many columns whether it begins a sheet, as those before it leave too little room."""
    filled = 0
    for width in widths:
        taken = min(width, MOST_ON_ONE_SHEET)
        is_first = filled + taken > MOST_ON_ONE_SHEET
        filled = taken if is_first else filled + taken
        yield is_first
