"""Did you mean: the nearest of the words that are allowed."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

MOST_CANDIDATES = 40
"""A longer list is not spelled out in a hint."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is most like `word`, or None if none is close."""
    candidates = list(allowed)
    lowered = word.strip().lower().replace(" ", "-").replace("_", "-")
    if lowered in candidates:
        return lowered
    by_reading = {candidate.replace("_", "-"): candidate for candidate in candidates}
    close = difflib.get_close_matches(lowered, by_reading, n=1, cutoff=0.6)
    return by_reading[close[0]] if close else None


def did_you_mean(suggestion: str | None, allowed: Collection[str], *, otherwise: str) -> str:
    """The hint for a word that is not allowed."""
    if suggestion:
        return f"did you mean `{suggestion}`?"
    if 0 < len(allowed) <= MOST_CANDIDATES:
        return "write one of " + ", ".join(f"`{word}`" for word in allowed)
    return otherwise
