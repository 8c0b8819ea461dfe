from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.cli.conftest import Workspace
from tests.host_cases import host_case

SITE = "site_name: Map\ndocs_dir: content\nplugins:\n  - cxmap:\n      fiscal_year_starts: {month}\n"
YEARS = "period,value,sample\n2011-12,94,900\n2012-13,95,900\n2013/14,96,900\n"


def _errors(workspace: Workspace) -> list[dict[str, Any]]:
    findings = json.loads(workspace.run("check", "--format", "json").out)["findings"]
    return [each for each in findings if each["severity"] == "error"]


def _table(workspace: Workspace, text: str) -> None:
    workspace.write_entity(
        "capabilities/courier.md",
        "title: Courier\nowner: last-mile\ndelivers:\n  - metric: on-time\n    measurements: on-time.csv",
    )
    workspace.write("content/capabilities/on-time.csv", text)


def test_a_public_body_is_told_how_its_year_is_written(
    workspace: Workspace, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = host_case(shared, "fiscal-year", workspace.root / "cases")
    monkeypatch.chdir(site.folder)

    (error,) = _errors(workspace)

    assert error["rule"] == "bad-measurement"
    assert "2011-07-01..2012-06-30" in error["hint"]
    assert error["suggestion"] is None
    assert "2011-12`" not in error["hint"]


@pytest.mark.parametrize(
    ("month", "days"),
    [
        ("07", ["2011-07-01..2012-06-30", "2012-07-01..2013-06-30", "2013-07-01..2014-06-30"]),
        ("08", ["2011-08-01..2012-07-31", "2012-08-01..2013-07-31", "2013-08-01..2014-07-31"]),
    ],
)
def test_the_days_of_years_are_suggested_where_the_site_says_when_they_start(
    workspace: Workspace, month: str, days: list[str]
) -> None:
    workspace.write("mkdocs.yml", SITE.format(month=month))
    _table(workspace, YEARS)

    assert [error["suggestion"] for error in _errors(workspace)] == days


def test_a_year_across_that_looks_like_a_month_is_told_beside_others(workspace: Workspace) -> None:
    _table(workspace, YEARS)

    first, *others = _errors(workspace)

    assert (
        first["message"] == "this row has a `period` that is a month, and a year like others of its column: `2011-12`"
    )
    assert "2011-07-01..2012-06-30" in first["hint"]
    assert [error["suggestion"] for error in (first, *others)] == [None] * 3


def test_a_spreadsheet_that_makes_a_month_of_such_a_year_is_understood(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", SITE.format(month="07"))
    _table(workspace, YEARS.replace("2011-12", "Dec-11"))

    assert _errors(workspace)[0]["suggestion"] == "2011-07-01..2012-06-30"


def test_months_beside_other_months_stay_months(workspace: Workspace) -> None:
    _table(workspace, "period,value,sample\n2011-12,94,900\n2012-01,95,900\n2012-13,95,900\n")

    assert [error["message"] for error in _errors(workspace)] == [
        "this row has a `period` that is not a period: `2012-13`"
    ]


def test_a_correction_writes_the_days_of_the_year(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", SITE.format(month="07"))
    _table(workspace, YEARS)

    workspace.run("check", "--fix")

    table = (workspace.root / "content/capabilities/on-time.csv").read_text(encoding="utf-8")
    assert table.count("-07-01..") == 3
    assert not _errors(workspace)


def test_one_share_that_is_a_fraction_is_told_where_the_others_are_percent(workspace: Workspace) -> None:
    _table(workspace, "period,value,sample\n2026-03,95.2,100\n2026-04,0.951,100\n2026-05,94.8,100\n")

    out = workspace.run("check").out

    assert "share-as-fraction" in out
    assert "write `95.1` if 95.1 of 100 are meant" in out


@pytest.mark.parametrize(
    ("written", "suggestion"), [("100.0", "100"), ("1200.00", "1200"), ("100.5", None), ("1.000", None)]
)
def test_a_sample_with_decimals_is_the_whole_number_or_none(
    workspace: Workspace, written: str, suggestion: str | None
) -> None:
    _table(workspace, f"period,value,sample\n2026-03,95.2,{written}\n")

    assert [error["suggestion"] for error in _errors(workspace)] == [suggestion]
