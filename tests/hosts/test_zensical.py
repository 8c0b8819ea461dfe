from __future__ import annotations

import json
from pathlib import Path

from tests.adapters.git.repositories import Repository
from tests.hosts.conftest import Site
from tests.sites import headings

PROMISE = "promises/next-day.md"
TITLE = "Next day"


def test_the_examples_pages_carry_the_sections_that_they_have_with_mkdocs(by_mkdocs: Site, by_zensical: Site) -> None:
    pages = by_zensical.pages()

    for path, html in by_mkdocs.pages().items():
        assert headings(pages[path]) == headings(html), path


def test_search_finds_what_the_sections_say(by_zensical: Site) -> None:
    index = json.loads((by_zensical.folder / "site" / "search.json").read_text(encoding="utf-8"))

    assert "The day we say is the day it comes." in json.dumps(index)


def test_views_stand_in_a_page_of_ones_own(by_zensical: Site) -> None:
    board = by_zensical.pages()["boards/last-mile/index.html"]

    assert board.count('class="cxmap-block"') == 4
    assert "view: promises" not in board


def test_a_drafts_page_says_nothing(small: Site, programs: Path) -> None:
    small.replace(PROMISE, "made_by: depot", "made_by: depot\nstatus: draft")

    built = small.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    page = small.pages()["promises/next-day/index.html"]
    assert headings(page) == [TITLE]
    assert "<p" not in page


def test_a_changed_promise_changes_the_pages_of_others(small: Site, programs: Path) -> None:
    small.build(programs / "zensical", "build")
    small.replace(PROMISE, f"title: {TITLE}", "title: Parcels when we say")

    built = small.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    doorstep = small.pages()["touchpoints/doorstep/index.html"]
    assert "Parcels when we say" in doorstep
    assert f">{TITLE}<" not in doorstep


def test_the_history_is_read(small: Site, programs: Path) -> None:
    repository = Repository(small.folder)
    repository.git("init", "--quiet")
    repository.commit("Begins", {"changes.md": "---\ntitle: Changes\nview: changes\n---\n"}, "2026-11-01")
    repository.commit("Says more", {"departments/depot.md": "---\ntitle: Depot\n---\nMore.\n"}, "2026-11-02")

    built = small.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    pages = small.pages()
    assert "<dt>From</dt>" in pages["changes/index.html"]
    assert "atom+xml" not in pages["changes/index.html"]
    assert "Says more" in pages["departments/depot/index.html"]


def test_a_map_with_errors_is_not_built(small: Site, programs: Path) -> None:
    small.replace(PROMISE, "made_by: depot", "made_by: deopt")

    built = small.build(programs / "zensical", "build")

    assert built.returncode != 0
    assert f"{PROMISE}:4:10: there is no department `deopt`" in built.stdout


def test_a_file_with_an_error_is_left_out_where_the_site_says_so(small: Site, programs: Path) -> None:
    _quarantined(small)

    built = small.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    assert "content/promises/next-day.md:4:10: there is no department `deopt`" in built.stdout
    assert "1 file left out of the site because of errors: content/promises/next-day.md" in built.stdout
    pages = small.pages()
    assert headings(pages["promises/next-day/index.html"]) == ["promise/next-day"]
    assert "there is no department <code>deopt</code>" in pages["promises/next-day/index.html"]
    assert "Customers plan their day" not in pages["promises/next-day/index.html"]
    assert "This page refers to what is left out of the site" in pages["touchpoints/doorstep/index.html"]


def _quarantined(small: Site) -> None:
    """One promise with an error, on a site that is built without such files."""
    small.replace(PROMISE, "made_by: depot", "made_by: deopt")
    configuration = small.folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("  - cxmap:\n", "  - cxmap:\n      quarantine: true\n", 1), encoding="utf-8")
