"""A command judges the map that the host would build, whatever way its configuration is written in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from tests.adapters.cli.conftest import Workspace
from tests.host_cases import host_case

CASES = ("env-in-docs-dir", "env-in-options", "inherit", "mkdocs-yaml")


def _errors(workspace: Workspace, *arguments: str) -> list[dict[str, Any]]:
    result = workspace.run("check", "--format", "json", *arguments)
    assert result.code in (0, 1), result.err
    return [each for each in json.loads(result.out)["findings"] if each["severity"] == "error"]


@pytest.fixture
def empty(workspace: Workspace) -> Workspace:
    for file in (workspace.root / "content").rglob("*.md"):
        file.unlink()
    return workspace


@pytest.mark.parametrize("name", CASES)
def test_a_site_of_others_is_checked_as_it_is_built(empty: Workspace, shared: Path, name: str) -> None:
    site = host_case(shared, name, empty.root)

    assert _errors(empty) == []
    assert _errors(empty, "--content", "content") == []

    file = next(empty.root.glob("mkdocs.y*ml"))
    load_config(str(file), site_dir=str(site.published))


def test_drafts_are_shown_to_whom_the_environment_shows_them(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = "docs_dir: content\nplugins:\n  - cxmap: {drafts: !ENV [SHOWN_DRAFTS, false]}\n"
    workspace.write("mkdocs.yml", options)
    workspace.write_entity(
        "promises/soon.md", "statement: Soon\nmade_by: last-mile\nstatus: draft\nvalid_from: 2026-01-01"
    )
    export = ("export", "json")

    hidden = workspace.run(*export).out
    monkeypatch.setenv("SHOWN_DRAFTS", "true")

    assert "promise/soon" not in hidden
    assert "promise/soon" in workspace.run(*export).out


def test_a_file_that_is_inherited_may_lie_elsewhere_and_inherit_itself(workspace: Workspace) -> None:
    workspace.write("company/all.yml", "exclude_docs: |\n  promises/\n")
    workspace.write("company/maps.yml", "INHERIT: all.yml\nplugins: {cxmap: {channels: [drone]}}\n")
    workspace.write("mkdocs.yml", "INHERIT: company/maps.yml\ndocs_dir: content\n")
    workspace.write_entity("touchpoints/sky.md", "title: Sky\nowner: last-mile\nchannel: drone")

    entities = json.loads(workspace.run("export", "json").out)["entities"]

    assert "touchpoint/sky" in entities
    assert not [key for key in entities if key.startswith("promise/")]


def test_an_exception_that_matches_nothing_is_found_at_its_line_in_the_configuration(workspace: Workspace) -> None:
    workspace.write(
        "mkdocs.yml",
        "docs_dir: content\nplugins:\n  - cxmap:\n      rules:\n        vague-promise:\n"
        "          severity: note\n          reason: later\n          paths: [promises/next-day.md]\n",
    )

    result = workspace.run("check", "--format", "json")

    (told,) = [each for each in json.loads(result.out)["findings"] if each["rule"] == "idle-exception"]
    assert (told["path"], told["line"], told["severity"]) == ("mkdocs.yml", 5, "note")
