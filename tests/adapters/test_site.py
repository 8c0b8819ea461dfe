from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest

from cxmap.adapters.content.two_processes import FEWEST
from cxmap.adapters.options import SiteOptions
from cxmap.adapters.site import CompiledSite, SiteSource, compiled_site
from cxmap.insight.history import Absence, History
from tests.adapters.git.repositories import repository
from tests.sites import SMALL

BROKEN = SMALL | {"promises/next-day.md": SMALL["promises/next-day.md"].replace("depot", "deopt")}


def _site(folder: Path, files: dict[str, str], **options: object) -> CompiledSite:
    made = repository(folder, files)
    said = {"as_of": "2026-11-15", **options}
    return compiled_site(SiteSource(made.folder, made.content, SiteOptions(said)), pytest.fail)


def test_a_site_has_a_page_for_each_file_and_knows_its_history(tmp_path: Path) -> None:
    site = _site(tmp_path, SMALL)

    assert site.pages
    assert site.pages.page("promises/next-day.md").title == "Next day"
    assert "promises/next-day.md" in site.pages.site.history.commits


def test_a_map_with_errors_has_no_pages(tmp_path: Path) -> None:
    site = _site(tmp_path, BROKEN)

    assert site.pages is None
    assert [error.rule for error in site.content.map.errors] == ["unknown-reference"]


def test_a_site_reads_its_history_from_a_folder_that_it_names(tmp_path: Path) -> None:
    states = tmp_path / "states"
    states.mkdir()
    (states / "changes.csv").write_text("day,by,what,changed\n2026-11-01,,Begins,promise/next-day\n", encoding="utf-8")

    site = _site(tmp_path, SMALL, history="states")

    assert site.pages
    assert {path: commit.subject for path, commit in site.pages.site.history.commits.items()} == {
        "promises/next-day.md": "Begins"
    }


def test_a_site_that_wants_no_history_gets_none(tmp_path: Path) -> None:
    site = _site(tmp_path, SMALL, history=False)

    assert site.pages
    assert site.pages.site.history == History(Absence.SWITCHED_OFF)


def _large() -> dict[str, str]:
    """A map that is worth a second process, with mistakes at both of its ends."""
    many = {f"departments/d-{number:04}.md": f"---\ntitle: Team {number}\n---\n" for number in range(FEWEST)}
    return {**many, "departments/a.md": "---\nttile: A\n---\n", "touchpoints/z.md": "---\ntitle: Z\nowner: no\n---\n"}


def test_a_large_map_is_the_same_beside_other_threads_and_when_it_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    beside_threads = _site(tmp_path / "site", _large()).content.map
    ended.set()
    other.join()
    source = SiteSource(tmp_path / "site", tmp_path / "site/content", SiteOptions({"as_of": "2026-11-15"}))

    alone, kept = (compiled_site(source, pytest.fail).content.map for _ in range(2))

    assert len(beside_threads.findings) > 1
    assert alone.findings == kept.findings == beside_threads.findings
    assert alone.catalogue.documents == kept.catalogue.documents == beside_threads.catalogue.documents


def test_the_collector_of_garbage_leaves_a_large_map_alone_until_the_next_one_is_made(tmp_path: Path) -> None:
    _site(tmp_path / "large", _large())
    frozen = gc.get_freeze_count()

    _site(tmp_path / "small", SMALL)

    assert frozen > FEWEST
    assert gc.isenabled()
    assert not gc.get_freeze_count()
