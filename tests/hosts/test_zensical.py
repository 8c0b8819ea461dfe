from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.adapters.git.repositories import Repository
from tests.hosts.conftest import Example
from tests.sites import headings

PROMISE = "promises/next-day-parcels.md"
TITLE = "Parcels on the promised day"


def test_the_examples_pages_carry_the_sections_that_they_have_with_mkdocs(example: Example, programs: Path) -> None:
    ours = example.build(sys.executable, "-m", "mkdocs", "build", "-d", "mkdocs")
    theirs = example.build(programs / "zensical", "build")

    assert ours.returncode == 0, ours.stdout
    assert theirs.returncode == 0, theirs.stdout
    pages = example.pages("site")
    for path, html in example.pages("mkdocs").items():
        assert headings(pages[path]) == headings(html), path


def test_a_drafts_page_says_nothing(example: Example, programs: Path) -> None:
    example.replace(PROMISE, "made_by: marketing", "made_by: marketing\nstatus: draft")

    built = example.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    page = example.pages("site")["promises/next-day-parcels/index.html"]
    assert headings(page) == [TITLE]
    assert "<p" not in page


def test_search_finds_what_the_sections_say(example: Example, programs: Path) -> None:
    built = example.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    index = json.loads((example.folder / "site" / "search.json").read_text(encoding="utf-8"))
    assert "The day we say is the day it comes." in json.dumps(index)


def test_a_changed_promise_changes_the_pages_of_others(example: Example, programs: Path) -> None:
    example.build(programs / "zensical", "build")
    example.replace(PROMISE, f"title: {TITLE}", "title: Parcels when we say")

    built = example.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    doorstep = example.pages("site")["touchpoints/receiving/doorstep/index.html"]
    assert "Parcels when we say" in doorstep
    assert f">{TITLE}<" not in doorstep


def test_the_history_is_read(example: Example, programs: Path) -> None:
    repository = Repository(example.folder)
    repository.git("init", "--quiet")
    repository.commit("Begins", {}, "2026-11-01")
    repository.commit("Says more", {"departments/it.md": "---\ntitle: IT\n---\nMore.\n"}, "2026-11-02")

    built = example.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    pages = example.pages("site")
    assert "<dt>From</dt>" in pages["changes/index.html"]
    assert "atom+xml" not in pages["changes/index.html"]
    assert "Says more" in pages["departments/it/index.html"]


def test_a_map_with_errors_is_not_built(example: Example, programs: Path) -> None:
    example.replace(PROMISE, "made_by: marketing", "made_by: marketting")

    built = example.build(programs / "zensical", "build")

    assert built.returncode != 0
    assert f"{PROMISE}:4:10: there is no department `marketting`" in built.stdout


def test_views_stand_in_a_page_of_ones_own(example: Example, programs: Path) -> None:
    built = example.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    board = example.pages("site")["boards/last-mile/index.html"]
    assert board.count('class="cxmap-block"') == 4
    assert "view: promises" not in board
