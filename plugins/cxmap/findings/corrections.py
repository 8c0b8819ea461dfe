"""A text with the suggestions of its findings written into it, and everything else in it as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.findings.finding import Finding
from cxmap.model.document import Span
from cxmap.model.offsets import LINE_END, Offsets


@dataclass(frozen=True, slots=True)
class Correction:
    """A suggestion at one place: its rule, the text that stands there, and the one to stand there instead."""

    rule: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """A text after its corrections; those that overlap one of the written ones wait for another time."""

    text: str
    written: tuple[Correction, ...]
    waiting: tuple[Correction, ...]


def corrected(path: str, text: str, findings: Iterable[Finding]) -> CorrectedText:
    """Writes the suggestions for the file at `path`; its text has its own line ends, and no byte order mark."""
    parts: list[str] = []
    written: list[Correction] = []
    waiting: list[Correction] = []
    end, begun = 0, -1
    for first, last, correction in sorted(_corrections(path, text, findings), key=lambda each: each[:2]):
        if first < end or first == begun:
            waiting.append(correction)
            continue
        parts += (text[end:first], correction.after)
        written.append(correction)
        end, begun = last, first
    return CorrectedText("".join((*parts, text[end:])), tuple(written), tuple(waiting))


def _corrections(path: str, text: str, findings: Iterable[Finding]) -> Iterator[tuple[int, int, Correction]]:
    """Each correction once, with the offsets of the text that it takes the place of."""
    line_end = found[0] if (found := LINE_END.search(text)) else "\n"
    offsets = Offsets(text)
    seen: set[tuple[Span, str]] = set()
    for rule, (place, suggestion) in ((finding.rule, each) for finding in findings for each in finding.suggested):
        span, after = place.span, suggestion.replace("\n", line_end)
        if place.path == path and (span, after) not in seen:
            first, last = offsets.of(span)
            yield first, last, Correction(rule, span, text[first:last], after)
            seen.add((span, after))
