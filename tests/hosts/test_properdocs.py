from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.forked_builds import builder
from tests.hosts.conftest import Site
from tests.sites import small_site
from tests.transactions import Builds, signalled, tell, times


def test_the_example_builds_unchanged(by_mkdocs: Site, by_properdocs: Site) -> None:
    assert by_properdocs.pages() == by_mkdocs.pages()


def test_an_error_ends_the_build_before_anything_is_written(small: Site, programs: Path) -> None:
    small.replace("promises/next-day.md", "made_by: depot", "made_by: deopt")

    built = small.build(programs / "properdocs", "build")

    assert built.returncode == 1
    assert "content/promises/next-day.md:4:10: there is no department `deopt`" in built.stdout
    assert not (small.folder / "site").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_kills_at_any_moment_leave_a_whole_site(tmp_path: Path, programs: Path) -> None:
    site = small_site(tmp_path)
    with builder(site.folder, str(programs / "python"), "properdocs") as forked:
        left = signalled(Builds.of(site, forked), times("CXMAP_KILLS", 6), [signal.SIGKILL])

    tell("killed", left)
    assert left["last"]
