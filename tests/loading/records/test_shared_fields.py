from __future__ import annotations

from cxmap.compiler import compile_map
from cxmap.model.source import Settings
from tests.loading.content import AS_OF, compiled, source

NAME = ".meta.yml"
FILES = {
    "a/.meta.yml": "draft: true\n",
    "a/page.md": "Words\n",
    "a/below/page.md": "---\ntitle: P\n---\n",
    "a/said.md": "---\ndraft: false\n---\n",
    "a-b/page.md": "Words\n",
    "promises/x.md": "---\ntitle: X\nstatement: S.\nmade_by: last-mile\n---\n",
}


def test_pages_are_drafts_where_their_folder_is_said_to_hold_some() -> None:
    assert compiled(FILES, shared_fields=NAME).drafts.paths == {"a/page.md", "a/below/page.md"}
    assert compiled({**FILES, ".meta.yml": "status: draft\n"}, shared_fields=NAME).drafts.paths == {
        "a/page.md",
        "a/below/page.md",
        "a-b/page.md",
    }


def test_a_file_of_another_name_says_nothing_of_pages() -> None:
    assert not compiled(FILES).drafts
    assert not compiled(FILES, shared_fields="other.yml").drafts
    assert not compiled({"x.md": "Words\n", "page.md": "---\ndraft: true\n---\n"}, shared_fields="page.md").drafts.at(
        "", "x.md"
    )


def test_quarantine_leaves_out_no_shared_fields_which_may_make_drafts_of_pages() -> None:
    settings = Settings(as_of=AS_OF, quarantine=True, shared_fields=NAME)
    files = [source("a/.meta.yml", "draft: true\n\tx: 1\n"), source("a/page.md", "---\nhide: 5\n---\n")]

    found = compile_map(files, settings)

    assert {error.place.path for error in found.stopping} == {"a/.meta.yml"}
    assert set(found.left_out) == {"a/page.md"}


def test_a_file_that_the_site_leaves_out_is_judged_all_the_same() -> None:
    settings = Settings(as_of=AS_OF, unpublished=("meta.yml",), shared_fields="meta.yml")

    found = compile_map([source("a/meta.yml", "hide: 5\n")], settings)

    assert [finding.place.path for finding in found.errors] == ["a/meta.yml"]
