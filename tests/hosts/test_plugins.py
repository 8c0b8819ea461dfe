"""Sites with plugins of others, as their authors publish these."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.adapters.git.repositories import Repository
from tests.host_cases import host_case
from tests.hosts.conftest import Site
from tests.sites import SMALL, VAN, SmallSite, headings

OVERVIEW = "---\ntitle: All promises\nview: promises\n---\n\n# All promises\n"
CXMAP: dict[str, Any] = {"cxmap": {"as_of": "2026-11-15"}}


def _site(folder: Path, *plugins: object, **settings: Any) -> SmallSite:
    site = SmallSite(folder)
    site.write(SMALL | {"promises/index.md": OVERVIEW, "capabilities/van.md": dedent(VAN)})
    site.configure(plugins=["search", *plugins], **settings)
    return site


def _folders(site: SmallSite) -> list[str]:
    return [path.removesuffix("/index.html") for path in site.files() if path.endswith("/index.html")]


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

    pages = [site.article(path) for path in _folders(site) if path != "print_page"]
    joined = site.article("print_page")
    assert sum(page.count("<table") for page in pages) > 1
    for sign in ("<table", "<svg", "<tr"):
        assert joined.count(sign) == sum(page.count(sign) for page in pages)
    assert "data-cxmap=" not in joined


def test_pages_that_are_written_last_say_what_they_may_run(tmp_path: Path, plugins: Path) -> None:
    led = {"redirects": {"redirect_maps": {"old/day.md": "promises/next-day.md"}}}
    site = _site(tmp_path, CXMAP, led, "print-site")

    _built(site, plugins)

    pages = {path: page.decode() for path, page in site.files().items() if path.endswith(".html")}
    assert {"old/day/index.html", "print_page/index.html"} <= pages.keys()
    for words in ("Content-Security-Policy", '<meta name="robots" content="noindex">'):
        assert [path for path, page in pages.items() if page.count(words) != 1] == [], words


def test_a_link_to_what_a_plugin_writes_last_is_no_error(tmp_path: Path, plugins: Path) -> None:
    feeds = {"rss": {"use_git": False, "feeds_filenames": {"rss_created": "new.xml"}}}
    site = _site(tmp_path, CXMAP, feeds, "print-site", site_url="https://map.example/")
    links = ("new.xml", "feed_json_updated.json", "print_page/", "sitemap.xml", "404.html")
    site.write({"index.md": "# Home\n\n" + "".join(f"- [x]({link})\n" for link in links)})

    checked = Site(site.folder).build(plugins, "-m", "cxmap", "check")
    built = Site(site.folder).build(plugins, "-m", "mkdocs", "build")

    assert (checked.returncode, built.returncode) == (0, 0), checked.stdout + built.stdout
    assert checked.stdout.count("as far as can be told without building the site") == len(links)
    assert not [link for link in links if not Path(site.published, link).exists()]


@pytest.mark.parametrize("first", [True, False])
def test_a_cross_reference_leads_to_a_heading_of_another_page(tmp_path: Path, plugins: Path, *, first: bool) -> None:
    site = _site(tmp_path, *(("autorefs", CXMAP) if first else (CXMAP, "autorefs")))
    typed = """<autoref identifier='"><img src=x>' optional>typed</autoref> <autoref class=x optional>bare</autoref>"""
    site.write({"index.md": f"# Home\n\n[the part][part-b] and [the other][part-c] {typed}\n"})
    site.write({"other.md": '# Other\n\n## Part B\n\n## Part" onmouseover="run()" x="C { #part-c }\n'})

    _built(site, plugins)

    article = site.article("")
    assert '<a class="autorefs autorefs-internal" title="Part B" href="other/#part-b">the part</a>' in article
    assert re.search(r'<a class="[^"]*"(?: title="[^"]*")? href="other/#part-c">the other</a>', article)
    assert '<span title="img src=x">typed</span> <span title="">bare</span>' in article
    assert "<img" not in article
    assert "onmouseover" not in article


def test_a_page_behind_a_password_is_whole_and_no_download_lies_in_the_open(tmp_path: Path, plugins: Path) -> None:
    site = _site(tmp_path, CXMAP, {"encryptcontent": {"global_password": "Pw-long-enough-17"}})

    _built(site, plugins)

    assert "The day we say" not in "".join(content.decode("utf-8", "replace") for content in site.files().values())
    assert not [path for path in site.files() if path.endswith((".csv", ".xlsx", ".mmd"))]


@pytest.mark.parametrize("first", [True, False])
def test_a_site_in_several_languages_has_its_map_in_each(tmp_path: Path, plugins: Path, *, first: bool) -> None:
    languages = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]
    translated = {"i18n": {"docs_structure": "suffix", "languages": languages}}
    site = _site(tmp_path, *((translated, CXMAP) if first else (CXMAP, translated)))
    site.write({"about.md": "# About us\n", "about.de.md": "# Wir\n"})

    _built(site, plugins)

    for folder in ("", "de/"):
        assert headings(site.article(f"{folder}promises/next-day"))[0] == "Next day"
        assert "The day we say is the day it comes." in site.article(f"{folder}promises")
        assert "data-cxmap=" not in site.page(f"{folder}promises")
    assert site.article("promises/next-day").count("<table") == site.article("de/promises/next-day").count("<table")
    assert (headings(site.article("about")), headings(site.article("de/about"))) == (["About us"], ["Wir"])
    assert b"The day we say is the day it comes." in site.files()["assets/cxmap/promises.csv"]
    assert not (tmp_path / ".site.cxmap").exists()


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_an_entity_is_translated_under_its_one_name(tmp_path: Path, plugins: Path, structure: str) -> None:
    languages = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]
    site = _site(tmp_path, CXMAP, {"i18n": {"docs_structure": structure, "languages": languages}})
    translated = dedent(SMALL["promises/next-day.md"]).replace("The day we say is the day it comes.", "Der Tag gilt.")
    site.write({"promises/next-day.de.md": translated, "index.de.md": "# Zuhause\n"})
    if structure == "folder":
        _in_folders(site)

    _built(site, plugins)

    for folder, said in (("", "The day we say is the day it comes."), ("de/", "Der Tag gilt.")):
        assert said in site.article(f"{folder}promises")
        assert said in site.article(f"{folder}promises/next-day")
        assert 'href="../../promises/next-day/"' in site.article(f"{folder}touchpoints/doorstep")
    assert b"Der Tag gilt." not in site.files()["assets/cxmap/promises.csv"]
    checked = Site(tmp_path).build(plugins, "-m", "cxmap", "show", "promise/next-day")
    assert checked.returncode == 0, checked.stdout
    assert "The day we say" in checked.stdout


def _in_folders(site: SmallSite) -> None:
    """A folder for each language in place of endings."""
    content = site.folder / "content"
    for file in sorted(content.rglob("*.md")):
        path = file.relative_to(content).as_posix()
        language = "de" if ".de." in path else "en"
        place = content / language / path.replace(".de.", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        file.rename(place)


def test_what_is_wrong_in_one_language_leaves_the_last_site(tmp_path: Path, plugins: Path) -> None:
    languages = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]
    site = _site(tmp_path, CXMAP, {"i18n": {"docs_structure": "suffix", "languages": languages}})
    _built(site, plugins)
    before = site.files()
    site.write({"about.md": "# About us\n", "about.de.md": "[Nirgendwo](nowhere.md)\n"})

    built = Site(site.folder).build(plugins, "-m", "mkdocs", "build")

    assert built.returncode == 1
    assert "content/about.de.md:1:" in built.stdout
    assert site.files() == before


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_a_page_that_a_script_writes_is_part_of_the_map(tmp_path: Path, plugins: Path, host: str) -> None:
    site = _site(tmp_path, {"gen-files": {"scripts": [str(tmp_path / "write.py")]}}, CXMAP)
    (tmp_path / "write.py").write_text(
        "import mkdocs_gen_files\n"
        "with mkdocs_gen_files.open('departments/hub.md', 'w') as file:\n"
        "    file.write('---\\ntitle: The hub\\n---\\nNear the station.\\n')\n"
        "with mkdocs_gen_files.open('departments/depot.md', 'a') as file:\n"
        "    file.write('\\nOpen at night.\\n')\n",
        "utf-8",
    )
    site.write({"departments/index.md": "---\nview: departments\n---\n\n# Departments\n"})

    _built(site, plugins, host)

    assert 'href="hub/"' in site.article("departments")
    assert headings(site.article("departments/hub"))[0] == "The hub"
    assert "Open at night." in site.article("departments/depot")
    assert headings(site.article("departments/depot"))[0] == "Depot"


def test_a_command_knows_the_pages_that_a_script_writes(tmp_path: Path, plugins: Path) -> None:
    _site(tmp_path, {"gen-files": {"scripts": ["write.py"]}}, CXMAP)
    (tmp_path / "write.py").write_text(
        "import mkdocs_gen_files\n"
        "with mkdocs_gen_files.open('departments/hub.md', 'w') as file:\n"
        "    file.write('---\\ntitle: The hub\\n---\\n')\n",
        "utf-8",
    )

    shown = Site(tmp_path).build(plugins, "-m", "cxmap", "show", "department/hub")

    assert shown.returncode == 0, shown.stdout
    assert "The hub" in shown.stdout


CASES = {
    "generated-entity": ("promises/made", "Rolls by the dozen."),
    "git-revision-date": ("promises/warm", "git-revision-date-localized-plugin"),
    "include-markdown": ("touchpoints/counter", "Open from six."),
    "rss-plugin": ("promises/warm", "Bread still warm."),
    "static-i18n": ("de/promises/warm", "Bread still warm."),
}
"""The page of each on which something must stand."""


@pytest.mark.parametrize("name", CASES)
def test_a_site_of_others_builds_with_its_plugins(tmp_path: Path, plugins: Path, shared: Path, name: str) -> None:
    site = host_case(shared, name, tmp_path)
    _committed(site)

    _built(site, plugins)

    page, words = CASES[name]
    assert words in site.page(page)


def test_the_page_of_all_pages_of_a_site_of_others_has_all_tables(tmp_path: Path, plugins: Path, shared: Path) -> None:
    site = host_case(shared, "print-site", tmp_path)

    built = Site(site.folder).build(plugins, "-m", "mkdocs", "build")

    assert built.returncode == 0, built.stdout
    pages = [path for path in ("", *_folders(site)) if path != "print_page"]
    assert site.article("print_page").count("<table") == sum(site.article(path).count("<table") for path in pages) > 0


def test_a_site_of_others_with_a_password_shows_no_more_than_titles(
    tmp_path: Path, plugins: Path, shared: Path
) -> None:
    site = host_case(shared, "encrypted-site", tmp_path)

    _built(site, plugins)

    files = {path: content for path, content in site.files().items() if b"Bread still warm" in content}
    # The plugin leaves titles in the navigation; a promise without one is called by its statement.
    assert all(path.endswith(".html") for path in files)
    assert not [path for path in _folders(site) if "Bread still warm" in site.article(path)]
