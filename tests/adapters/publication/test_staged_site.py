from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from queue import Queue

import pytest

from cxmap.adapters.publication.failure import NotPublishedError
from cxmap.adapters.publication.lock import Lock
from cxmap.adapters.publication.staged_site import StagedSite
from tests.adapters.publication.dying_builds import AT_ONCE, LAST, NEW, WAYS, Death, files_in, write
from tests.example import REPOSITORY

IN_TWO_STEPS = "cxmap.adapters.publication.exchange._system_call"


def begun(site: Path, *, with_last: bool = False) -> StagedSite:
    return StagedSite.begun(site, pytest.fail, with_last=with_last)


def published(site: Path, files: dict[str, str] = NEW) -> None:
    staged = begun(site)
    write(staged.built, files)
    staged.publish()
    staged.end()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site", LAST)
    return tmp_path / "site"


@pytest.fixture(params=["at once", "in two steps"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can change two names in one step, and one that cannot."""
    if request.param == "in two steps":
        monkeypatch.setattr(IN_TWO_STEPS, lambda: None)


def test_new_site_takes_the_place_of_the_last_one_and_leaves_nothing_beside_it(site: Path, system: None) -> None:
    published(site)

    assert files_in(site) == NEW
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_first_site_is_published_in_a_folder_that_is_made(tmp_path: Path) -> None:
    published(tmp_path / "some" / "where" / "site")

    assert files_in(tmp_path / "some" / "where" / "site") == NEW


def test_last_site_stands_until_then(site: Path, system: None) -> None:
    staged = begun(site)
    write(staged.built, NEW)

    staged.end()

    assert files_in(site) == LAST
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_hidden_entries_stay_with_the_site(site: Path, system: None) -> None:
    hidden = {".git/HEAD": "ref", ".htaccess": "Deny"}
    write(site, hidden)
    (site / ".link").symlink_to("nowhere")

    published(site, NEW | {".htaccess": "Allow"})

    assert files_in(site) == NEW | hidden | {".htaccess": "Allow"}
    assert (site / ".link").readlink() == Path("nowhere")


def test_rights_of_the_folder_stay(site: Path) -> None:
    site.chmod(0o2750)

    published(site)

    assert site.stat().st_mode & 0o7777 == 0o2750


def test_site_begins_with_the_last_one_where_only_changes_are_built(site: Path) -> None:
    os.utime(site / "index.html", (1, 1))

    staged = begun(site, with_last=True)

    assert files_in(staged.built) == LAST
    assert (staged.built / "index.html").stat().st_mtime == 1
    (staged.built / "index.html").write_text("new", encoding="utf-8")
    assert files_in(site) == LAST
    staged.end()


def test_link_stays_a_link_and_the_site_changes_where_it_leads(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "public" / "link"
    link.parent.mkdir()
    link.symlink_to(site)

    published(link)

    assert link.is_symlink()
    assert files_in(site) == NEW
    assert [entry.name for entry in link.parent.iterdir()] == ["link"]


def test_link_to_nothing_gets_its_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("site")

    published(tmp_path / "link")

    assert files_in(tmp_path / "site") == NEW


def test_second_build_waits_for_the_first_and_says_so(site: Path, system: None) -> None:
    said: Queue[str] = Queue()
    first = begun(site)
    write(first.built, NEW)

    def second() -> None:
        staged = StagedSite.begun(site, said.put)
        write(staged.built, LAST)
        staged.publish()
        staged.end()

    other = threading.Thread(target=second)
    other.start()
    words = said.get(timeout=30)
    first.publish()
    assert files_in(site) == NEW
    first.end()
    other.join(30)

    assert f"another build writes `{site}` (process {os.getpid()} on " in words
    assert files_in(site) == LAST
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_build_that_waits_in_vain_says_for_whom(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.adapters.publication.staged_site.Lock", lambda path: Lock(path, patience=0))
    first = begun(site)

    with pytest.raises(NotPublishedError, match=rf"another build still writes `.*` \(process {os.getpid()} on "):
        StagedSite.begun(site, lambda _words: None)

    first.end()
    assert files_in(site) == LAST


def test_half_of_a_site_is_not_published_where_somebody_removed_the_other_half(site: Path) -> None:
    staged = begun(site)
    write(staged.built, NEW)
    shutil.rmtree(site.parent / ".site.cxmap")
    write(staged.built, {"late.html": "late"})

    with pytest.raises(NotPublishedError, match="somebody removed"):
        staged.publish()

    staged.end()
    assert files_in(site) == LAST
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_file_in_the_sites_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")

    with pytest.raises(NotPublishedError, match="is no folder, and the site needs one"):
        begun(tmp_path / "site")

    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_file_above_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    with pytest.raises(NotPublishedError, match="file` is no folder, and the site's folder lies there"):
        begun(tmp_path / "file" / "some" / "site")

    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_link_that_leads_round_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")

    with pytest.raises(NotPublishedError, match="is no folder, and the site needs one"):
        begun(tmp_path / "site")

    assert (tmp_path / "site").is_symlink()


def test_link_in_the_way_of_the_build_is_not_followed(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"new/mine": "mine", "old/mine": "mine"})
    (tmp_path / ".site.cxmap").symlink_to("elsewhere")

    with pytest.raises(NotPublishedError, match="is no folder, and a build needs one there"):
        begun(site)

    assert files_in(tmp_path / "elsewhere") == {"new/mine": "mine", "old/mine": "mine"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.parametrize("way", WAYS)
def test_build_may_die_at_any_moment(way: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.adapters.publication.dying_builds", way, str(tmp_path)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False, text=True)
    assert run.returncode == 0, run.stderr
    deaths = [Death(*each) for each in json.loads(run.stdout)]

    whole = {"last", "new"}
    assert len(deaths) > 20
    assert {death.left for death in deaths} >= whole
    if way == AT_ONCE:
        assert {death.left for death in deaths} == whole
    assert {death.put_right for death in deaths} == whole
    assert {death.next for death in deaths} == {"next"}
    assert {death.beside for death in deaths} == {""}
