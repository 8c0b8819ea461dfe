"""The links that we make are the host's, wherever it puts the pages, and whatever plugins do to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.host_cases import host_case
from tests.links import links_to_nowhere, number_of_links
from tests.sites import SmallSite, small_site

BOARD = "```cxmap\nview: promises\n```\n"
LATE = """
def on_nav(nav, config, files):
    for file in files.documentation_pages():
        if file.src_uri.startswith("promises/"):
            file.dest_uri = f"said/{file.dest_uri}"
"""


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path)
    site.write({"promises/index.md": "---\nview: promises\n---\n", "board.md": f"# Board\n\n{BOARD}"})
    return site


@pytest.mark.parametrize("plugins", [["search", "cxmap", "offline"], ["offline", "search", "cxmap"]])
def test_a_site_for_reading_offline_has_every_link(site: SmallSite, plugins: list[str]) -> None:
    site.configure(plugins=plugins)

    site.build(strict=True)

    assert (site.published / "promises/next-day.html").is_file()
    assert number_of_links(site.published) > 100
    assert not links_to_nowhere(site.published)


def test_every_link_of_the_case_opens(shared: Path, tmp_path: Path) -> None:
    case = host_case(shared, "offline-listed-last", tmp_path)

    case.build(strict=True)

    assert not links_to_nowhere(case.published)


def test_a_view_in_a_blog_post_leads_from_where_the_post_is_published(site: SmallSite) -> None:
    site.configure(plugins=["search", "cxmap", "blog"])
    post = f"---\ndate: 2026-10-01\n---\n\n# News\n\n{BOARD}\n[The promise](../../promises/next-day.md)\n"
    site.write({"blog/index.md": "# Blog\n", "blog/posts/news.md": post})

    site.build(strict=True)

    assert 'href="../../../../../promises/next-day/"' in site.article("blog/2026/10/01/news")
    assert not links_to_nowhere(site.published)


def test_pages_that_move_after_all_files_are_known_are_found_where_they_are(site: SmallSite) -> None:
    (site.folder / "late.py").write_text(LATE, encoding="utf-8")
    site.configure(hooks=["late.py"])

    site.build(strict=True)

    assert (site.published / "said/promises/next-day/index.html").is_file()
    assert 'href="../../said/promises/next-day/"' in site.article("touchpoints/doorstep")
    assert not links_to_nowhere(site.published)


def test_a_link_in_a_field_and_a_picture_lead_there_too(site: SmallSite) -> None:
    site.configure(plugins=["search", "cxmap", "offline"])
    text = "See [it](../promises/next-day.md) and [the list](../promises/index.md)."
    diagram = '```mermaid\nflowchart LR\n  a --> b\n  click a "../promises/next-day.md"\n```\n'
    site.write({"departments/depot.md": f"---\ntitle: Depot\nsummary: {text}\n---\n\n{diagram}"})

    site.build(strict=True)

    assert (site.published / "departments/depot.html").read_text(encoding="utf-8").count("next-day.html") > 2
    assert not links_to_nowhere(site.published)
