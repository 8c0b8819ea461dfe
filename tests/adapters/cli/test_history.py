from __future__ import annotations

import json

import pytest

from tests.adapters.cli.conftest import Workspace


def test_each_period_stands_with_its_rates_and_what_turned(workspace: Workspace) -> None:
    result = workspace.run("history", "--by", "month", "--periods", "2")

    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0].startswith("2026-05  0 of 1 promises kept (0 %), at 0 % of their places")
    assert lines[-1] == "All kept in 0 of 2 months of which something is known."


def test_what_was_not_promised_yet_is_said(workspace: Workspace) -> None:
    lines = workspace.run("history", "promise/next-day", "--periods", "3").out.splitlines()

    assert lines[0] == "2025-Q4  nothing was promised"
    assert lines[2].startswith("    next-day at doorstep: not felt -> ")


def test_programs_read_it_as_json(workspace: Workspace) -> None:
    found = json.loads(workspace.run("history", "touchpoint/doorstep", "--periods", "1", "--format", "json").out)

    assert found["about"] == "touchpoint/doorstep"
    (period,) = found["periods"]
    assert (period["period"], period["promises"], period["kept"], period["turns"]) == ("2026-Q2", 1, 0, [])
    assert [each["promise"] for each in period["verdicts"]] == ["next-day"]


def test_a_period_before_everything_has_no_rates_for_programs(workspace: Workspace) -> None:
    found = json.loads(workspace.run("history", "--by", "year", "--periods", "2", "--format", "json").out)

    assert (found["about"], found["periods"][0]["kept_rate"]) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("metric/on-time",), "`metric/on-time` has no verdicts of its own"),
        (("promise/nowhere",), "there is no `promise/nowhere`"),
        (("--periods", "0"), "--periods is `0`, and must be 1 or more"),
    ],
)
def test_what_cannot_be_told_is_a_sentence(workspace: Workspace, arguments: tuple[str, ...], why: str) -> None:
    result = workspace.run("history", *arguments)

    assert (result.code, result.out) == (2, "")
    assert why in result.err


def test_errors_stand_in_its_way(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", "owner: nowhere")

    assert workspace.run("history").code == 1
