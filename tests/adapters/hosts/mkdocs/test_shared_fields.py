"""Files of fields for all pages of a folder, through the command and in a built site."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from cxmap.adapters.cli import main
from tests.sites import SmallSite, small_site

OVERRIDE = "{% extends 'base.html' %}{% block content %}{{ page.meta | tojson }}{% endblock %}"
CXMAP: dict[str, Any] = {"cxmap": {"as_of": "2026-11-15"}}
PAGE = "---\ntitle: One\nhide: toc\nother: {b: 2}\nodd: text\n---\nWords\n"


def _site(folder: Path, *plugins: object, name: str = ".meta.yml", **options: Any) -> SmallSite:
    site = small_site(folder)
    site.configure(
        plugins=["search", *(plugins or ({"meta": {"meta_file": name}}, {"cxmap": CXMAP["cxmap"] | options}))]
    )
    return site


def _fields(site: SmallSite, *pages: str) -> list[Any]:
    """Those of some pages, as a template gets them."""
    folder = site.folder / "overrides"
    folder.mkdir()
    (folder / "main.html").write_text(OVERRIDE)
    text = (site.folder / "mkdocs.yml").read_text().replace("name: material", f"name: material\n  custom_dir: {folder}")
    (site.folder / "mkdocs.yml").write_text(text)
    site.build()
    found = []
    for page in pages:
        html = site.article(page)
        fields = json.loads(html[html.index("{") : html.rindex("}") + 1])
        fields.pop("__extends", None)
        found.append(fields)
    return found


MISTAKES = [
    ("hide: 5", ".meta.yml:1:7: `5` is not allowed here"),
    ("x: 1\nsearch: nope", ".meta.yml:2:9: `nope` is not a group of fields"),
    ("---\ntemplate: partials/toc.html", ".meta.yml:2:11: the theme has no template"),
    ("template: nope.html", ".meta.yml:1:11: the theme has no template `nope.html`"),
    ("icon: 5", ".meta.yml:1:7: the theme has no icon `5`"),
    ("x: &a [1]\ny: [*a, *a]", ".meta.yml:1:4: `a` is a YAML anchor or alias"),
    ("- a", ".meta.yml:1:1: this file is no list of fields"),
    ("a: !!python/object/apply:os.system [ls]", ".meta.yml:1:4: "),
    ("title: a\x00b", ".meta.yml:1:9: an invisible character stands here"),
]


@pytest.mark.parametrize(("text", "words"), MISTAKES)
def test_a_value_that_would_stop_mkdocs_is_a_finding_and_the_last_site_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, words: str
) -> None:
    site = _site(tmp_path)
    site.build()
    before = site.files()
    site.write({"p/.meta.yml": f"{text}\n", "p/one.md": PAGE})

    with pytest.raises(Abort, match="The map has 1 error"):
        site.build()

    assert f"p/{words}" in caplog.text
    assert site.files() == before


@pytest.mark.parametrize("name", [".meta.yml", "all.yml"])
@pytest.mark.parametrize(("text", "words"), MISTAKES)
def test_the_command_tells_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, words: str, name: str
) -> None:
    site = _site(tmp_path, name=name)
    site.write({f"p/{name}": f"{text}\n", "p/one.md": PAGE})

    status = main(["check", "--format", "json", "--config-file", str(tmp_path / "mkdocs.yml")])

    place, _, message = words.partition(": ")
    (found,) = [each for each in json.loads(capsys.readouterr().out)["findings"] if each["severity"] == "error"]
    assert f"{found['path']}:{found['line']}:{found['column']}".endswith(place.replace(".meta.yml", f"p/{name}"))
    assert found["message"].startswith(message)
    assert status == 1


def test_fields_of_folders_reach_pages_as_the_model_reads_them(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.write(
        {
            ".meta.yml": "hide: navigation\ntags: [no]\nother: {a: 1}\nodd: [1]\ngit_x: <b>\nwhen: 2026-13-01x\n",
            "p/.meta.yml": "hide: [footer]\nsearch: {boost: 2}\nother: {b: 1}\nsubtitle: no\n",
            "p/one.md": PAGE,
            "p-q/two.md": "Words\n",
        }
    )

    one, two, entity = _fields(site, "p/one", "p-q/two", "promises/next-day")

    shared = {"hide": ["navigation"], "tags": ["no"], "other": {"a": 1}, "odd": [1], "when": "2026-13-01x"}
    assert one == shared | {
        "title": "One",
        "subtitle": "no",
        "hide": ["navigation", "footer", "toc"],
        "search": {"boost": 2},
        "other": {"a": 1, "b": 2},
        "odd": "text",
    }
    assert two == shared
    assert shared.items() <= entity.items()
    assert not list(site.published.rglob("*.yml"))


def test_a_value_that_is_wrong_is_not_obeyed_where_its_rule_is_lowered(tmp_path: Path) -> None:
    site = _site(tmp_path, rules={"wrong-type": "warning", "value-not-allowed": "note"})
    site.write({".meta.yml": "hide: 5\nsearch: nope\nsubtitle: <img src=x onerror=alert(1)>\n", "one.md": "Words\n"})

    assert _fields(site, "one") == [{"subtitle": "&lt;img src=x onerror=alert(1)&gt;"}]


def test_posts_of_a_blog_have_the_fields_of_their_folder(tmp_path: Path) -> None:
    site = _site(tmp_path, "blog", "meta", CXMAP)
    site.write(
        {
            "blog/index.md": "# News\n",
            "blog/posts/.meta.yml": "categories: [News]\nhide: [toc]\n",
            "blog/posts/lamp.md": "---\ndate: 2026-05-02\n---\n\n# A lamp\n",
            "blog/posts/hidden/.meta.yml": "draft: true\n",
            "blog/posts/hidden/oil.md": "---\ndate: 2026-05-02\n---\n\n# Oil\n\nCanary.\n",
        }
    )

    site.build()

    assert "A lamp" in site.article("blog/category/news")
    assert "Canary" not in "".join(content.decode("utf-8", "replace") for content in site.files().values())


def test_where_the_plugin_is_off_or_not_listed_the_files_are_nothing(tmp_path: Path) -> None:
    for number, plugins in enumerate(([CXMAP], [CXMAP, {"meta": {"enabled": False}}])):
        folder = tmp_path / str(number)
        folder.mkdir()
        site = _site(folder, *plugins)
        site.write({".meta.yml": "hide: 5\n", "one.md": "Words\n"})

        assert _fields(site, "one") == [{}]


@pytest.mark.parametrize("kind", ["empty", "folder", "link", "pipe", "rule"])
def test_what_only_has_the_name_of_such_a_file_ends_no_build(tmp_path: Path, kind: str) -> None:
    site = _site(tmp_path, rules={"symlink": "warning"})
    site.write({"one.md": "Words\n"})
    place = site.folder / "content/.meta.yml"
    if kind == "empty":
        place.write_bytes(b"")
    elif kind == "rule":
        place.write_bytes(b"\xef\xbb\xbf---\r\n")
    elif kind == "folder":
        place.mkdir()
    elif kind == "link":
        place.symlink_to(place.name)
    else:
        os.mkfifo(place)

    assert _fields(site, "one") == [{}]


def test_a_link_to_such_a_file_is_an_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = _site(tmp_path)
    (tmp_path / "elsewhere.yml").write_text("hide: 5\n")
    (site.folder / "content/promises/.meta.yml").symlink_to(tmp_path / "elsewhere.yml")

    with pytest.raises(Abort, match="The map has 1 error"):
        site.build()

    assert "promises/.meta.yml:1:1: this is a symbolic link" in caplog.text
