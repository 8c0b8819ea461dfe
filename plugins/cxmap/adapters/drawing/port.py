"""Drawing: Mermaid text in, SVG or a refusal out, whichever library does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT
from cxmap.diagrams.mermaid.mistakes import mistake_in


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text cannot be drawn, in our words, what to do about it, and in which line, counted from 1.

    It is not certain where Mermaid itself may well draw the text.
    """

    reason: str
    line: int | None = None
    hint: str = "draw a smaller part of it, or several diagrams"
    is_certain: bool = True


class Drawing(Protocol):
    """Draws Mermaid text as SVG."""

    def draw(self, text: str) -> str | Refused: ...


TOO_LARGE = Refused("the diagram is too large to be drawn")


def unreadable(text: str, line: int | None = None) -> Refused:
    """The refusal of a text that the library could not read beyond the line; what it said is not for authors."""
    mistake = mistake_in(text, line)
    return Refused(mistake.reason, mistake.line, mistake.hint)


def refused_before_drawing(text: str) -> Refused | None:
    """Why no library should be asked to draw this text, if there is a reason."""
    if len(text) > LONGEST_TEXT:
        return Refused(f"the diagram has more than {LONGEST_TEXT:,} characters")
    if not text.strip():
        return unreadable(text)
    for number, line in enumerate(text.split("\n"), start=1):
        if any("\ud800" <= character <= "\udfff" for character in line):
            return Refused("the line holds half a character", number, "delete the character and write it again")
    return None
