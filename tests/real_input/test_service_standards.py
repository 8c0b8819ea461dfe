"""Published service standards of five organisations, judged by us and by their publisher."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.real_input.standards import Standard, read_standards, write_content

AS_OF = "2024-06-30"
PAIRS = 226
MET = {"kept", "at-risk", "under-promised"}


@pytest.fixture(scope="module")
def standards() -> tuple[Standard, ...]:
    table = Path(__file__).parents[3] / "shared" / "data" / "canada-service-standards-sample.csv"
    if not table.exists():
        pytest.skip(f"the published standards are not here: {table} is absent")
    return read_standards(table)


@pytest.fixture(scope="module")
def site(standards: tuple[Standard, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standards")
    write_content(standards, folder / "content")
    (folder / "content" / "index.md").write_text("# Service standards\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        # A whole navigation in each of a thousand pages would take most of the time.
        f"site_name: Service standards\ndocs_dir: content\n"
        f"theme: {{name: material, font: false, features: [navigation.prune]}}\n"
        f"plugins: [search, cxmap: {{as_of: '{AS_OF}'}}]\n",
        encoding="utf-8",
    )
    return folder


def _run(site: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=site, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def verdicts(site: Path) -> dict[str, dict[str, Any]]:
    exported = _run(site, "cxmap", "export", "json")
    assert exported.returncode == 0, exported.stderr
    return {pair["promise"]: pair for pair in json.loads(exported.stdout)["alignment"]}


def test_every_standard_is_read_without_an_error(site: Path) -> None:
    checked = _run(site, "cxmap", "check", "--format", "json")

    assert json.loads(checked.stdout)["summary"]["errors"] == 0
    assert checked.returncode == 0


def test_every_standard_is_one_pair(verdicts: dict[str, dict[str, Any]]) -> None:
    assert len(verdicts) == PAIRS


def test_no_verdict_disagrees_with_the_publisher(
    standards: tuple[Standard, ...], verdicts: dict[str, dict[str, Any]]
) -> None:
    expected = {"Y": MET, "N": {"broken"}}

    disagreements = [
        (standard.row["service_standard_id"], standard.verdict, verdicts[standard.id]["reason"])
        for standard in standards
        if standard.verdict in expected and verdicts[standard.id]["verdict"] not in expected[standard.verdict]
    ]

    assert disagreements == []


def test_a_standard_without_a_result_is_unverified(
    standards: tuple[Standard, ...], verdicts: dict[str, dict[str, Any]]
) -> None:
    without_result = [standard for standard in standards if not standard.has_result]

    assert Counter(verdicts[standard.id]["verdict"] for standard in without_result) == {
        "unverified": len(without_result)
    }
    assert without_result


def test_the_site_of_all_standards_is_built(site: Path) -> None:
    built = _run(site, "mkdocs", "build", "--strict")

    assert built.returncode == 0, built.stderr
    assert len(list((site / "site" / "promises").glob("standard-*"))) == PAIRS
