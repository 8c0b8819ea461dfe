"""Findings for programs, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.findings.formats.json_text import JsonValue, json_text
from cxmap.findings.formats.report import Report, Screen

if TYPE_CHECKING:
    from cxmap.findings.finding import Finding

VERSION = 1


def formatted(report: Report, _screen: Screen) -> str:
    return json_text(
        {
            "version": VERSION,
            "as_of": report.as_of.isoformat(),
            "summary": {
                "files": report.files,
                "entities": report.entities,
                "errors": report.count("error"),
                "warnings": report.count("warning"),
                "notes": report.count("note"),
            },
            "findings": [_finding(finding) for finding in report.findings],
        }
    )


def _finding(finding: Finding) -> JsonValue:
    place, span = finding.place, finding.place.span
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": place.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "entity": place.entity,
        "field": place.field,
        "message": finding.message,
        "hint": finding.hint,
        "suggestion": finding.suggestion,
    }
