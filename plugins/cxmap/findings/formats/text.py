"""Findings for people: the place, the message, the source line with carets, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cxmap.findings.formats.advice import advice
from cxmap.findings.formats.excerpt import excerpt, visible
from cxmap.findings.formats.report import Report, Screen
from cxmap.findings.severity import Severity, counts_by_severity

if TYPE_CHECKING:
    from cxmap.findings.causes import Cause
    from cxmap.findings.finding import Finding

INKS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_STRONG = "1"
_FAINT = "2"
_MOST_CAUSES = 10
_PLURALS = {"entity": "entities"}


def formatted(report: Report, screen: Screen) -> str:
    blocks = (*_found(report, screen), *_where_to_begin(report, screen), *report.remarks, summary(report))
    return "\n\n".join(blocks) + "\n"


def outline(report: Report, screen: Screen) -> str:
    """Where to begin and the summary, without the findings themselves."""
    return "\n\n".join((*_where_to_begin(report, screen), *report.remarks, summary(report))) + "\n"


def summary(report: Report) -> str:
    """`2 errors, 1 warning in 48 files, 41 entities`, and how many of these the site does not show."""
    found = ", ".join(counts_by_severity(finding.severity for finding in report.findings)) or "no findings"
    causes = sum(len(group.causes) for group in report.groups)
    come = f" from {counted(causes, 'cause')}" if 0 < causes < len(report.findings) else ""
    hidden = f"; {counted(report.drafts, 'draft')}, which the site does not show" if report.drafts else ""
    return f"{found}{come} in {counted(report.files, 'file')}, {counted(report.entities, 'entity')}{hidden}"


def counted(count: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {noun if count == 1 else _PLURALS.get(noun, noun + 's')}"


def _found(report: Report, screen: Screen) -> Iterator[str]:
    """The findings cause by cause; one by one where nobody asked for their causes."""
    if not report.groups:
        yield from ("\n".join(_block(finding, report, screen)) for finding in report.findings)
    for group in report.groups:
        if group.heading and group.causes:
            yield screen.inked(group.heading, _STRONG)
        yield from ("\n".join(_cause(cause, report, screen)) for cause in group.causes)


def _cause(cause: Cause, report: Report, screen: Screen) -> Iterator[str]:
    """The first finding in full, and of the others only what differs."""
    first, *others = cause.findings
    yield from _block(first, report, screen)
    known = tuple(_words(first, report))
    for finding in others:
        yield _head(finding, screen)
        words = tuple(_words(finding, report))
        yield from _advice(words if words != known else (), " ", screen)


def _where_to_begin(report: Report, screen: Screen) -> Iterator[str]:
    """The causes of several findings, and how many a mend would end."""
    found = [cause for group in report.groups for cause in group.causes if len(cause.findings) > 1]
    if not found:
        return
    shown = found[:_MOST_CAUSES]
    width = len(str(max(len(cause.findings) for cause in shown)))
    lines = [f"  {len(cause.findings):>{width}} {cause.rule}: {_mend(cause)}" for cause in shown]
    if len(found) > len(shown):
        lines.append(f"  and {counted(len(found) - len(shown), 'cause')} more of several findings")
    yield "\n".join((screen.inked("where to begin", _STRONG), *lines))


def _mend(cause: Cause) -> str:
    if cause.ends_at_once:
        how = f"one mend ends all {len(cause.findings)}"
    elif cause.is_suggested:
        how = f"`cxmap check --fix` ends all {len(cause.findings)}"
    else:
        how = "each mend ends one"
    return f"{visible(cause.subject)}; {how}" if cause.subject else how


def _head(finding: Finding, screen: Screen) -> str:
    place, span = finding.place, finding.place.span
    where = screen.inked(f"{visible(place.path)}:{span.line}:{span.column}:", _STRONG)
    rule = screen.inked(f"{finding.severity}[{finding.rule}]:", INKS[finding.severity])
    return f"{where} {rule} {visible(finding.message)}"


def _block(finding: Finding, report: Report, screen: Screen) -> Iterator[str]:
    yield _head(finding, screen)
    gutter = " " * len(str(finding.place.span.line))
    yield from _source(finding, report, screen)
    yield from _advice(_words(finding, report), gutter, screen)


def _words(finding: Finding, report: Report) -> Iterator[str]:
    return advice(finding, report.source_lines(finding.place.path))


def _advice(lines: Iterable[str], gutter: str, screen: Screen) -> Iterator[str]:
    """Each sentence has a sign before it; lines to type below one have none, so that they can be copied."""
    are_typed = False
    for words in lines:
        yield f"{f'{gutter}  ' if are_typed else screen.inked(f'{gutter} =', _FAINT)} {words}"
        are_typed = are_typed or words.endswith(":")


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
    carets = screen.inked(shown.carets.lstrip(), INKS[finding.severity])
    indent = " " * (len(shown.carets) - len(shown.carets.lstrip()))
    yield f"{screen.inked(' ' * len(number) + ' |', _FAINT)} {indent}{carets}"
