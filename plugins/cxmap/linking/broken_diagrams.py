"""Diagrams that authors wrote as Mermaid text: each must be one that can be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.findings.diagram_rules import BROKEN_DIAGRAM
from cxmap.findings.finding import Finding, Place
from cxmap.model.document import Document, Page, Span
from cxmap.model.source import Drawable, Refusal

_HINT = "correct the text between the fences; Mermaid's documentation shows how each kind of diagram is written"


def broken_diagrams(sources: Iterable[Document | Page], drawable: Drawable) -> Iterator[Finding]:
    """The diagrams that cannot be drawn, each at the line that is at fault, else at its fence."""
    for source in sources:
        for diagram in source.diagrams:
            if refusal := drawable(diagram.text):
                line = diagram.line + _line(refusal, diagram.text)
                yield BROKEN_DIAGRAM.at(
                    Place(source.path, Span(line, 1, line, 1), source.key),
                    f"this diagram cannot be drawn: {refusal.reason}",
                    hint=refusal.hint or _HINT,
                )


def _line(refusal: Refusal, text: str) -> int:
    """Some say that a text ends too early one line after its last."""
    return min(refusal.line or 0, len(text.rstrip("\n").split("\n")))
