"""What the theme puts around a page is, sign by sign, what its templates write without our short ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxmap.adapters.hosts.mkdocs import inert
from tests.hostile_site import options_of, pages_of
from tests.sites import SMALL, SmallSite, small_site

HOSTILE = """"'><x-hostile onclick=alert(1)>&lt;b&gt;</title> {{ 7*7 }} *a*"""
CXMAP = {"cxmap": {"as_of": "2026-11-15"}}
BLOG = {"blog": {"post_date_format": "yyyy-MM-dd", "archive_date_format": "yyyy", "pagination_per_page": 1}}
FEATURES = (
    *("navigation.path", "navigation.tabs", "navigation.tabs.sticky", "navigation.indexes", "navigation.footer"),
    *("navigation.prune", "navigation.sections", "navigation.expand", "navigation.top", "toc.follow"),
    *("announce.dismiss", "search.suggest", "content.action.edit"),
)
"""All that changes what the templates write."""
PALETTE = ({"scheme": "default", "toggle": {"icon": "material/eye", "name": "Dark"}}, {"scheme": "slate"})
PAGES = {
    "guide/index.md": "---\nhide: [navigation, toc]\ntags: [one, '<two>']\nicon: material/eye\n---\n# A & B\n",
    "guide/deep/first.md": "---\nstatus: new\nsubtitle: <i>\ndescription: '\"'\n---\n# First\n\n## Part\n\n### Inner\n",
    "guide/deep/untitled.md": "Words.\n",
    "guide/deep/full.md": "---\nhide: [footer, path, tags]\nsearch: {exclude: true}\ntags: [one]\n---\n# Full\n",
    "blog/index.md": "# News\n",
    "blog/posts/a.md": "---\ndate: 2026-05-02\ncategories: [Repairs]\ntags: [one]\n---\n# A *lamp*\n\nOn.\n",
    "blog/posts/b.md": "---\ndate: 2026-06-02\npin: true\n---\n# B\n\nMore.\n",
    "tags.md": "# Tags\n\n<!-- material/tags -->\n",
}
"""Pages of all kinds that Material's own plugins and fields know."""


def _of_a_small_site(folder: Path, features: tuple[str, ...], **settings: Any) -> SmallSite:
    site = small_site(folder, SMALL | PAGES)
    theme = {"name": "material", "font": False, "features": list(features)}
    site.configure(plugins=["search", "tags", BLOG, CXMAP], theme=theme, **settings)
    return site


def _plain(folder: Path) -> SmallSite:
    return _of_a_small_site(folder, ())


def _with_all_features(folder: Path) -> SmallSite:
    return _of_a_small_site(
        folder,
        FEATURES,
        site_url="https://example.org/a/",
        repo_url="https://github.com/example/map",
        edit_uri="edit/main/content/",
        copyright="&copy; <b>Us</b>",
        extra={"consent": {"title": "<c>", "description": "<b>d</b>"}, "status": {"new": "New <page>"}},
    )


def _in_another_language(folder: Path) -> SmallSite:
    site = _of_a_small_site(folder, (*FEATURES, "toc.integrate"), use_directory_urls=False)
    theme = {"name": "material", "language": "ar", "palette": list(PALETTE), "features": list(FEATURES)}
    site.configure(plugins=["search", "tags", BLOG, CXMAP], theme=theme)
    return site


def _hostile(folder: Path) -> SmallSite:
    site = small_site(folder)
    site.configure(
        plugins=["search", "tags", CXMAP],
        theme={"name": "material", "font": False, "features": list(FEATURES)},
        **options_of(HOSTILE),
    )
    site.write(pages_of([HOSTILE]))
    return site


def _with_own_templates(folder: Path) -> SmallSite:
    site = _of_a_small_site(folder, FEATURES)
    theme = {"name": "material", "font": False, "features": list(FEATURES), "custom_dir": "overrides"}
    site.configure(plugins=["search", "tags", BLOG, CXMAP], theme=theme)
    own = """
        {% extends "base.html" %}
        {% macro framed(title, more={}) %}
          <b title="{{ title }}">{{ caller(kwargs.x) }}{{ more.clear is defined }}{{ more.a }}</b>
        {% endmacro %}
        {% block announce %}{% call(x) framed(page.title, {"a": "<"}, x="<x>") %}{{ x }}{% endcall %}
        {{ config.extra.none }}{{ page.none is defined }}{{ "".none }}{{ config.none or "&" }}{% endblock %}
    """
    for name, text in {"main.html": own, "partials/copyright.html": "{{ config.site_name ~ '<' }}"}.items():
        file = folder / "overrides" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return site


@pytest.mark.parametrize("made", [_plain, _with_all_features, _in_another_language, _hostile, _with_own_templates])
def test_each_file_is_the_same(
    made: Callable[[Path], SmallSite], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = made(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    site.build()
    short = site.files()

    monkeypatch.setattr(inert, "write_quickly", lambda _environment: None)
    site.build()

    assert short == site.files()
