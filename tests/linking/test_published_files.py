"""Addresses in HTML, which lead to the files of the built site, on whichever host."""

from __future__ import annotations

import pytest

from cxmap.compiler import compile_map
from cxmap.findings.finding import Finding
from cxmap.model.source import Settings, SiteTexts, SiteTools, SourceFile
from tests.alignment.small_maps import AS_OF

PAGES = {
    "index.md": "# Home\n",
    "other.md": "# Other\n",
    "guide/README.md": "# Guide\n",
    "notes/index.md": "# Notes\n",
    "demo/index.html": "<p>A demo</p>",
    "bell.png": "",
}


def _found(path: str, address: str, *, directory_urls: bool | None, tools: SiteTools | None = None) -> list[Finding]:
    files = {**PAGES, path: f'# Page\n\n<a href="{address}">there</a>\n'}
    sources = [SourceFile(name, text.encode()) for name, text in files.items()]
    settings = Settings(as_of=AS_OF, directory_urls=directory_urls)
    found = compile_map(sources, settings, tools=tools or SiteTools()).findings
    return [each for each in found if each.rule == "broken-link"]


def _leads_nowhere(path: str, address: str, *, directory_urls: bool | None) -> bool:
    return bool(_found(path, address, directory_urls=directory_urls))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", "guide/"),
        ("index.md", "guide"),
        ("index.md", "guide/index.html"),
        ("index.md", "other/index.html"),
        ("index.md", "notes/"),
        ("index.md", "demo/"),
        ("index.md", "index.html"),
        ("index.md", "./"),
        ("page.md", "index.html"),
        ("page.md", "../index.html"),
        ("page.md", "../"),
        ("page.md", "../guide/?x=1#part"),
        ("page.md", "../bell.png"),
        ("guide/README.md", "../other/"),
        ("deep/page.md", "../../notes/index.html"),
    ],
)
def test_where_pages_are_folders_each_leads_to_one(path: str, address: str) -> None:
    assert not _leads_nowhere(path, address, directory_urls=True)
    assert not _leads_nowhere(path, address, directory_urls=None)


@pytest.mark.parametrize("address", ["other.html", "../other.html", "guide.html", "bell.png/", "gone/", "../../other/"])
def test_where_pages_are_folders_none_of_these_is_there(address: str) -> None:
    assert _leads_nowhere("page.md", address, directory_urls=True)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("page.md", "other.html"),
        ("page.md", "other"),
        ("page.md", "guide/"),
        ("page.md", "guide/index.html"),
        ("page.md", "index.html"),
        ("page.md", "bell.png"),
        ("deep/page.md", "../other.html"),
        ("notes/index.md", "../"),
    ],
)
def test_where_pages_are_files_each_leads_to_one(path: str, address: str) -> None:
    assert not _leads_nowhere(path, address, directory_urls=False)
    assert not _leads_nowhere(path, address, directory_urls=None)


@pytest.mark.parametrize("address", ["other/", "other/index.html", "../other.html", "../bell.png", "guide.html"])
def test_where_pages_are_files_none_of_these_is_there(address: str) -> None:
    assert _leads_nowhere("page.md", address, directory_urls=False)


@pytest.mark.parametrize("address", ["other.md", "guide/README.md", "bell.png"])
def test_a_host_may_make_addresses_of_the_names_of_files(address: str) -> None:
    assert not _leads_nowhere("page.md", address, directory_urls=True)
    assert not _leads_nowhere("page.md", address, directory_urls=False)


def test_nothing_lies_above_the_page_of_a_folder_where_its_own_folder_would_be() -> None:
    assert _leads_nowhere("index.md", "../other/", directory_urls=True)


def _theme(folder: str) -> list[str]:
    return {"assets/images": ["logo.png"], "": ["main.html", "base.css"]}.get(folder, [])


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        ("../assets/images/logo.png", "warning"),
        ("../base.css", "warning"),
        ("../search.json", "warning"),
        ("../assets/images/gone.png", "error"),
        ("../main.html", "error"),
        ("../../../base.css", "error"),
    ],
)
def test_what_the_theme_or_a_plugin_publishes_may_be_there(address: str, severity: str) -> None:
    tools = SiteTools(theme=_theme, texts=SiteTexts(lambda _text: (), written_last=frozenset(("search.json",))))

    (finding,) = _found("page.md", address, directory_urls=True, tools=tools)

    assert finding.severity == severity
    assert ("as far as can be told without building the site" in finding.message) is (severity == "warning")


def test_a_theme_that_is_not_known_has_no_files() -> None:
    (finding,) = _found("page.md", "../base.css", directory_urls=True, tools=SiteTools(theme=lambda _folder: None))

    assert finding.severity == "error"


DRAFT = "---\ndraft: true\n---\n\n# Plan\n"


@pytest.mark.parametrize("draft", ["plan/README.md", "plan/index.md", "plan.md"])
@pytest.mark.parametrize("address", ["plan/", "plan/index.html", "plan"])
def test_a_draft_is_known_by_each_address_of_its_page(draft: str, address: str) -> None:
    sources = [SourceFile(path, text.encode()) for path, text in {"index.md": "# Home\n", draft: DRAFT}.items()]

    drafts = compile_map(sources, Settings(as_of=AS_OF)).drafts

    assert drafts.at("index.md", address)
    assert not drafts.at("index.md", address.replace("plan", "plans"))


def test_the_first_page_of_a_site_may_be_a_draft() -> None:
    drafts = compile_map([SourceFile("README.md", DRAFT.encode())], Settings(as_of=AS_OF)).drafts

    assert drafts.at("about.md", "index.html")
    assert drafts.at("about.md", "../")
