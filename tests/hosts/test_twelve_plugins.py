"""A site of all kinds of pages under twelve plugins of others at once."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.git.repositories import Repository
from tests.example import made_once
from tests.hosts.conftest import Site
from tests.links import ids_at_fault, links_to_nowhere, number_of_links
from tests.sites import SmallSite, headings
from tests.typed.slips import LIBRARY

OVERVIEWS = ("promises", "journeys", "touchpoints", "departments", "capabilities", "metrics", "research")
CXMAP: dict[str, Any] = {"cxmap": {"as_of": "2026-06-15"}}
TWELVE: list[Any] = [
    "awesome-nav",
    {"blog": {"post_url_format": "{slug}"}},
    "tags",
    {"macros": {"on_error_fail": True, "on_undefined": "strict"}},
    "include-markdown",
    "table-reader",
    CXMAP,
    {"git-revision-date-localized": {"type": "iso_date"}},
    {"rss": {"match_path": "promises/.*"}},
    {"redirects": {"redirect_maps": {"old/answer.md": "promises/quick-answer.md"}}},
    "glightbox",
    {"minify": {"minify_html": True}},
    "print-site",
]
"""The twelve, and ours among them."""

PAGES = [*OVERVIEWS, *(path.removesuffix("index.md").removesuffix(".md") for path in LIBRARY if path.endswith(".md"))]
"""Those of the map, by their places in the site."""

INCLUDED = "{% include-markdown '../../common/hours.md' %}"
CONTENT = {
    **LIBRARY,
    **{f"{view}/index.md": f"---\ntitle: All {view}\nview: {view}\n---\n\nAll of them.\n" for view in OVERVIEWS},
    "departments/lending.md": "---\ntitle: Lending\ntags: [Books]\n---\n\nWe are in {{ town }}.\n",
    "departments/outreach.md": f"{LIBRARY['departments/outreach.md']}\n{INCLUDED}\n",
    "touchpoints/pick-up-shelf.md": f"{LIBRARY['touchpoints/pick-up-shelf.md']}\n![The shelf](shelf.png)\n",
    "board.md": "# Board\n\n{{ read_csv('tables/staff.csv') }}\n\n```cxmap\nview: promises\n```\n",
    "tables/staff.csv": "name,desk\nMina,12\n",
    "tags.md": "# By tag\n\n<!-- material/tags -->\n",
    "blog/index.md": "# News\n",
    "blog/posts/lamp.md": "---\ndate: 2026-05-02\n---\n\n# A lamp\n\nSee [the desk](../../touchpoints/help-desk.md).\n",
    ".nav.yml": "nav: [index.md, promises, board.md, '*']\n",
}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, plugins: Path) -> SmallSite:
    """The same site with no plugin but ours, and with the texts for others as they stand."""
    return _built(tmp_path_factory, plugins, "alone", ["search", CXMAP])


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory, plugins: Path) -> SmallSite:
    return _built(tmp_path_factory, plugins, "together", ["search", *TWELVE])


def test_every_link_opens(together: SmallSite) -> None:
    assert number_of_links(together.published) > 1_000
    assert links_to_nowhere(together.published) == []


def test_the_page_of_all_pages_has_no_id_twice_and_misses_none(together: SmallSite) -> None:
    joined = together.article("print_page")

    assert len(re.findall(r"\sid=", joined)) > 100
    assert ids_at_fault(joined) == (set(), set())
    assert "cxmap-picture-1-arrow)" in joined
    assert "<!--cxmap" not in joined


def test_every_page_of_the_map_has_its_sections(together: SmallSite, alone: SmallSite) -> None:
    for page in PAGES:
        assert _headings(together, page) == _headings(alone, page), page
        assert together.article(page).count("<table") == alone.article(page).count("<table"), page
    assert len(_headings(together, "promises/quick-answer")) > 2


def test_the_page_of_all_pages_has_all_sections(together: SmallSite, alone: SmallSite) -> None:
    joined = Counter(_headings(together, "print_page"))

    assert not sum((Counter(_headings(alone, page)) for page in PAGES), Counter()) - joined


def test_each_plugin_does_its_part(together: SmallSite) -> None:
    files = together.files()
    assert "We are in Harbourtown." in together.article("departments/lending")
    assert "We open at <strong>seven</strong>." in together.article("departments/outreach")
    assert "Mina" in together.article("board")
    assert "glightbox" in together.article("touchpoints/pick-up-shelf")
    assert "2026-03-04" in together.page("promises/quick-answer")
    assert "promises/quick-answer/" in files["feed_rss_created.xml"].decode()
    assert "promises/quick-answer/" in files["old/answer/index.html"].decode()
    assert "departments/lending/" in together.article("tags")
    assert "touchpoints/help-desk/" in together.article("blog/a-lamp")


def _built(folders: pytest.TempPathFactory, python: Path, name: str, plugins: list[Any]) -> SmallSite:
    def make(folder: Path) -> None:
        site = SmallSite(folder)
        site.write(CONTENT)
        (folder / "content/touchpoints/shelf.png").write_bytes(_picture())
        (folder / "common").mkdir()
        (folder / "common/hours.md").write_text("We open at **seven**.\n", "utf-8")
        site.configure(plugins=plugins, site_url="https://map.example/", extra={"town": "Harbourtown"})
        repository = Repository(folder)
        repository.git("init", "--quiet")
        repository.commit("All", {}, "2026-03-04")
        built = Site(folder).build(python, "-m", "mkdocs", "build", "--strict")
        assert built.returncode == 0, built.stdout

    return SmallSite(made_once(folders, f"twelve-{name}", make))


def _headings(site: SmallSite, page: str) -> list[str]:
    return [heading.removesuffix("¶") for heading in headings(site.article(page))]


def _picture() -> bytes:
    """One grey point as a PNG."""
    parts = (b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), b"IDAT" + zlib.compress(b"\0\x80"), b"IEND")
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
