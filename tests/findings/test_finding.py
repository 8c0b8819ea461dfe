from __future__ import annotations

import pytest

from cxmap.findings.finding import Finding, Place, as_configured, is_lowered
from cxmap.findings.severity import Severity
from cxmap.model.source import OwnSeverity


def test_a_site_decides_how_much_a_rule_matters() -> None:
    found = [
        Finding(rule, severity, Place("a.md"), "it is so")
        for rule, severity in zip(("one", "two", "three"), Severity, strict=True)
    ]

    configured = list(as_configured(found, (OwnSeverity("one", "note"), OwnSeverity("two", "off"))))

    assert [(finding.rule, finding.severity) for finding in configured] == [
        ("one", Severity.NOTE),
        ("three", Severity.NOTE),
    ]


def test_first_severity_that_holds_in_a_file_counts_there() -> None:
    paths = ("old/a.md", "old/more/b.md", "older/c.md", "old.md", "new/d.md")
    found = [Finding("one", Severity.ERROR, Place(path), "it is so") for path in paths]
    own = (
        OwnSeverity("one", "off", "is rewritten in spring", ("old/more", "new/d.md")),
        OwnSeverity("one", "note", "is not read any more", ("old",)),
        OwnSeverity("one", "warning"),
    )

    assert [(each.place.path, str(each.severity)) for each in as_configured(found, own)] == [
        ("old/a.md", "note"),
        ("older/c.md", "warning"),
        ("old.md", "warning"),
    ]


@pytest.mark.parametrize(
    ("hint", "advice"),
    [
        ("write it so:\nexpects:\n  - metric: days", ("write it so:", "expects:", "  - metric: days")),
        ("leave out\n::warning::forged", ("leave out\n::warning::forged",)),
        ("", ("",)),
    ],
)
def test_lines_to_type_follow_a_colon(hint: str, advice: tuple[str, ...]) -> None:
    finding = Finding("wrong-type", Severity.ERROR, Place("a.md"), "this is wrong", hint)

    assert finding.advice == advice


@pytest.mark.parametrize(
    ("own", "lowered"),
    [
        (OwnSeverity("one", "note"), True),
        (OwnSeverity("one", "off"), True),
        (OwnSeverity("one", "warning"), False),
        (OwnSeverity("one", "error"), False),
        (OwnSeverity("one", "note", "is old", ("old",)), False),
        (OwnSeverity("two", "note"), False),
    ],
)
def test_a_rule_is_lowered_where_it_matters_less_on_the_whole_site(own: OwnSeverity, *, lowered: bool) -> None:
    assert is_lowered("one", Severity.WARNING, (own,)) is lowered
