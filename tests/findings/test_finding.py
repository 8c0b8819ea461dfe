from __future__ import annotations

from cxmap.findings.finding import Finding, Place, as_configured
from cxmap.findings.severity import Severity


def test_a_site_decides_how_much_a_rule_matters() -> None:
    found = [
        Finding(rule, severity, Place("a.md"), "it is so")
        for rule, severity in zip(("one", "two", "three"), Severity, strict=True)
    ]

    configured = list(as_configured(found, {"one": "note", "two": "off"}))

    assert [(finding.rule, finding.severity) for finding in configured] == [
        ("one", Severity.NOTE),
        ("three", Severity.NOTE),
    ]
