"""Findings for people: the place, the message, the source line with carets, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.findings.formats.excerpt import excerpt, visible
from cxmap.findings.formats.report import Report, Screen, advice
from cxmap.findings.severity import Severity, counts_by_severity

if TYPE_CHECKING:
    from cxmap.findings.finding import Finding

_INKS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_STRONG = "1"
_FAINT = "2"
_PLURALS = {"entity": "entities"}


def formatted(report: Report, screen: Screen) -> str:
    blocks = ("\n".join(_block(finding, report, screen)) for finding in report.findings)
    return "\n\n".join((*blocks, summary(report))) + "\n"


def summary(report: Report) -> str:
    """`2 errors, 1 warning in 48 files, 41 entities`."""
    found = ", ".join(counts_by_severity(finding.severity for finding in report.findings)) or "no findings"
    return f"{found} in {counted(report.files, 'file')}, {counted(report.entities, 'entity')}"


def counted(count: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {noun if count == 1 else _PLURALS.get(noun, noun + 's')}"


def _block(finding: Finding, report: Report, screen: Screen) -> Iterator[str]:
    place, span = finding.place, finding.place.span
    ink = _INKS[finding.severity]
    where = screen.inked(f"{visible(place.path)}:{span.line}:{span.column}:", _STRONG)
    rule = screen.inked(f"{finding.severity}[{finding.rule}]:", ink)
    yield f"{where} {rule} {visible(finding.message)}"
    gutter = " " * len(str(span.line))
    yield from _source(finding, report, screen)
    for words in advice(finding):
        yield f"{screen.inked(f'{gutter} =', _FAINT)} {words}"


def _source(finding: Finding, report: Report, screen: Screen) -> Iterator[str]:
    span = finding.place.span
    points_at_file = (span.line, span.column, span.end_line, span.end_column) == (1, 1, 1, 1)
    lines = () if points_at_file else report.source_lines(finding.place.path)
    if not 1 <= span.line <= len(lines):
        return
    line, number = lines[span.line - 1], str(span.line)
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    shown = excerpt(line, span.column - 1, last, screen.width - len(number) - 3)
    yield f"{screen.inked(f'{number} |', _FAINT)} {shown.text}".rstrip()
    carets = screen.inked(shown.carets.lstrip(), _INKS[finding.severity])
    indent = " " * (len(shown.carets) - len(shown.carets.lstrip()))
    yield f"{screen.inked(' ' * len(number) + ' |', _FAINT)} {indent}{carets}"
