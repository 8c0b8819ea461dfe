from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from cxmap.pages.kit.page import FORMS
from tests.adapters.git.repositories import Repository
from tests.hosts.conftest import Site
from tests.sites import headings
from tests.transactions import SEED, tell, times

PROMISE = "promises/next-day.md"
TITLE = "Next day"
NAMES = {".cache", "content", "mkdocs.yml", "site"}


def test_the_examples_pages_carry_the_sections_that_they_have_with_mkdocs(by_mkdocs: Site, by_zensical: Site) -> None:
    pages = by_zensical.pages()

    for path, html in by_mkdocs.pages().items():
        # Only MkDocs and ProperDocs have forms.
        if not path.startswith(f"{FORMS}/"):
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


def test_an_error_in_a_file_that_the_site_excludes_stops_nothing(small: Site, programs: Path) -> None:
    small.replace(PROMISE, "made_by: depot", "made_by: deopt")
    small.replace("touchpoints/doorstep.md", "promises: [next-day]", "")
    configuration = small.folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"{text}\nexclude_docs: |\n  /promises/next-day.md\n", encoding="utf-8")

    built = small.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    assert "Traceback" not in built.stdout
    assert "The day we say" not in "".join(small.pages().values())


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


@pytest.fixture
def published(small: Site, programs: Path) -> Site:
    """A site that was published once; a second site stands in its content now."""
    assert _publish(small, programs).returncode == 0
    small.replace(PROMISE, f"title: {TITLE}", "title: Parcels when we say")
    return small


def test_a_published_site_is_a_whole_new_one(published: Site, programs: Path) -> None:
    built = _publish(published, programs)

    assert built.returncode == 0, built.stdout
    assert "Parcels when we say" in published.pages()["promises/next-day/index.html"]
    assert _names(published) == NAMES


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("made_by: depot", "made_by: deopt", "there is no department `deopt`"),
        ("---\n", "---\n[", "`[` is never closed"),
    ],
)
def test_errors_leave_the_last_published_site(published: Site, programs: Path, old: str, new: str, said: str) -> None:
    last = _tree(published)
    published.replace(PROMISE, old, new)

    built = _publish(published, programs)

    assert built.returncode == 1
    assert said in built.stdout
    assert "Traceback" not in built.stdout
    assert _tree(published) == last
    assert _names(published) == NAMES


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system has no groups of processes")
def test_kills_at_any_moment_leave_a_whole_published_site(published: Site, programs: Path) -> None:
    last = _tree(published)
    begun = time.monotonic()
    assert _publish(published, programs).returncode == 0
    seconds, new = time.monotonic() - begun, _tree(published)
    assert new != last
    dice, left = random.Random(SEED), Counter[str]()

    for number in range(times("CXMAP_KILLS", 4)):
        titles = (TITLE, "Parcels when we say")
        before, after = ((new, last), (last, new))[number % 2]
        published.replace(PROMISE, f"title: {titles[(number + 1) % 2]}", f"title: {titles[number % 2]}")
        process = subprocess.Popen(
            _command(programs),
            cwd=published.folder,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout
        if number % 2:
            # The sites change places right after this.
            next((line for line in process.stdout if "Build finished" in line), None)
            time.sleep(dice.uniform(0, 1))
        else:
            time.sleep(dice.uniform(0, seconds))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

        found = _tree(published)
        assert found in (before, after), number
        left["last" if found == before else "new"] += 1
        begun = time.monotonic()
        assert _publish(published, programs).returncode == 0
        seconds = time.monotonic() - begun
        assert _tree(published) == after, number
        assert _names(published) == NAMES

    tell("killed", left)


def _command(programs: Path) -> list[str]:
    return [str(programs / "python"), "-m", "cxmap", "publish"]


def _publish(site: Site, programs: Path) -> subprocess.CompletedProcess[str]:
    return site.build(*_command(programs))


def _tree(site: Site) -> dict[str, bytes]:
    folder = site.folder / "site"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _names(site: Site) -> set[str]:
    return {entry.name for entry in site.folder.iterdir()}


def _quarantined(small: Site) -> None:
    """One promise with an error, on a site that is built without such files."""
    small.replace(PROMISE, "made_by: depot", "made_by: deopt")
    configuration = small.folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("  - cxmap:\n", "  - cxmap:\n      quarantine: true\n", 1), encoding="utf-8")
