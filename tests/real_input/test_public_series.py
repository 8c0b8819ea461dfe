"""Two public series of over 10,000 values, judged by the command and reckoned again in the plainest way."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from calendar import monthrange
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

LONGEST_PAGE = 300_000


@dataclass(frozen=True, slots=True)
class PublicSeries:
    """A table of shares by month with a capability a line, and the promise against which it is held."""

    table: str
    target: int
    as_of: date
    capabilities: int


EMERGENCY = PublicSeries("accident-and-emergency-four-hours.csv", 95, date(2019, 4, 15), 428)
RAIL = PublicSeries("rail-punctuality.csv", 90, date(2025, 1, 15), 130)


@dataclass(frozen=True, slots=True)
class Row:
    """One month of one capability."""

    last_day: date
    value: float
    sample: int


@dataclass(frozen=True, slots=True)
class BuiltMap:
    """A map of a public series in a folder, and the rows of its table."""

    series: PublicSeries
    folder: Path
    rows: dict[str, list[Row]]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module", params=[EMERGENCY, RAIL], ids=["emergency", "rail"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltMap:
    series: PublicSeries = request.param
    table = Path(__file__).parents[3] / "shared" / "data" / series.table
    if not table.exists():
        pytest.skip(f"the public series is not here: {table} is absent")
    found = BuiltMap(series, tmp_path_factory.mktemp("series"), _rows(table))
    _write(found, table)
    return found


@pytest.fixture(scope="module")
def pairs(built: BuiltMap) -> dict[str, dict[str, Any]]:
    """What the command says of each capability, by its touchpoint."""
    exported = built.run("cxmap", "export", "json")
    assert exported.returncode == 0, exported.stderr
    return {pair["touchpoint"]: pair for pair in json.loads(exported.stdout)["alignment"]}


def _rows(table: Path) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    with table.open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            year, month = map(int, line["period"].split("-"))
            last_day = date(year, month, monthrange(year, month)[1])
            found[line["capability"]].append(Row(last_day, float(line["value"]), int(line["sample"])))
    return {name: sorted(rows, key=lambda row: row.last_day) for name, rows in found.items()}


def _write(built: BuiltMap, table: Path) -> None:
    content = built.folder / "content"
    pages = {
        "index.md": "---\ntitle: Home\nview: home\n---\n",
        "promises/index.md": "---\ntitle: Promises\nview: promises\n---\n",
        "touchpoints/index.md": "---\ntitle: Touchpoints\nview: touchpoints\n---\n",
        "departments/all.md": "---\ntitle: All of them\n---\n",
        "metrics/share.md": "---\ntitle: In time\nunit: percent\nbetter: higher\ntype: share\n---\n",
        "promises/in-time.md": (
            "---\nstatement: In time, as published.\nreads_as: stated\nmade_by: all\n"
            f"expects: [{{metric: share, at_least: {built.series.target}}}]\n---\n"
        ),
        "capabilities/data/all.csv": table.read_text(encoding="utf-8-sig"),
    }
    for name in built.rows:
        pages[f"capabilities/{name}.md"] = (
            f"---\ntitle: Delivery {name}\nowner: all\ndelivers: [{{metric: share, measurements: data/all.csv}}]\n---\n"
        )
        pages[f"touchpoints/{name}.md"] = (
            f"---\ntitle: Desk {name}\nowner: all\ncontrol: own\npromises: [in-time]\ncapabilities: [{name}]\n---\n"
        )
    for path, text in pages.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (built.folder / "mkdocs.yml").write_text(
        "site_name: A public series\ndocs_dir: content\ntheme: material\n"
        f"plugins: [search, cxmap: {{as_of: '{built.series.as_of}'}}]\n",
        encoding="utf-8",
    )


def test_the_series_is_as_long_as_it_is_said_to_be(built: BuiltMap) -> None:
    assert len(built.rows) == built.series.capabilities
    assert sum(map(len, built.rows.values())) > 10_000


def test_every_verdict_and_every_risk_is_as_reckoned(built: BuiltMap, pairs: dict[str, dict[str, Any]]) -> None:
    reckoned = {name: _reckoned(rows, built.series) for name, rows in built.rows.items()}

    said = {
        name: (pair["verdict"], {risk for each in pair["expectations"] for risk in each["risks"]})
        for name, pair in pairs.items()
    }

    assert {name: (said.get(name), verdict) for name, verdict in reckoned.items() if said.get(name) != verdict} == {}
    assert len(Counter(verdict for verdict, _ in reckoned.values())) > 2


def test_no_page_of_the_site_is_larger_than_a_telephone_loads_at_once(built: BuiltMap) -> None:
    done = built.run("mkdocs", "build")

    assert done.returncode == 0, done.stderr
    sizes = {str(page): page.stat().st_size for page in (built.folder / "site").rglob("*.html")}
    assert len(sizes) > 2 * built.series.capabilities
    assert {page: size for page, size in sizes.items() if size >= LONGEST_PAGE} == {}


def _reckoned(rows: list[Row], series: PublicSeries) -> tuple[str, set[str]]:
    """The verdict on one capability and its risks, from the rules alone; nothing is designed."""
    newest, target = rows[-1], series.target
    good = timedelta(days=180)
    if newest.last_day + good < series.as_of:
        return "unverified", set()
    low, high = _probable(newest)
    if newest.value < target:
        return ("broken" if high < target else "unverified"), set()
    fresh = [row for row in rows if row.last_day + good >= series.as_of]
    risks = set()
    if low < target:
        risks.add("sampling")
    if newest.last_day + good < series.as_of + timedelta(days=30):
        risks.add("expiring")
    if min(row.value for row in fresh[-4:]) < target:
        risks.add("unsteady")
    values = [row.value for row in rows[-4:]]
    if len(values) == 4 and values == sorted(set(values), reverse=True) and 2 * values[-1] - values[-2] < target:
        risks.add("trend")
    return ("at-risk" if risks else "kept"), risks


def _probable(row: Row) -> tuple[float, float]:
    """The ends between which the true share probably lies, by Wilson."""
    z, share, cases = 1.959963984540054, row.value / 100, row.sample
    middle = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    reach = z / (1 + z * z / cases) * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return (
        0.0 if row.value == 0 else 100 * (middle - reach),
        100.0 if row.value == 100 else 100 * (middle + reach),
    )
