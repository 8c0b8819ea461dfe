"""Drawing: Mermaid text in, SVG or a refusal out, whichever library does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text cannot be drawn, and in which of its lines, counted from 1, where that is known."""

    reason: str
    line: int | None = None


class Drawing(Protocol):
    """Draws Mermaid text as SVG."""

    def draw(self, text: str) -> str | Refused: ...


def refused_before_drawing(text: str) -> Refused | None:
    """Why no library should be asked to draw this text, if there is a reason."""
    if len(text) > LONGEST_TEXT:
        return Refused(f"the diagram has more than {LONGEST_TEXT:,} characters")
    if not text.strip():
        return Refused("the diagram is empty")
    for number, line in enumerate(text.split("\n"), start=1):
        if any("\ud800" <= character <= "\udfff" for character in line):
            return Refused("the line holds half a character", number)
    return None
