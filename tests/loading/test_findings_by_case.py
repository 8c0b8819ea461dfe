from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.findings.diagram_rules import BROKEN_DIAGRAM
from cxmap.findings.exceptions import IDLE_EXCEPTION
from cxmap.findings.rules import RULES
from tests.cases import case_files, hold_to_case, read_case
from tests.loading.content import as_text, compiled, findings_of

TESTS = Path(__file__).parents[1]
CASES = [*case_files(TESTS / "loading" / "cases"), *case_files(TESTS / "linking" / "cases")]


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parents[1].name}/{file.stem}")
def test_findings_are_those_of_the_case(file: Path, *, update_cases: bool) -> None:
    case = read_case(file)
    said = {name: tuple(case.get(name, ())) for name in ("channels", "hosts")}
    shared = case.get("shared_fields")
    found = compiled(case["files"], drafts=case.get("drafts", False), shared_fields=shared, **said)

    hold_to_case(file, {"findings": as_text(findings_of(found))}, update=update_cases)


def test_every_rule_has_a_case_that_triggers_it() -> None:
    expected = "\n".join(read_case(file)["expected"]["findings"] for file in CASES)

    for rule in RULES:
        # Whether a diagram can be drawn is not for the core to say, and no case has a configuration.
        assert rule in (BROKEN_DIAGRAM, IDLE_EXCEPTION) or f" {rule.severity} {rule.id}" in expected, rule.id


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parents[1].name}/{file.stem}")
def test_every_finding_says_what_is_the_case_and_what_to_do(file: Path) -> None:
    case = read_case(file)

    shared = case.get("shared_fields")
    for finding in findings_of(compiled(case["files"], drafts=case.get("drafts", False), shared_fields=shared)):
        assert finding.message[0].islower() or finding.message[0] == "`" or finding.message.startswith("YAML")
        assert not finding.message.endswith(".")
        assert finding.hint
        assert not any("\n" in line for line in finding.advice), "lines to type stand below a colon"
