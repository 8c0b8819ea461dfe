"""Where the words of a point stand on a chart: above it or below, and on no line of a level."""

from __future__ import annotations

from collections.abc import Collection, Iterator

ABOVE = 8
"""How far above a point its words stand."""
_BELOW = 17
_LETTER, _GAP = 9, 3
"""How high the words are, and how far from a line."""
_FARTHEST = 20
"""Words that are moved farther seem to be another point's."""


def words_place(top: float, bottom: float, levels: Collection[float], height: int, *, is_dip: bool = False) -> float:
    """The line that the words of a point stand on, which reaches from `top` to `bottom`; of a dip they stand below.

    Other words that are near count as `edges` among the levels.
    """
    usual = (bottom + _BELOW, top - ABOVE) if is_dip else (top - ABOVE, bottom + _BELOW)
    moved = sorted(_beyond(top, bottom, levels), key=lambda place: abs(place - usual[0]))
    free = (place for place in (*usual, *moved) if _is_free(place, levels) and _LETTER <= place <= height)
    return next(free, usual[0])


def edges(place: float) -> tuple[float, float]:
    """The upper and the lower end of words that stand on a line."""
    return place - _LETTER, place


def _beyond(top: float, bottom: float, levels: Collection[float]) -> Iterator[float]:
    """The nearest places on the other side of each line."""
    for level in levels:
        above, below = level - _GAP, level + _LETTER + _GAP
        if 0 < top - ABOVE - above <= _FARTHEST:
            yield above
        if 0 < below - bottom - _BELOW <= _FARTHEST:
            yield below


def _is_free(place: float, levels: Collection[float]) -> bool:
    return all(level >= place + _GAP or level <= place - _LETTER - _GAP for level in levels)
