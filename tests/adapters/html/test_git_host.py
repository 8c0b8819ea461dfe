from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from cxmap.adapters.html.git_host import GitHost, commit_address, git_host
from cxmap.model import KINDS
from cxmap.pages.kit.new_file import adding

GITHUB = ("https://github.com/cx/map", "edit/main/content/")
GITLAB = ("https://gitlab.example.com/cx/map/", "-/edit/main/content/")
GITEA = ("https://git.example.com/cx/map", "_edit/main/content/")
TEXT = "---\n# A & B: 100 % #1\ntitle:\n---\n"
LONGEST = 7_000
"""Hosts refuse addresses of 8 kB, and this one is quoted once more for whoever has to sign in first."""


def host_of(repo_url: str | None, edit_uri: str | None) -> GitHost:
    host = git_host(repo_url, edit_uri)
    assert host
    return host


@pytest.mark.parametrize(
    ("config", "begin", "name", "text"),
    [
        (GITHUB, "https://github.com/cx/map/new/main/content/promises", "filename", "value"),
        (GITLAB, "https://gitlab.example.com/cx/map/-/new/main/content/promises", "file_name", "content"),
        (GITEA, "https://git.example.com/cx/map/_new/main/content/promises", "filename", "value"),
    ],
)
def test_a_new_file_opens_in_the_form_of_the_host(config: tuple[str, str], begin: str, name: str, text: str) -> None:
    address = host_of(*config).new("promises/new-promise.md", TEXT)

    assert address.partition("?")[0] == begin
    assert parse_qs(urlsplit(address).query) == {name: ["new-promise.md"], text: [TEXT]}


def test_a_file_opens_in_the_editor_of_the_host() -> None:
    assert host_of(*GITHUB).edit("promises/a b.md") == "https://github.com/cx/map/edit/main/content/promises/a%20b.md"
    assert host_of(*GITLAB).proposal == "merge request"
    assert host_of(*GITEA).proposal == "pull request"


def test_an_edit_uri_may_be_a_whole_address_or_a_query() -> None:
    whole = host_of(None, "https://git.example.com/cx/map/edit/main/")
    query = host_of("https://git.example.com/cx/map", "?file=")

    assert whole.new("a/b.md", "").startswith("https://git.example.com/cx/map/new/main/a?")
    assert query.edit("a.md") == "https://git.example.com/cx/map?file=a.md"


def test_nobody_is_led_to_a_form_that_is_not_known() -> None:
    host = host_of("https://bitbucket.example.com/cx/map", "src/default/content/")

    assert host.new("promises/new-promise.md", TEXT) == ""
    assert host.edit("a.md") == "https://bitbucket.example.com/cx/map/src/default/content/a.md"


@pytest.mark.parametrize(
    ("template", "edit", "new"),
    [
        ("edit/main/docs/{path}", "edit/main/docs/promises/a b.md", "new/main/docs/promises?"),
        ("edit/main/{path!q}?plain=1", "edit/main/promises%2Fa%20b.md?plain=1", "new/main/promises?plain=1&"),
        ("-/edit/main/{path_noext}.md", "-/edit/main/promises/a b.md", None),
        ("?path=/content/{path}&version=GBmain", "?path=/content/promises/a b.md&version=GBmain", None),
        ("#wiki={path_noext}", "#wiki=promises/a b", None),
    ],
)
def test_a_template_says_where_files_are_edited_and_added(template: str, edit: str, new: str | None) -> None:
    base = "https://git.example.com/cx/map"
    host = git_host(base, "edit/other/", template)

    assert host
    assert host.edit("promises/a b.md") == (base if template[0] in "?#" else f"{base}/") + edit
    assert host.new("promises/a b.md", "x").startswith(f"{base}/{new}" if new else "")
    assert bool(host.new("promises/a b.md", "x")) is bool(new)


def test_where_no_form_is_known_people_are_led_to_the_folder() -> None:
    azure = git_host("https://dev.azure.com/o/p/_git/map", None, "?path=/content/{path}&version=GBmain")
    wiki = git_host("https://wiki.example.com", None, "?title={path_noext}")

    assert azure
    assert azure.folder("promises") == "https://dev.azure.com/o/p/_git/map?path=/content/promises&version=GBmain"
    assert wiki
    assert wiki.folder("promises") == ""
    assert host_of(*GITHUB).folder("promises") == ""


def test_a_file_that_a_plugin_makes_cannot_be_edited() -> None:
    host = git_host(*GITHUB, made=frozenset(("promises/made.md",)))

    assert host
    assert host.edit("promises/made.md") == ""
    assert host.edit("promises/written.md")


def test_an_address_may_have_braces_and_a_template_mistakes() -> None:
    assert host_of("https://git.example.com", "edit/{main}/").edit("a.md") == "https://git.example.com/edit/{main}/a.md"
    assert git_host("https://git.example.com", None, "edit/{nothing}") is None
    assert git_host("https://git.example.com", None, "edit/{path") is None


@pytest.mark.parametrize("config", [(None, None), ("https://x.example.com", ""), (None, "edit/main/"), ("x:y", "e/")])
def test_a_site_that_names_no_host_has_none(config: tuple[str | None, str | None]) -> None:
    assert git_host(*config) is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_the_address_of_every_template_is_short_enough(kind: type) -> None:
    new = adding(kind)

    assert len(quote(host_of(*GITLAB).new(new.path, new.text))) < LONGEST


@pytest.mark.parametrize(
    ("config", "address"),
    [
        (GITHUB, "https://github.com/cx/map/commit/abc"),
        (GITEA, "https://git.example.com/cx/map/commit/abc"),
        (GITLAB, "https://gitlab.example.com/cx/map/-/commit/abc"),
        (("https://gitlab.com/cx/map", None), "https://gitlab.com/cx/map/-/commit/abc"),
        (("https://git.example.com/cx/map", "-/edit/main/content/"), "https://git.example.com/cx/map/-/commit/abc"),
        (("https://bitbucket.org/cx/map", None), "https://bitbucket.org/cx/map/commits/abc"),
        ((None, "edit/main/"), ""),
        (("javascript:x", None), ""),
    ],
)
def test_a_commit_is_shown_where_the_host_shows_it(config: tuple[str | None, str | None], address: str) -> None:
    assert commit_address(*config)("abc") == address


@pytest.mark.parametrize(
    ("edit_uri", "folder", "before"),
    [
        ("edit/main/content/", "/srv/map/content", "content/"),
        ("edit/main/our%20map/docs/", "/srv/our map/docs", "our map/docs/"),
        ("edit/main/", "/srv/map", ""),
        ("edit/main/docs/", "/srv/map/content", None),
        ("edit/release/2/content/", "/srv/map/content", None),
        ("?query=", "/srv/map/content", None),
        ("src/main/content/", "/srv/map/content", None),
    ],
)
def test_an_address_tells_the_folders_before_the_content_where_there_is_no_doubt(
    edit_uri: str, folder: str, before: str | None
) -> None:
    assert host_of("https://github.com/harbour/map", edit_uri).before(PurePosixPath(folder)) == before
