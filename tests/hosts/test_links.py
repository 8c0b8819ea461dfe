"""Every link of the example site opens, whichever host builds it and however its pages are addressed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.host_cases import host_case
from tests.hosts.conftest import Site
from tests.links import links_to_nowhere, number_of_links

PLAIN = "use_directory_urls: false\n"


@pytest.mark.parametrize("host", ["by_mkdocs", "by_properdocs", "by_zensical"])
def test_every_link_opens_where_pages_are_folders(host: str, request: pytest.FixtureRequest) -> None:
    published = request.getfixturevalue(host).folder / "site"

    assert number_of_links(published) > 20_000
    assert links_to_nowhere(published) == []


@pytest.mark.parametrize("host", ["mkdocs", "properdocs", "zensical"])
def test_every_link_opens_where_pages_are_files(host: str, by_mkdocs: Site, programs: Path, tmp_path: Path) -> None:
    for part in ("content", "history"):
        shutil.copytree(by_mkdocs.folder / part, tmp_path / part)
    configuration = (by_mkdocs.folder / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(configuration + PLAIN, encoding="utf-8")
    site = Site(tmp_path)

    built = site.build(*([sys.executable, "-m", "mkdocs"] if host == "mkdocs" else [programs / host]), "build")

    assert built.returncode == 0, built.stdout
    assert (tmp_path / "site/promises/index.html").is_file()
    assert number_of_links(tmp_path / "site") > 20_000
    assert links_to_nowhere(tmp_path / "site") == []


@pytest.mark.parametrize("host", ["properdocs", "zensical"])
@pytest.mark.parametrize(("form", "addresses"), [("", ("other/", "other.html")), (PLAIN, ("other.html", "other/"))])
def test_addresses_in_html_are_judged_as_the_host_publishes_pages(
    small: Site, programs: Path, host: str, form: str, addresses: tuple[str, str]
) -> None:
    with (small.folder / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(form)
    content = small.folder / "content"
    (content / "other.md").write_text("# Other\n", encoding="utf-8")
    told = []
    for address in addresses:
        (content / "index.md").write_text(f'# Home\n\n<a href="{address}">There</a>\n', encoding="utf-8")
        told.append(f"there is no file `{address}`" in small.build(programs / host, "build").stdout)

    assert told == [False, True]


@pytest.mark.parametrize("form", ["", PLAIN])
def test_zensical_moves_no_link_away_from_its_page(form: str, shared: Path, programs: Path, tmp_path: Path) -> None:
    case = host_case(shared, "zensical-links", tmp_path)
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(form)

    built = subprocess.run(
        [str(programs / "zensical"), "build"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert built.returncode == 0, built.stdout
    assert number_of_links(case.published) > 100
    assert links_to_nowhere(case.published) == []


def test_links_of_one_page_start_from_its_file(small: Site, programs: Path) -> None:
    board = "---\ntitle: Board\n---\n\n```cxmap\nview: promises\n```\n"
    for path in ("board.md", "far/away/index.md", "far/away/board.md"):
        file = small.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(board, encoding="utf-8")

    built = small.build(programs / "zensical", "build")

    assert built.returncode == 0, built.stdout
    pages = small.pages()
    assert 'href="../promises/next-day/"' in pages["board/index.html"]
    assert 'href="../../promises/next-day/"' in pages["far/away/index.html"]
    assert 'href="../../../promises/next-day/"' in pages["far/away/board/index.html"]


@pytest.mark.parametrize(("name", "first"), [("awesome-nav", "about/"), ("literate-nav-folder", ".")])
def test_the_navigation_is_as_the_plugin_itself_makes_it(
    name: str, first: str, shared: Path, plugins: Path, tmp_path: Path
) -> None:
    case = host_case(shared, name, tmp_path)
    site = Site(tmp_path)

    built = site.build(plugins, "-m", "mkdocs", "build", "--strict")

    assert built.returncode == 0, built.stdout
    html = case.page("")
    menu = re.findall(r'<a href="([^"#]+)" class="md-nav__link', html[html.index("md-nav--primary") :])
    assert menu[:2] == [first, "touchpoints/counter/"]
    # literate-nav publishes its list as a page too, in which a folder stays a link to nowhere, with cxmap or without.
    of_a_list = [("SUMMARY/index.html", "touchpoints/")] if name == "literate-nav-folder" else []
    assert links_to_nowhere(case.published) == of_a_list
