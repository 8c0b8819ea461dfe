from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.forked_builds import Builder, builder
from tests.sites import SmallSite
from tests.transactions import Builds, light_site, on_a_full_disk, signalled, tell, times

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return light_site(tmp_path)


@pytest.fixture
def builds(site: SmallSite) -> Iterator[Builds]:
    with builder(site.folder) as forked:
        yield Builds.of(site, forked)


def test_kills_at_any_moment_leave_a_whole_site(builds: Builds) -> None:
    left = signalled(builds, times("CXMAP_KILLS", 12), [signal.SIGKILL])

    tell("killed", left)
    assert left["last"]


def test_signals_at_any_moment_leave_a_whole_site(builds: Builds) -> None:
    left = signalled(builds, times("CXMAP_SIGNALS", 8), [signal.SIGINT, signal.SIGTERM])

    tell("signalled", left)
    assert left["last"]
    assert "Traceback" not in builds.builder.said()


def test_a_full_disk_leaves_the_last_site(small_disk: Path) -> None:
    site = light_site(small_disk)
    with builder(site.folder) as forked:
        left = on_a_full_disk(Builds.of(site, forked), times("CXMAP_DISKS", 4))

    tell("on a full disk", left)
    assert left["last"]
    assert left["new"]


def test_two_builds_at_once_both_publish_a_whole_site(site: SmallSite, builds: Builds, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = light_site(tmp_path / "other")
    with (
        builder(other.folder, sys.executable, "mkdocs", "--site-dir", str(site.published)) as second,
        ThreadPoolExecutor(2) as both,
    ):
        for _ in range(times("CXMAP_PAIRS", 3)):
            ends = list(both.map(Builder.build, (builds.builder, second)))

            assert [end.code for end in ends] == [0, 0], builds.builder.said() + second.said()
            assert site.files() in builds.trees
            assert not (site.folder / ".site.cxmap").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk in memory, with room for a site and its successor."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only an administrator can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
