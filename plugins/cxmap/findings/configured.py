"""Findings with the severities that the site's configuration gives to their rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity

OFF = "off"


def as_configured(findings: Iterable[Finding], severities: Mapping[str, str]) -> Iterator[Finding]:
    """The findings whose rules are not switched off; `severities` says a severity or `off` for a rule's id."""
    for finding in findings:
        severity = severities.get(finding.rule, finding.severity)
        if severity != OFF:
            yield replace(finding, severity=Severity(severity)) if severity != finding.severity else finding
