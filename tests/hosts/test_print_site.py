"""The page that print-site makes of all pages, in sites of many forms."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.hosts.conftest import Site
from tests.links import ids_at_fault, links_to_nowhere, number_of_links
from tests.sites import SMALL, VAN, SmallSite

CXMAP: dict[str, Any] = {"cxmap": {"as_of": "2026-11-15"}}
DIAGRAM = "\n```mermaid\nflowchart LR\n  a[One] --> b[Two]\n```\n"
OWN_HTML = (
    '<p id="own">Ours</p>\n\n<a href="#own">own</a> <svg><defs><path id="p" d="M0 0"/></defs><use href="#p"/></svg>\n'
)
PAGES = {
    **SMALL,
    "promises/index.md": "---\ntitle: All promises\nview: promises\n---\n\n# All promises\n",
    "capabilities/van.md": dedent(VAN),
    "about/us.md": f"# Us\n\n{OWN_HTML}\n[a part](them.md#own) [all](../promises/index.md) ![x](../x.png){DIAGRAM}",
    "about/them.md": f"# Them\n\n{OWN_HTML}\n[a part](us.md#own) [a table](../x.csv){DIAGRAM}",
    "about-us.md": "# About us\n\nWe.\n",
    "x.png": "",
    "x.csv": "a,b\n1,2\n",
}
JOINED = "print_page/index.html"


def _built(
    folder: Path, python: Path, plugins: list[Any], files: dict[str, str] | None = None, **settings: Any
) -> SmallSite:
    site = SmallSite(folder)
    site.write(PAGES | (files or {}))
    site.configure(plugins=["search", *plugins], **settings)
    built = Site(folder).build(python, "-m", "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stdout
    return site


def _whole(site: SmallSite, page: str = JOINED) -> str:
    """The joined page, all of whose links open, and whose parts find each other."""
    assert number_of_links(site.published) > 100
    assert [link for link in links_to_nowhere(site.published) if link[0] == page] == []
    html = (site.published / page).read_text(encoding="utf-8")
    article = html[html.index("<article") : html.rindex("</article>")]
    assert ids_at_fault(article) == (set(), set())
    assert not re.search("<!--/?cxmap|http-[0-9a-f]{16}:", html)
    return article


@pytest.mark.parametrize("settings", [{}, {"site_url": "https://map.example/a/b/"}])
def test_links_of_joined_pages_stay_within_the_page(tmp_path: Path, plugins: Path, settings: dict[str, Any]) -> None:
    narrowed = {"broken.md": '# Broken\n\n<a href="../promises/?verdict=broken&amp;Words=X#all-promises">these</a>\n'}

    article = _whole(_built(tmp_path, plugins, [CXMAP, "print-site"], narrowed, **settings))

    assert {"about-us-own", "about-them-own", "about-them-p", "promises"} <= set(re.findall(r'\sid="([^"]*)"', article))
    assert re.search(r'href="#about-them-own">a part', article)
    assert re.search(r'href="#about-us-own">a part', article)
    assert re.search(r'<use\s+href="#about-us-p"', article)
    assert 'src="../x.png"' in article
    assert 'href="../x.csv"' in article
    assert 'href="../promises/?verdict=broken&amp;Words=X#all-promises"' in article


def test_a_site_whose_pages_are_files_has_its_links_too(tmp_path: Path, plugins: Path) -> None:
    narrowed = {"broken.md": '# Broken\n\n<a href="promises/index.html?verdict=broken">these</a>\n'}

    site = _built(tmp_path, plugins, [CXMAP, "print-site"], narrowed, use_directory_urls=False)

    article = _whole(site, "print_page.html")

    assert 'href="#about-them-own"' in article
    assert 'src="x.png"' in article
    assert 'href="promises/index.html?verdict=broken"' in article


def test_a_page_that_is_not_joined_is_opened_itself(tmp_path: Path, plugins: Path) -> None:
    left_out = {"print-site": {"exclude": ["about/them.md"], "add_to_navigation": True}}

    article = _whole(_built(tmp_path, plugins, [CXMAP, left_out]))

    assert 'href="../about/them/#own"' in article
    assert "about-them-own" not in article


def test_drafts_are_not_joined(tmp_path: Path, plugins: Path) -> None:
    draft = {"promises/secret.md": "---\ntitle: Velvet\nstatement: Hush.\nmade_by: depot\nstatus: draft\n---\n"}

    assert "Velvet" not in _whole(_built(tmp_path / "without", plugins, [CXMAP, "print-site"], draft))
    with_drafts = {"cxmap": {"as_of": "2026-11-15", "drafts": True}}
    assert "Velvet" in _whole(_built(tmp_path / "with", plugins, [with_drafts, "print-site"], draft))


def test_names_and_references_stay_text(tmp_path: Path, plugins: Path) -> None:
    live = "<img src=x onerror=alert(1)>"
    typed = """<autoref identifier='"><img src=x onerror=run()>' optional>typed</autoref>"""
    files = {
        f"{live}/it.md": f'---\ntags: ["{live}"]\n---\n\n# It\n\n[the part][part-b] {typed}\n',
        "other.md": '# Other\n\n## Part B\n\n## Part" onmouseover="run()" x="C { #part-c }\n\n[that][part-c]\n',
    }

    article = _whole(_built(tmp_path, plugins, ["tags", "autorefs", CXMAP, "print-site"], files))

    tags = re.sub(r'"[^"]*"', '""', article)
    assert "&lt;img src=x" in article
    assert re.findall(r"<[^>]*\son[a-z]+=[^>]*>|<img[^>]*>", tags) == ['<img\nalt="" src="">']
    assert re.search(r'href="#other-part-b"[^>]*>the part', article)
    assert re.search(r'href="#other-part-c"[^>]*>that', article)
