"""The files of forms: when a site has them, and what they tell."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cxmap.adapters.html.theme import form_script, fragments_folder
from cxmap.model import KINDS
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


def test_the_ways_into_the_map_lead_to_the_form_for_a_promise(site: SmallSite) -> None:
    site.write({"index.md": "---\nview: home\n---\n# Home\n", "promises/index.md": "---\nview: promises\n---\n# All\n"})
    site.build(strict=True)
    assert "promise-something" not in site.article("")

    site.configure(repo_url=HOST, edit_uri=EDIT)
    site.build(strict=True)

    assert 'href="edit/promise-something/"' in site.article("")


def test_no_help_says_its_example_twice(site: SmallSite) -> None:
    site.configure({"forms": True})

    site.build()

    for kind in KINDS:
        page = site.page(f"edit/{kind.kind}")
        assert not re.search(r"such as <code>([^<]*)</code>\.[^<]*Such as <code>\1</code>", page)


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


def test_a_text_that_names_a_draft_is_kept_back(site: SmallSite) -> None:
    site.configure({"forms": True})
    open_text = PROMISE.format("qualifier: Not as secret has it\n", "")
    site.write({"promises/secret.md": PROMISE.format("status: draft\n", ""), "promises/open.md": open_text})

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


def test_the_page_has_each_sentence_that_the_script_says_and_no_other() -> None:
    buttons = {"up", "down", "remove"}
    page = (fragments_folder() / "form/words.html").read_text("utf-8")
    said = set(re.findall(r'say\("([\w-]+)"', form_script()))

    assert said | buttons == set(re.findall(r'data-word="([\w-]+)"', page))
    assert all(f'"{each}"' in form_script() for each in buttons)


def test_the_script_has_no_sentences_of_its_own() -> None:
    texts = re.findall(r"[\"`]([^\"`\n]*)[\"`]", re.sub(r"/\*.*?\*/|//.*", "", form_script(), flags=re.DOTALL))

    assert [text for text in texts if re.match(r"[A-Z][a-z]+ [a-z]+", text)] == []


def test_who_looks_for_what_is_not_there_is_led_on(site: SmallSite) -> None:
    site.configure({"forms": True})
    site.write({"promises/index.md": "---\nview: promises\n---\n# Promises\n"})

    site.build()

    unknown = site.page("edit/promise").partition('id="unknown"')[2].partition("</section>")[0]
    assert '<a href="../../promises/">Look for it in the list of promises</a>' in unknown
    assert '<a href="./">Write a new promise</a>' in unknown
