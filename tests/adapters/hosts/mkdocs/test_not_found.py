"""The page for addresses without one, as MkDocs writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sites import SMALL, small_site

DOOR = "---\ntitle: At the door\nowner: depot\npromises: [next-day]\naliases: [bell]\n---\n"


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_every_theme_says_it_in_its_own_frame(tmp_path: Path, theme: str) -> None:
    site = small_site(tmp_path, SMALL | {"promises/index.md": "---\nview: promises\n---\n"})
    site.configure(theme={"name": theme}, site_url="https://example.org/map/")

    site.build()

    html = (site.published / "404.html").read_text("utf-8")
    assert "There is no page here" in html
    assert 'href="/map/promises/"' in html


def test_the_page_that_a_site_brings_itself_stays(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.configure(theme={"name": "material", "custom_dir": "own"})
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "404.html").write_text("<h1>Lost at sea</h1>", "utf-8")

    site.build()

    assert (site.published / "404.html").read_text("utf-8").endswith("<h1>Lost at sea</h1>")


def test_former_names_of_drafts_are_told_nowhere(tmp_path: Path) -> None:
    hidden = DOOR.replace("bell", "secret-name").replace("title: At the door", "title: Hidden\nstatus: draft")
    site = small_site(tmp_path, SMALL | {"touchpoints/doorstep.md": DOOR, "touchpoints/hidden.md": hidden})

    site.build()

    found = (site.published / "assets" / "cxmap" / "found.json").read_text("utf-8")
    assert json.loads(found)["former"] == [["bell", "touchpoints/doorstep/", "At the door"]]
    assert "secret-name" not in found
