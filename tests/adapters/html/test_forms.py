"""The files of forms: when a site has them, and what they tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sites import SmallSite, small_site

HOST = "https://github.com/harbour/map"
EDIT = "edit/main/content/"
PROMISE = "---\nstatement: It comes.\nmade_by: depot\n{}---\n{}"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def entry_of(site: SmallSite, identity: str) -> dict[str, Any]:
    files = json.loads((site.published / "edit/promise/files-0.json").read_text("utf-8"))
    found: dict[str, Any] = files[identity]
    return found


def test_forms_are_there_where_the_files_have_an_editor(site: SmallSite) -> None:
    site.build()
    assert not (site.published / "edit").exists()
    assert "in a form" not in site.article("promises/next-day")

    site.configure(repo_url=HOST, edit_uri=EDIT)
    site.build(strict=True)
    assert "../../edit/promise/?id=next-day" in site.article("promises/next-day")

    site.configure({"forms": False}, repo_url=HOST, edit_uri=EDIT)
    site.build()
    assert not (site.published / "edit").exists()


def test_a_site_may_have_forms_without_a_host(site: SmallSite) -> None:
    site.configure({"forms": True})

    site.build(strict=True)

    assert entry_of(site, "next-day")["edit"] == ""
    assert "A new file lies in the folder <code>promises/</code>" in site.page("edit/promise")


def test_a_folder_of_the_content_keeps_its_place(site: SmallSite) -> None:
    site.configure({"forms": True})
    site.write({"edit/index.md": "# How we edit\n"})

    site.build(strict=True)

    assert "How we edit" in site.article("edit")
    assert not (site.published / "edit/form.js").exists()


@pytest.mark.parametrize(
    "text",
    [
        PROMISE.format("# between us\n", ""),
        PROMISE.format("", "<!-- between us -->\n"),
        PROMISE.format("qualifier: Not as secret has it\n", ""),
    ],
)
def test_a_text_that_tells_more_than_its_page_is_kept_back(site: SmallSite, text: str) -> None:
    site.configure({"forms": True})
    site.write({"promises/secret.md": PROMISE.format("status: draft\n", ""), "promises/open.md": text})

    site.build()

    assert "text" not in entry_of(site, "open")
    assert entry_of(site, "open")["tree"]
    assert "text" in entry_of(site, "next-day")


@pytest.mark.parametrize(
    ("content", "ends"),
    [(b"a\n", "\n"), (b"a\r\n", "\r\n"), (b"a\rb\n", None), (b"a\r\nb\n", None)],
)
def test_a_file_whose_lines_end_in_several_ways_is_left_alone(
    site: SmallSite, content: bytes, ends: str | None
) -> None:
    site.configure({"forms": True})
    whole = PROMISE.format("", "").replace("\n", "\r\n" if ends == "\r\n" else "\n").encode() + content
    (site.folder / "content/promises/ends.md").write_bytes(whole)

    site.build()

    assert entry_of(site, "ends").get("ends") == ends


def test_a_page_of_a_form_has_a_policy_and_is_not_listed(site: SmallSite) -> None:
    site.configure({"forms": True})

    site.build()

    page = site.page("edit/promise")
    assert "script-src 'self';" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<style" not in page
    assert "edit/" not in (site.published / "sitemap.xml").read_text("utf-8")
