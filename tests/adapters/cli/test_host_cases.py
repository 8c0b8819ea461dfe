"""What the command says of maps that public bodies and operators really have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.cli.conftest import Workspace
from tests.host_cases import host_case


@pytest.fixture
def case(workspace: Workspace, shared: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Goes into a copy of a case by its name, and gives the first pair of its export, and all that `check` says."""

    def entered(name: str) -> tuple[dict[str, Any], str]:
        monkeypatch.chdir(host_case(shared, name, workspace.root / name).folder)
        exported = json.loads(workspace.run("export", "json").out)
        return exported, workspace.run("check").out

    return entered


def test_a_hundred_percent_of_a_sample_leads_to_the_word_that_says_that_all_were_counted(case: Any) -> None:
    exported, said = case("hundred-percent")

    assert exported["alignment"][0]["verdict"] == "at-risk"
    assert "note[target-of-all]" in said
    assert "say `cases: all` in `warm-loaves` if every case is counted" in said


def test_a_hundred_percent_of_all_cases_is_kept(case: Any, workspace: Workspace) -> None:
    case("hundred-percent")
    metric = workspace.root / "hundred-percent/content/metrics/warm-loaves.md"
    metric.write_text(metric.read_text(encoding="utf-8").replace("type: share", "type: share\ncases: all"), "utf-8")

    assert json.loads(workspace.run("export", "json").out)["alignment"][0]["verdict"] == "kept"
    assert "target-of-all" not in workspace.run("check").out


def test_a_level_is_as_fine_as_it_was_measured(case: Any) -> None:
    exported, _ = case("high-availability")

    assert exported["alignment"][0]["verdict"] == "kept"
    assert [level["at_least"] for level in exported["capabilities"]["oven"]["safe"]] == [99.95]


def test_a_raised_target_is_not_judged_by_what_was_measured_before(case: Any) -> None:
    exported, said = case("raised-target")

    assert exported["alignment"][0]["verdict"] == "unverified"
    assert "the promise is made only since 2026-04-01" in exported["alignment"][0]["reason"]
    assert "add a measurement from after that day" in said
