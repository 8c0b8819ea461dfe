"""Fixed words: the closed sets of words that a field may hold."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class FixedWord(StrEnum):
    """A word of a closed set; letter case is no mistake in it."""

    @classmethod
    def _missing_(cls, value: object) -> FixedWord | None:
        return next((word for word in cls if isinstance(value, str) and word.value == value.strip().lower()), None)


def word_in(text: str, words: Collection[str]) -> str | None:
    """The word that is this text, letter case aside; words that differ in it alone are told apart."""
    if text in words:
        return text
    lowered = text.strip().lower()
    return next((word for word in words if word.lower() == lowered), None)
