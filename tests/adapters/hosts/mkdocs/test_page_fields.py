from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from tests.sites import SmallSite, small_site

OVERRIDE = "{% extends 'base.html' %}{% block content %}{{ page.meta | tojson }}{% endblock %}"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hide: 5", "p.md:3:7: `5` is not allowed here"),
        ("icon: nope", "p.md:3:7: the theme has no icon `nope`"),
        ("icon: 5", "p.md:3:7: the theme has no icon `5`"),
        ("search: nope", "p.md:3:9: `nope` is not a group of fields"),
        ("template: nope.html", "p.md:3:11: the theme has no template `nope.html`"),
        ("template: partials/toc.html", "p.md:3:11: the theme has no template"),
        ("x: &a [1]\ny: [*a, *a]", "p.md:3:4: `a` is a YAML anchor or alias"),
        ("x: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "the front matter is nested more than 16 levels deep"),
    ],
)
def test_a_field_that_would_stop_mkdocs_is_a_finding_and_the_last_site_stays(
    site: SmallSite, caplog: pytest.LogCaptureFixture, line: str, words: str
) -> None:
    site.build()
    before = site.files()
    site.write({"p.md": f"---\ntitle: P\n{line}\n---\nx\n"})

    with pytest.raises(Abort, match="The map has 1 error"):
        site.build()

    assert words in caplog.text
    assert site.files() == before


def test_known_fields_reach_templates_as_the_model_reads_them_and_others_as_yaml_does(site: SmallSite) -> None:
    text = (
        "title: no\nsubtitle: 12:30\ntags: [no, 1.10]\nhide: toc\nsearch: {boost: 2, rank: 1}\n"
        "wide: false\nsizes: [1, 2.5]\nwhen: 2026-13-01x"
    )

    meta = _meta(site, f"---\n{text}\n---\nWords\n")

    assert meta == {
        "title": "no",
        "subtitle": "12:30",
        "tags": ["no", "1.10"],
        "hide": ["toc"],
        "search": {"boost": 2, "rank": 1},
        "wide": False,
        "sizes": [1, 2.5],
        "when": "2026-13-01x",
    }


def test_what_yaml_cannot_guess_costs_only_what_nobody_knows(site: SmallSite) -> None:
    assert _meta(site, "---\ntitle: P\nwhen: 2026-13-01\n---\n") == {"title": "P"}


def test_a_page_without_front_matter_has_no_fields_whatever_its_first_lines_are(site: SmallSite) -> None:
    text = "template: nope.html\nicon: nope\ntitle: <b>\n\nWords\n"

    assert _meta(site, text) == {}
    assert "template: nope.html" in site.article("plain")


def test_what_only_plugins_may_say_as_html_is_not_taken_from_a_page(site: SmallSite) -> None:
    assert _meta(site, "---\ntitle: P\ngit_revision_date_localized: <b>1</b>\n---\n") == {"title": "P"}


def test_a_field_that_is_wrong_is_not_obeyed_where_its_rule_is_lowered(site: SmallSite) -> None:
    site.configure({"rules": {"wrong-type": "warning", "value-not-allowed": "note"}})
    site.write({"p.md": "---\ntitle: P\nhide: 5\nsearch: nope\n---\nx\n"})

    site.build()

    assert "<title>P - Small</title>" in site.page("p")


def test_every_file_of_which_a_page_is_made_passes_the_guards(
    site: SmallSite, caplog: pytest.LogCaptureFixture
) -> None:
    for ending in ("markdown", "mdown", "mkdn", "mkd"):
        site.write({f"{ending}.{ending}": "<script>alert(1)</script>\n"})

    with pytest.raises(Abort, match="The map has 4 errors"):
        site.build()

    assert caplog.text.count("`<script>` must not stand in a page") == 4


def test_a_page_that_nobody_looked_at_is_not_published(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    site.configure(exclude_docs="!.*\n")
    site.write({".hidden.md": "<script>alert(1)</script>\n", ".well-known/p.md": "Words\n", ".well-known/a.txt": "a\n"})

    with caplog.at_level(logging.WARNING):
        site.build()

    assert not list(site.published.rglob(".hidden*"))
    assert [file.name for file in (site.published / ".well-known").iterdir()] == ["a.txt"]
    assert "`.hidden.md` is not published" in caplog.text


def _meta(site: SmallSite, text: str) -> Any:
    """The fields of a page as a template gets them, and a plain page beside it."""
    folder = site.folder / "overrides"
    folder.mkdir()
    (folder / "main.html").write_text(OVERRIDE)
    site.write({"p.md": text, "plain.md": text})
    site.configure(theme={"name": "material", "font": False, "custom_dir": str(folder)})
    site.build()
    article = site.article("p")
    found = json.loads(article[article.index("{") : article.rindex("}") + 1])
    (folder / "main.html").unlink()
    site.build()
    return found
