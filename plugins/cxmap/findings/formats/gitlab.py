"""Findings as a Code Quality report of GitLab, which shows those that are new in a merge request beside its lines."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cxmap.findings.formats.advice import advice
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.json_text import JsonValue, json_text
from cxmap.findings.formats.report import Report, Screen

if TYPE_CHECKING:
    from cxmap.findings.finding import Finding

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def formatted(report: Report, _screen: Screen) -> str:
    return json_text([_issue(finding, report) for finding in report.findings])


def _issue(finding: Finding, report: Report) -> JsonValue:
    place = finding.place
    told = (finding.message, *advice(finding, report.source_lines(place.path)))
    # Lines move, and a finding stays the same: GitLab tells new ones from old ones by this.
    known_by = "\n".join((finding.rule, place.path, place.field or "", finding.message))
    return {
        "check_name": finding.rule,
        "description": " – ".join(map(visible, told)),
        "fingerprint": sha256(known_by.encode("utf-8", "replace")).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": place.path, "lines": {"begin": place.span.line, "end": place.span.end_line}},
    }
