from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from cxmap.checks import (
    CHECKS,
    RULES,
    adequate_beyond_target,
    judged_on_everybody,
    nearly_alike,
    percent_without_share,
    period_out_of_line,
    period_to_come,
    quotes_within_quotes,
    score_without_scale,
    share_as_fraction,
    share_in_another_unit,
    silent_department,
    target_out_of_line,
    unlikely_day,
    unlikely_duration,
    unused_touchpoint,
    value_out_of_line,
)
from cxmap.compiler import Map, compile_map
from cxmap.findings.finding import Finding
from cxmap.model.source import Settings
from tests.alignment.random_maps import files_of, random_map
from tests.alignment.small_maps import AS_OF, maps_in, small_map
from tests.cases import case_files, hold_to_case

LOOKING_WRONG = {
    module.RULE.id
    for module in (
        adequate_beyond_target,
        judged_on_everybody,
        nearly_alike,
        percent_without_share,
        period_out_of_line,
        period_to_come,
        quotes_within_quotes,
        score_without_scale,
        share_as_fraction,
        share_in_another_unit,
        target_out_of_line,
        unlikely_day,
        unlikely_duration,
        value_out_of_line,
    )
}
CASES = {file.stem: file for file in case_files(Path(__file__).with_name("cases"))}


@pytest.mark.parametrize("file", CASES.values(), ids=CASES.keys())
def test_a_rule_finds_what_its_cases_expect(file: Path, *, update_cases: bool) -> None:
    found = {name: "\n".join(_lines(small_map(changes), file.stem)) for name, changes in maps_in(file).items()}

    hold_to_case(file, found, update=update_cases)


def test_every_rule_has_a_check_and_cases() -> None:
    assert len(CHECKS) == len(RULES)
    assert {rule.id for rule in RULES} == CASES.keys()


@pytest.mark.parametrize("file", CASES.values(), ids=CASES.keys())
def test_cases_trigger_the_rule_and_come_close_to_it(file: Path) -> None:
    rules = [{finding.rule for finding in small_map(changes).findings} for changes in maps_in(file).values()]

    assert any(file.stem in found for found in rules)
    assert any(file.stem not in found for found in rules)


@pytest.mark.parametrize("drafts", [False, True])
def test_drafts_have_no_finding_of_a_verdict(*, drafts: bool) -> None:
    changes: Mapping[str, Mapping[str, object]] = {
        "metric/on-time": {"internal": "yes"},
        "promise/soon": {"status": "draft"},
        "promise/next-day": {"valid_until": "2026-06-29"},
        "touchpoint/counter": {"status": "draft", "control": "", "promises": ["next-day", "soon"]},
        "capability/rider": {
            "status": "draft",
            "delivers": [
                {"metric": "on-time", "designed": "91", "measurements": [{"period": "2026-06", "value": "92"}]}
            ],
        },
    }

    found = {finding.rule for finding in small_map(changes, drafts=drafts).findings}
    assert found == {unused_touchpoint.RULE.id, silent_department.RULE.id}


@pytest.mark.parametrize("seed", range(3))
def test_nothing_looks_wrong_on_random_maps(seed: int) -> None:
    files = files_of(random_map(Random(seed), promises=100))

    compiled = compile_map(files, Settings(as_of=AS_OF))

    assert LOOKING_WRONG.isdisjoint(finding.rule for finding in compiled.findings)


def _lines(compiled: Map, rule: str) -> Iterator[str]:
    for finding in compiled.findings:
        # Of the others only errors tell whether the case is what it seems.
        if finding.rule == rule or finding in compiled.errors:
            yield _line(finding)


def _line(finding: Finding) -> str:
    place = f"{finding.place.path}:{finding.place.span.line} ({finding.place.field})"
    return f"{finding.severity} {finding.rule} {place}: {finding.message}; {finding.hint}"
