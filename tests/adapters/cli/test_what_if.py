from __future__ import annotations

import json

import pytest

from tests.adapters.cli.conftest import Workspace

PLAN = """\
title: More vans
owner: last-mile
would:
  - {capability: courier, metric: on-time, value: 97}"""


@pytest.fixture
def planned(workspace: Workspace) -> Workspace:
    workspace.write_entity("opportunities/more-vans.md", PLAN)
    workspace.write_entity("opportunities/idle.md", "title: Idle\nowner: last-mile")
    return workspace


def test_each_verdict_that_would_turn_stands_with_its_reason(planned: Workspace) -> None:
    result = planned.run("what-if", "opportunity/more-vans")

    assert (result.code, result.err) == (0, "")
    first, reason, last = result.out.splitlines()
    assert first == "next-day at doorstep: broken -> kept"
    assert reason.startswith("    Promised: at least 95.0 % (On time). Measured: 97 % in 2026-06 (Courier)")
    assert last == "Would turn: 1 verdict, 1 for the better, 0 for the worse."


def test_programs_read_it_as_json(planned: Workspace) -> None:
    found = json.loads(planned.run("what-if", "more-vans", "--format", "json").out)

    assert found["opportunities"] == ["more-vans"]
    (turn,) = found["turns"]
    assert (turn["promise"], turn["touchpoint"], turn["today"], turn["then"]) == (
        "next-day",
        "doorstep",
        "broken",
        "kept",
    )
    assert (turn["is_better"], turn["is_worse"]) == (True, False)


def test_what_is_no_longer_promised_has_no_verdict_then(planned: Workspace) -> None:
    over = "title: Stop\nowner: last-mile\nwould:\n  - {promise: next-day, status: retired}"
    planned.write_entity("opportunities/stop.md", over)

    assert planned.run("what-if", "stop").out.splitlines()[0] == "next-day at doorstep: broken -> not promised"
    (turn,) = json.loads(planned.run("what-if", "stop", "--format", "json").out)["turns"]
    assert (turn["then"], turn["reason"]) == (None, None)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("idle", "`idle` does not say what it would change: write `would: …` into its file"),
        ("more-van", "there is no `opportunity/more-van`"),
    ],
)
def test_what_cannot_be_told_is_a_sentence(planned: Workspace, name: str, why: str) -> None:
    result = planned.run("what-if", name)

    assert (result.code, result.out) == (2, "")
    assert why in result.err


def test_errors_stand_in_its_way(planned: Workspace) -> None:
    planned.write_entity("touchpoints/bell.md", "owner: nowhere")

    assert planned.run("what-if", "more-vans").code == 1
