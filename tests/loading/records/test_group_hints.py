"""Hints about groups of fields, followed to the letter: lines are copied as they stand, and nothing is wrong then."""

from __future__ import annotations

import pytest

from cxmap.compiler import compile_map
from cxmap.findings.finding import Finding
from cxmap.findings.value_rules import REQUIRED_FIELD
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF

NEEDED = {
    "promises": "statement: A\nmade_by: care\n",
    "capabilities": "title: A\nowner: care\n",
    "touchpoints": "title: A\nowner: care\n",
    "journeys": "title: A\nowner: care\n",
    "partners": "title: A\n",
    "research": "title: A\nmethod: survey\ndate: 2026-01-01\n",
    "opportunities": "title: A\nowner: care\n",
}
OTHERS = {
    "departments/care.md": "---\ntitle: Care\n---\n",
    "departments/finance.md": "---\ntitle: Finance\n---\n",
    "metrics/on-time.md": '---\ntitle: On time\nunit: "%"\nbetter: higher\ntype: share\n---\n',
    "promises/next-day.md": "---\nstatement: Tomorrow\nmade_by: care\n---\n",
}
WHOLE = [
    ("promises", "expects: on-time at least 95 %"),
    ("promises", "expects:\n  metric: on-time\n  at_least: 95"),
    ("promises", "published: Home page"),
    ("promises", "remedy: We refund the price"),
    ("capabilities", "delivers: on-time"),
    ("partners", "agreement: Rural rounds 2025"),
    ("partners", "contact: care@example.com"),
    ("journeys", "stages: text"),
    ("journeys", "stages: order, wait, receive"),
    ("touchpoints", "contributors: Finance"),
    ("touchpoints", "pain_points: Nobody rings"),
    ("touchpoints", "experience: 4 of 5"),
    ("research", "heard: 12 customers, 3 employees"),
]
WITH_BLANKS = [
    ("promises", "target: 95"),
    ("promises", "expects: 95"),
    ("promises", "published: yes"),
    ("promises", "remedy: yes"),
    ("capabilities", "measured: 93 %"),
    ("capabilities", "measurements:\n  - 2026-Q2: 95.8"),
    ("partners", "agreement: yes"),
    ("partners", "agreement:\n  until: 2027-12-31"),
    ("partners", "obligations:\n  - on-time: 95"),
    ("partners", "links: https://www.example.com/contract"),
    ("touchpoints", "messages: Your parcel waits"),
    ("opportunities", "would: retire it soon"),
    ("opportunities", "would:\n  - promise: next-day"),
    ("promises", "expects:\n  - at_least: 95"),
]


def errors_in(folder: str, written: str) -> list[Finding]:
    files = OTHERS | {f"{folder}/new.md": f"---\n{NEEDED[folder]}{written}\n---\n"}
    compiled = compile_map([SourceFile(path, text.encode()) for path, text in files.items()], Settings(as_of=AS_OF))
    return [each for each in compiled.errors if each.place.path == f"{folder}/new.md"]


def lines_to_type(folder: str, written: str) -> str:
    """The lines of the first hint, below the key that they stand for."""
    (finding, *_) = errors_in(folder, written)
    first, *lines = finding.advice
    assert first.endswith(":")
    key = f"{written.partition(':')[0]}:\n"
    return "\n".join(lines) if not lines[0].startswith(" ") else key + "\n".join(lines)


@pytest.mark.parametrize(("folder", "written"), WHOLE)
def test_lines_that_are_whole_end_the_finding(folder: str, written: str) -> None:
    assert errors_in(folder, lines_to_type(folder, written)) == []


@pytest.mark.parametrize(("folder", "written"), WITH_BLANKS)
def test_lines_with_blanks_lack_only_what_nobody_knows(folder: str, written: str) -> None:
    left = errors_in(folder, lines_to_type(folder, written))

    assert {each.rule for each in left} == {REQUIRED_FIELD.id}
