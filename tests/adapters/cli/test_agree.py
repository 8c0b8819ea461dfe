from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.adapters.cli.conftest import Workspace

COURIER = Path("content/capabilities/courier.md")
PROMISE = Path("content/promises/next-day.md")
ON = ("--as-of", "2026-07-14")


def risks(workspace: Workspace) -> list[str]:
    (pair,) = json.loads(workspace.run("export", "json", *ON).out)["alignment"]
    return [risk for each in pair["expectations"] for risk in each["risks"]]


def test_the_owner_of_a_capability_agrees_and_nothing_else_in_its_file_changes(workspace: Workspace) -> None:
    before = COURIER.read_text()

    result = workspace.run("agree", "courier", "next-day", *ON)

    assert (result.code, result.err) == (0, "")
    assert result.out == ("content/capabilities/courier.md: Last mile agrees to `next-day`, print fcc33625\n")
    entry = "agreed:\n  - promise: next-day\n    on: 2026-07-14\n    by: Last mile\n    print: fcc33625\n"
    assert COURIER.read_text() == before.replace("\n---\n", f"\n{entry}---\n")
    assert "suspect" not in risks(workspace)


def test_a_promise_is_suspect_after_another_word_until_it_is_agreed_to_again(workspace: Workspace) -> None:
    workspace.write("content/metrics/on-time.md", "---\ntitle: On time\nunit: '%'\nbetter: higher\n---\n")
    PROMISE.write_text(PROMISE.read_text().replace("at_least: 95.0", "at_least: 90"))
    workspace.run("agree", "courier", "next-day", *ON)
    calm = risks(workspace)
    PROMISE.write_text(PROMISE.read_text().replace("tomorrow", "today"))

    assert risks(workspace) == ["suspect", *calm]
    agreed = COURIER.read_text()
    workspace.run("agree", "courier", "next-day", "--by", "The night shift", "--as-of", "2026-07-15")
    again = COURIER.read_text()

    assert risks(workspace) == calm
    assert again.count("promise: next-day") == agreed.count("promise: next-day") == 1
    assert "    on: 2026-07-15\n    by: The night shift\n" in again


def test_a_promise_that_the_capability_does_not_judge_is_said_to_be_one(workspace: Workspace) -> None:
    result = workspace.run("agree", "courier", "promise/friendly", *ON)

    assert "at no live touchpoint is `friendly` judged by `courier`" in result.out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("courrier", "next-day"), "there is no `capability/courrier`; did you mean `capability/courier`?"),
        (("courier", "nextday"), "there is no `promise/nextday`"),
        (("touchpoint/doorstep", "next-day"), "`touchpoint/doorstep` is no capability"),
    ],
)
def test_what_cannot_be_agreed_to_is_told_and_nothing_is_written(
    workspace: Workspace, arguments: tuple[str, ...], problem: str
) -> None:
    before = COURIER.read_bytes()

    result = workspace.run("agree", *arguments)

    assert (result.code, result.out) == (2, "")
    assert problem in result.err
    assert COURIER.read_bytes() == before


def test_while_the_map_has_errors_nobody_agrees(workspace: Workspace) -> None:
    workspace.write_entity("promises/odd.md", "statement: Odd")

    result = workspace.run("agree", "courier", "next-day")

    assert result.code == 1
    assert "agreed" not in COURIER.read_text()
