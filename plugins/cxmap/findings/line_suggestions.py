"""Suggestions line by line: the lines that a host would put in place of others at one click."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from cxmap.findings.corrections import corrected
from cxmap.findings.finding import Finding

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class LineSuggestion:
    """Lines to stand in place of those from the `first` to the `last` one, and the findings that suggest them."""

    path: str
    first: int
    last: int
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def line_suggestions(
    path: str, text: str, findings: Iterable[Finding], shown: Collection[int]
) -> Iterator[LineSuggestion]:
    """The suggestions of findings for the file at `path`, for lines that are `shown` alone; one for each stretch."""
    before = _LINE_END.split(text)
    for first, last, about in _stretches(path, findings):
        if all(line in shown for line in range(first, last + 1)):
            after = _LINE_END.split(corrected(path, text, about).text)
            end = last + len(after) - len(before)
            yield LineSuggestion(path, first, last, tuple(after[first - 1 : end]), about)


def _stretches(path: str, findings: Iterable[Finding]) -> Iterator[tuple[int, int, tuple[Finding, ...]]]:
    """The findings by the lines of their suggestions; those that share a line are of one stretch."""
    alone = [
        replace(finding, place=place, suggestion=text, also=())
        for finding in findings
        for place, text in finding.suggested
        if place.path == path
    ]
    gathered: list[Finding] = []
    end = 0
    for finding in sorted(alone, key=lambda each: each.order):
        if gathered and finding.place.span.line > end:
            yield gathered[0].place.span.line, end, tuple(gathered)
            gathered = []
        gathered.append(finding)
        end = max(end, finding.place.span.end_line)
    if gathered:
        yield gathered[0].place.span.line, end, tuple(gathered)
