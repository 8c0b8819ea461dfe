"""Sites with plugins of others, as their authors publish these."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.adapters.git.repositories import Repository
from tests.hosts.conftest import Site
from tests.sites import SMALL, VAN, SmallSite

OVERVIEW = "---\ntitle: All promises\nview: promises\n---\n\n# All promises\n"
CXMAP: dict[str, Any] = {"cxmap": {"as_of": "2026-11-15"}}


def _site(folder: Path, *plugins: object, **settings: Any) -> SmallSite:
    site = SmallSite(folder)
    site.write(SMALL | {"promises/index.md": OVERVIEW, "capabilities/van.md": dedent(VAN)})
    site.configure(plugins=["search", *plugins], **settings)
    return site


def _built(site: SmallSite, python: Path, host: str = "mkdocs") -> str:
    """What the build said, which went well."""
    configuration = next(site.folder.glob("mkdocs.y*ml")).name
    built = Site(site.folder).build(python, "-m", host, "build", "--strict", "-f", configuration)
    assert built.returncode == 0, built.stdout
    return built.stdout


def _committed(site: SmallSite, changed: str | None = None) -> None:
    """All on one day, and a file that was changed on another."""
    repository = Repository(site.folder)
    repository.git("init", "--quiet")
    repository.commit("All", {}, "2026-03-04")
    if changed:
        text = (repository.content / changed).read_text("utf-8")
        repository.commit("One", {changed: f"{text}\nMore.\n"}, "2026-05-06")


@pytest.mark.parametrize("first", [True, False])
def test_each_page_says_the_day_of_its_own_last_commit(tmp_path: Path, plugins: Path, *, first: bool) -> None:
    dates = {"git-revision-date-localized": {"type": "iso_date", "enable_creation_date": True}}
    site = _site(tmp_path, *((dates, CXMAP) if first else (CXMAP, dates)))
    _committed(site, "promises/next-day.md")

    _built(site, plugins)

    assert "2026-05-06" in site.page("promises/next-day")
    assert "2026-03-04" in site.page("departments/depot")
    assert "2026-05-06" not in site.page("departments/depot")


def test_what_lies_beside_an_entity_is_put_into_its_page(tmp_path: Path, plugins: Path) -> None:
    site = _site(tmp_path, "include-markdown", "table-reader", CXMAP)
    promise, depot = dedent(SMALL["promises/next-day.md"]), dedent(SMALL["departments/depot.md"])
    site.write(
        {
            "promises/next-day.md": f"{promise}\n{{% include-markdown '../../common/hours.md' %}}\n",
            "departments/depot.md": f"{depot}\n{{{{ read_csv('../tables/staff.csv') }}}}\n",
            "tables/staff.csv": "name,desk\nMina,12\n",
        }
    )
    (tmp_path / "common").mkdir()
    (tmp_path / "common/hours.md").write_text("We open at **seven**.\n", "utf-8")

    _built(site, plugins)

    assert "We open at <strong>seven</strong>." in site.article("promises/next-day")
    assert re.search(r"<td[^>]*>Mina</td>", site.article("departments/depot"))


def test_a_feed_has_entities_among_its_pages(tmp_path: Path, plugins: Path) -> None:
    site = _site(tmp_path, CXMAP, "rss", site_url="https://map.example/")
    _committed(site, "promises/next-day.md")

    _built(site, plugins)

    feed = site.files()["feed_rss_updated.xml"].decode()
    assert "<link>https://map.example/promises/next-day/</link>" in feed
    assert feed.index("promises/next-day/") < feed.index("departments/depot/")


def test_the_page_of_all_pages_shows_what_the_pages_show(tmp_path: Path, plugins: Path) -> None:
    site = _site(tmp_path, CXMAP, "print-site")

    _built(site, plugins)

    folders = [path.removesuffix("/index.html") for path in site.files() if path.endswith("/index.html")]
    pages = [site.article(path) for path in folders if path != "print_page"]
    joined = site.article("print_page")
    assert sum(page.count("<table") for page in pages) > 1
    for sign in ("<table", "<svg", "<tr"):
        assert joined.count(sign) == sum(page.count(sign) for page in pages)
    assert "data-cxmap=" not in joined


def test_a_page_behind_a_password_is_whole_and_no_download_lies_in_the_open(tmp_path: Path, plugins: Path) -> None:
    site = _site(tmp_path, CXMAP, {"encryptcontent": {"global_password": "Pw-long-enough-17"}})

    _built(site, plugins)

    assert "The day we say" not in "".join(content.decode("utf-8", "replace") for content in site.files().values())
    assert not [path for path in site.files() if path.endswith((".csv", ".xlsx", ".mmd"))]
