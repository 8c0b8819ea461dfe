from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cxmap.adapters.cli import main
from tests.adapters.git.repositories import Repository

_FILES = {
    "departments/last-mile.md": "---\ntitle: Last mile\n---\n",
    "metrics/on-time.md": "---\ntitle: On time\nunit: '%'\nbetter: higher\ntype: share\ncases: all\n---\n",
    "promises/next-day.md": (
        "---\ntitle: Next day\nstatement: Here <b>tomorrow</b>\nmade_by: last-mile\n"
        "published:\n  - {where: Home page, from: 2026-01-01, url: 'https://www.example.com/'}\n"
        "expects:\n  - {metric: on-time, at_least: 95}\n---\n"
    ),
    "touchpoints/doorstep.md": (
        "---\ntitle: Door\nowner: last-mile\ncontrol: own\npromises: [next-day]\ncapabilities: [courier]\n---\n"
    ),
}


def courier(*rows: str) -> Mapping[str, str]:
    measurements = "".join(f"      - {{{row}}}\n" for row in rows)
    return {
        "capabilities/courier.md": (
            "---\ntitle: Courier\nowner: last-mile\ndelivers:\n  - metric: on-time\n    measurements:\n"
            f"{measurements}---\n"
        )
    }


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """What was promised in March, measured in April, and measured again in June for May."""
    folder = tmp_path / "site"
    folder.mkdir()
    repository = Repository(folder)
    repository.git("init", "--quiet")
    repository.commit("Begins", {**_FILES, **courier("period: 2026-03, value: 96")}, "2026-04-02")
    repository.commit("May measured", courier("period: 2026-03, value: 96", "period: 2026-05, value: 90"), "2026-06-10")
    monkeypatch.chdir(folder)
    return repository


def dossier(*arguments: str, folder: Path | None = None, name: str = "next-day") -> tuple[str, dict[str, Any]]:
    """The page and the value; nothing may go wrong."""
    where = folder or Path.cwd() / "out"
    assert main(["dossier", name, "--output", str(where), *arguments]) == 0
    (page,) = sorted(where.glob(f"*{arguments[1]}.html"))
    return page.read_text(encoding="utf-8"), json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))


def test_what_was_measured_later_does_not_slip_in(repository: Repository) -> None:
    _, before = dossier("--on", "2026-06-09")
    _, after = dossier("--on", "2026-06-10")

    assert [row["period"] for row in before["evidence"][0]["rows"]] == ["2026-03"]
    assert [row["period"] for row in after["evidence"][0]["rows"]] == ["2026-03", "2026-05"]
    assert (before["verdict"], after["verdict"]) == ("kept", "broken")


def test_before_and_after_a_measurement_they_differ_in_that_alone(repository: Repository) -> None:
    _, before = dossier("--on", "2026-06-09")
    _, after = dossier("--on", "2026-06-10")

    differing = {key for key in before if before[key] != after[key]}
    assert differing == {"on", "verdict", "places", "evidence", "commit", "files", "since"}
    assert before["commit"]["subject"] == "Begins"
    changed = [old["path"] for old, new in zip(before["files"], after["files"], strict=True) if old != new]
    assert changed == ["capabilities/courier.md"]
    assert [each["subject"] for each in before["since"]["commits"]] == ["May measured"]
    assert (before["since"]["verdict"], after["since"]["commits"]) == ("broken", [])


def test_it_is_the_same_from_another_clone_in_another_time_zone(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = dossier("--on", "2026-05-01")
    repository.git("clone", "--quiet", ".", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")

    assert dossier("--on", "2026-05-01", folder=tmp_path / "there") == here


def test_files_that_are_not_committed_tell_nothing(repository: Repository) -> None:
    held = dossier("--on", "2026-06-30")
    repository.write(courier("period: 2026-05, value: 99"))

    assert dossier("--on", "2026-06-30") == held


def test_each_file_is_named_with_its_content_and_its_commit(repository: Repository) -> None:
    _, found = dossier("--on", "2026-06-30")

    courier_file = next(each for each in found["files"] if each["path"] == "capabilities/courier.md")
    assert courier_file["object"] == repository.git("rev-parse", "HEAD:content/capabilities/courier.md")
    assert courier_file["commit"]["id"] == repository.git("rev-parse", "HEAD")
    assert courier_file["commit"]["moment"] == "2026-06-10T08:00:00+00:00"


def test_the_page_needs_nothing_else_and_obeys_nothing_that_an_author_wrote(repository: Repository) -> None:
    page, _ = dossier("--on", "2026-06-30")

    assert "“Here &lt;b&gt;tomorrow&lt;/b&gt;”" in page
    assert not re.search(r"<(?:script|link|img|iframe|a)\b|\s(?:src|href)=|@import|url\(", page)
    assert "Content-Security-Policy" in page
    assert "https://www.example.com/" in page


def test_a_promise_that_has_another_id_today_is_found_by_it(repository: Repository) -> None:
    old = _FILES["promises/next-day.md"]
    repository.git("rm", "--quiet", "content/promises/next-day.md")
    repository.commit(
        "Renamed",
        {
            "promises/tomorrow.md": old.replace("title: Next day", "title: Tomorrow\naliases: [next-day]"),
            "touchpoints/doorstep.md": _FILES["touchpoints/doorstep.md"].replace("[next-day]", "[tomorrow]"),
        },
        "2026-07-01",
    )

    _, found = dossier("--on", "2026-06-30", name="promise/tomorrow")

    assert (found["promise"], found["since"]["is_there"]) == ("next-day", True)
    assert found["since"]["verdict"] == "broken"


def test_a_promise_that_is_gone_is_told_as_gone(repository: Repository) -> None:
    repository.git("rm", "--quiet", "content/promises/next-day.md")
    repository.commit(
        "Gone",
        {"touchpoints/doorstep.md": _FILES["touchpoints/doorstep.md"].replace("[next-day]", "[]")},
        "2026-07-01",
    )

    page, found = dossier("--on", "2026-06-30")

    assert (found["since"]["is_there"], found["since"]["verdict"]) == (False, None)
    assert "has this promise no more" in page


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("next-day", "--on", "2026-04-01"), "there was no content on 2026-04-01: the first commit is later"),
        (("next-month", "--on", "2026-05-01"), "on 2026-05-01 the map had no `promise/next-month`"),
        (("next-day", "--on", "May"), "--on is `May`, not a day as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_told_is_a_sentence(
    repository: Repository, capsysbinary: pytest.CaptureFixture[bytes], arguments: tuple[str, ...], why: str
) -> None:
    assert main(["dossier", *arguments]) == 2
    assert why in capsysbinary.readouterr().err.decode()


def test_a_clone_without_the_whole_history_says_so(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")

    assert main(["dossier", "next-day", "--on", "2026-05-01"]) == 2
    assert "this clone lacks a part of the history" in capsysbinary.readouterr().err.decode()


def test_a_folder_without_history_says_so(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    bare = tmp_path / "bare"
    (bare / "content").mkdir(parents=True)
    monkeypatch.chdir(bare)

    assert main(["dossier", "next-day", "--on", "2026-05-01"]) == 2
    assert "nobody knows what was held on that day" in capsysbinary.readouterr().err.decode()
