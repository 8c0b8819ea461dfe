"""The sentences of findings, in which code is what somebody would type."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence."""

    text: str
    is_code: bool


def pieces_of(sentence: str) -> tuple[Piece, ...]:
    """The sentence, cut at its backticks."""
    return tuple(Piece(text, bool(place % 2)) for place, text in enumerate(sentence.split("`")) if text)
