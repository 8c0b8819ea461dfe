"""Diagrams that authors wrote as Mermaid text: each must be one that can be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cxmap.findings.diagram_rules import BROKEN_DIAGRAM
from cxmap.findings.finding import Finding, Place
from cxmap.findings.severity import Severity
from cxmap.model.document import Document, Page, Span
from cxmap.model.source import Drawable, Included, Refusal

_ELSEWHERE = "where Mermaid itself draws it, install `mermaidx`, which holds Mermaid"
_HINT = "correct the text between the fences; Mermaid's documentation shows how each kind of diagram is written"


def broken_diagrams(
    sources: Iterable[Document | Page], drawable: Drawable, included: Included | None = None
) -> Iterator[Finding]:
    """The diagrams that cannot be drawn, each at the line that is at fault, else at its fence.

    One is judged with all that it includes.
    """
    for source in sources:
        for diagram in source.diagrams:
            text = included(diagram.text) if included else diagram.text
            if refusal := drawable(text):
                line = diagram.line + (_line(refusal, text) if text == diagram.text else 0)
                yield _finding(refusal, Place(source.path, Span(line, 1, line, 1), source.key))


def _finding(refusal: Refusal, place: Place) -> Finding:
    hint = refusal.hint or _HINT
    if refusal.is_certain:
        return BROKEN_DIAGRAM.at(place, f"this diagram cannot be drawn: {refusal.reason}", hint=hint)
    message = f"this diagram cannot be drawn here, so that its source is shown: {refusal.reason}"
    doubtful = BROKEN_DIAGRAM.at(place, message, hint=f"{hint}; {_ELSEWHERE}")
    return replace(doubtful, severity=Severity.WARNING)


def _line(refusal: Refusal, text: str) -> int:
    """Some say that a text ends too early one line after its last."""
    return min(refusal.line or 0, len(text.rstrip("\n").split("\n")))
