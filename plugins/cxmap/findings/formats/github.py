"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxmap.findings.formats.advice import advice
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.report import Report, Screen

if TYPE_CHECKING:
    from cxmap.findings.finding import Finding

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_NEW_LINE = "%0A"


def formatted(report: Report, _screen: Screen) -> str:
    return "".join(f"{_annotation(finding, report.source_lines(finding.place.path))}\n" for finding in report.findings)


def _annotation(finding: Finding, source: Sequence[str]) -> str:
    place, span = finding.place, finding.place.span
    properties = {
        "file": place.path,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": finding.rule,
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = _NEW_LINE.join(map(_escaped, (finding.message, *advice(finding, source))))
    return f"::{_COMMANDS[finding.severity]} {written}::{text}"


def _escaped(text: str) -> str:
    """On one line, so that no text can begin a command of its own; a `%` would begin one of GitHub's escapes."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
