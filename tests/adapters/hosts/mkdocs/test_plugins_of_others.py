"""Plugins that find links and arrange the navigation: small ones that do, by the same doors, what well-known ones do.

Those themselves are tried where `make hosts` has installed them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.host_cases import host_case
from tests.links import links_to_nowhere
from tests.sites import SmallSite, small_site

FINDING = """
import posixpath, re
from mkdocs.plugins import BasePlugin


class Plugin(BasePlugin):
    def on_page_markdown(self, markdown, *, page, files, **_):
        by_name = {posixpath.basename(file.src_uri): file.src_uri for file in files}
        def found(link):
            path = by_name.get(posixpath.basename(link[1]), link[1])
            return f"]({posixpath.relpath(path, posixpath.dirname(page.file.src_uri) or '.')})"
        return re.sub(r"\\]\\((\\S+\\.md)\\)", found, markdown)
"""
ARRANGING = """
from mkdocs.plugins import BasePlugin


class Plugin(BasePlugin):
    def on_nav(self, nav, *, config, files):
        wanted = ["about.md", "Touchpoints"]
        names = {id(item): item.file.src_uri if item.is_page else item.title for item in nav.items}
        nav.items.sort(key=lambda item: (wanted + [names[id(item)]]).index(names[id(item)]))
        return nav
"""
READING = """
import posixpath, re
from mkdocs.plugins import BasePlugin


class Plugin(BasePlugin):
    def on_files(self, files, *, config):
        summary = files.get_file_from_path("SUMMARY.md")
        nav = []
        for title, place in re.findall(r"\\* \\[(.+?)\\]\\((.+?)\\)", summary.content_string):
            pages = [file.src_uri for file in files.documentation_pages() if file.src_uri.startswith(place)]
            nav.append({title: pages if place.endswith("/") else place})
        config.nav = nav
        files.remove(summary)
        return files
"""
REFERRING = """
import html, re
from mkdocs.plugins import BasePlugin, event_priority


class Plugin(BasePlugin):
    def on_page_markdown(self, markdown, **_):
        return re.sub(r"\\[([^]]+)\\]\\[([^]]+)\\]", r'<autoref identifier="\\2">\\1</autoref>', markdown)

    @event_priority(-50)
    def on_env(self, env, *, config, files):
        pages = [file.page for file in files.documentation_pages()]
        headings = ((page, found) for page in pages for found in re.findall('<h2 id="([^"]+)">([^<]*)', page.content))
        places = {id: (page.url, html.unescape(title)) for page, (id, title) in headings}

        def link(match):
            name = html.unescape(re.search('identifier="([^"]*)"', match[1])[1])
            if name not in places:
                return f'<span title="{name}">{match[2]}</span>'
            url, title = places[name]
            return f'<a class="autorefs" title="{title}" href="{url}#{name}">{match[2]}</a>'

        for page in pages:
            page.content = re.sub("<autoref (.*?)>(.*?)</autoref>", link, page.content, flags=re.DOTALL)
"""
"""Like `autorefs`, it looks for elements up to the first `>`, and escapes neither titles nor identifiers."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A site that a process of its own builds and checks, with a plugin beside ours."""

    site: SmallSite
    plugin: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        paths = [str(self.plugin), *filter(None, [os.environ.get("PYTHONPATH")])]
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.site.folder,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def order(self) -> list[str]:
        """The pages of the navigation, as they stand in it."""
        html = self.site.page("")
        menu = html[html.index("md-nav--primary") :]
        return [link for link in re.findall(r'<a href="([^"#]*)" class="md-nav__link', menu) if link]


def _with(folder: Path, name: str, code: str) -> Path:
    """A plugin of this name that Python finds as if it were installed."""
    module = f"standing_in_for_{name.replace('-', '_')}"
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    known = folder / f"{module}-1.dist-info"
    known.mkdir()
    (known / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1\n", encoding="utf-8")
    (known / "entry_points.txt").write_text(f"[mkdocs.plugins]\n{name} = {module}:Plugin\n", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("plugin", "site"):
        (tmp_path / name).mkdir()
    return tmp_path


def _built(site: SmallSite, plugin: Path) -> Rebuilt:
    rebuilt = Rebuilt(site, plugin)
    done = rebuilt.run("mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return rebuilt


@pytest.mark.parametrize("name", ["autolinks", "ezlinks"])
def test_a_link_that_a_plugin_finds_by_its_name_is_no_mistake(folder: Path, name: str) -> None:
    site = small_site(folder / "site")
    site.configure(plugins=["search", "cxmap", name])
    site.write({"far/away/page.md": "# Page\n\n[The promise](next-day.md) and [home](index.md)\n"})

    rebuilt = _built(site, _with(folder / "plugin", name, FINDING))

    assert not links_to_nowhere(site.published)
    assert "broken-link" not in rebuilt.run("cxmap", "check").stdout


def test_a_name_that_no_file_has_is_an_error_still(folder: Path) -> None:
    site = small_site(folder / "site")
    site.configure(plugins=["search", "cxmap", "autolinks"])
    site.write({"page.md": "# Page\n\n[x](no-such-page.md)\n"})

    built = Rebuilt(site, _with(folder / "plugin", "autolinks", FINDING)).run("mkdocs", "build")

    assert built.returncode == 1
    assert "there is no file `no-such-page.md`" in built.stderr


@pytest.mark.parametrize("first", ["cxmap", "awesome-nav"])
def test_the_order_of_a_plugin_counts_whichever_is_listed_first(folder: Path, first: str) -> None:
    second = "awesome-nav" if first == "cxmap" else "cxmap"
    site = small_site(folder / "site")
    site.configure(plugins=["search", first, second])
    site.write({"about.md": "# About\n", "promises/index.md": "---\nview: promises\n---\n"})

    rebuilt = _built(site, _with(folder / "plugin", "awesome-nav", ARRANGING))

    assert rebuilt.order()[:2] == ["about/", "touchpoints/doorstep/"]


def test_a_site_that_writes_its_navigation_has_it_as_it_is(folder: Path) -> None:
    site = small_site(folder / "site")
    nav = ["touchpoints/doorstep.md", {"Said": ["promises/next-day.md"]}, "index.md"]
    site.configure(plugins=["search", "cxmap"], nav=nav)

    rebuilt = _built(site, folder / "plugin")

    assert rebuilt.order()[:3] == ["touchpoints/doorstep/", "promises/next-day/", "."]


def test_a_page_of_links_that_is_the_navigation_may_name_folders(shared: Path, folder: Path) -> None:
    case = host_case(shared, "literate-nav-folder", folder / "site")

    rebuilt = _built(case, _with(folder / "plugin", "literate-nav", READING))

    assert rebuilt.order()[:3] == [".", "touchpoints/counter/", "about/"]
    assert "broken-link" not in rebuilt.run("cxmap", "check").stdout


def test_in_another_page_a_folder_is_no_page(folder: Path) -> None:
    site = small_site(folder / "site")
    site.configure(plugins=["search", "cxmap", "literate-nav"])
    site.write({"SUMMARY.md": "* [All](touchpoints/)\n* [Home](index.md)\n", "page.md": "# P\n\n[x](touchpoints/)\n"})

    built = Rebuilt(site, _with(folder / "plugin", "literate-nav", READING)).run("mkdocs", "build")

    assert built.returncode == 1
    assert "page.md:3:5: there is no file `touchpoints`" in built.stderr
    assert "SUMMARY.md:" not in built.stderr


def test_a_plugin_makes_links_of_cross_references_between_pages(folder: Path) -> None:
    site = small_site(folder / "site")
    site.configure(plugins=["search", "autorefs", "cxmap"])
    site.write({"index.md": "# Home\n\n[the part][part-b]\n", "other.md": "# Other\n\n## Part B\n"})

    rebuilt = _built(site, _with(folder / "plugin", "autorefs", REFERRING))

    assert '<a class="autorefs" title="Part B" href="other/#part-b">the part</a>' in site.article("")
    assert "broken-link" not in rebuilt.run("cxmap", "check").stdout


@pytest.mark.parametrize("first", ["cxmap", "autorefs"])
def test_nothing_that_could_run_becomes_of_a_cross_reference(folder: Path, first: str) -> None:
    second = "autorefs" if first == "cxmap" else "cxmap"
    site = small_site(folder / "site")
    site.configure(plugins=["search", first, second])
    typed = (
        """<autoref identifier='"><img src=x title=">' data-a='"><b id=ran>'>typed</autoref> <autoref>bare</autoref>"""
    )
    site.write({"index.md": f"# Home\n\n[the part][part-b] {typed}\n"})
    site.write({"other.md": '# Other\n\n## Part" onmouseover="run()" x="&lt;img src=y&gt; { #part-b }\n'})

    _built(site, _with(folder / "plugin", "autorefs", REFERRING))

    article = site.article("")
    assert re.search(r'<a class="autorefs"[^>]* href="other/#part-b">the part</a>', article)
    assert '<span title="img src=x title=">typed</span> <span title="">bare</span>' in article
    assert not re.search(r"<(?:img|b|autoref)\b|\son\w+=\"run|<!--", article)
