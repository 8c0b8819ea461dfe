"""Sites with Material's blog, whose posts stand in lists and beside each other as well as on their own pages."""

from __future__ import annotations

import json
import logging
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile_site import elements_of
from tests.hosts.conftest import Site
from tests.links import links_to_nowhere
from tests.sites import SmallSite, small_site

CXMAP: dict[str, Any] = {"cxmap": {"as_of": "2026-11-15"}}
OPTIONS: dict[str, Any] = {"post_url_format": "{slug}", "authors_profiles": True, "pagination_per_page": 1}
HOSTILE = """"'><x-hostile onclick=alert(1)>&lt;b&gt;</title></script><img src=x onerror=alert(1)> {{ 7*7 }} *a*"""
AS_ENTITIES = "&lt;img src=x onerror=alert(1)&gt; &amp;lt;b"
PLAIN = "plain"
SECRET = "quokka"
EXCERPT = """
The lamp is on.

```mermaid
graph LR
  a --> b
```

```cxmap
view: promises
```

<!-- more -->

The lamp is off.
"""


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def _blog(site: SmallSite, posts: dict[str, str], *, ours: dict[str, Any] | None = None, **options: Any) -> None:
    """A blog with posts, each by its name."""
    plugins: list[Any] = ["search", "tags", {"blog": OPTIONS | options}, ours or CXMAP]
    features = ["navigation.path", "navigation.tabs", "navigation.footer", "toc.integrate"]
    site.configure(plugins=plugins, theme={"name": "material", "font": False, "features": features})
    site.write({"blog/index.md": "# News\n", **{f"blog/posts/{name}.md": text for name, text in posts.items()}})


def _post(body: str = "Words.\n", fields: str = "", day: str = "2026-05-02") -> str:
    return f"---\ndate: {day}\n{fields}---\n\n{body}"


@pytest.mark.parametrize("first", [True, False])
def test_lists_show_the_beginnings_of_posts_as_the_posts_do(site: SmallSite, *, first: bool) -> None:
    _blog(site, {"lamp": _post(f"# A lamp\n{EXCERPT}", "categories: [Repairs]\n")})
    blog = {"blog": OPTIONS}
    site.configure(plugins=["search", *([CXMAP, blog] if first else [blog, CXMAP])])

    site.build(strict=True)

    for page in ("blog", "blog/archive/2026", "blog/category/repairs"):
        shown = site.page(page)[site.page(page).index("md-post--excerpt") :]
        assert "<p>The lamp is on.</p>" in shown
        assert "The lamp is off." not in shown
        assert 'class="cxmap-diagram' in shown
        assert "The day we say is the day it comes." in shown
        assert 'class="mermaid"' not in shown
    assert len(re.findall(r'id="cxmap-picture-1"', site.page("blog"))) == 1
    assert not links_to_nowhere(site.published)


def test_a_post_is_shown_as_a_post_whatever_it_hides_itself(site: SmallSite) -> None:
    _blog(site, {"lamp": _post("# A lamp\n", "hide: [toc]\nauthors: [mina]\n")})
    site.configure(plugins=["search", {"blog": OPTIONS}, CXMAP])
    site.write({"blog/.authors.yml": _author("Mina", "Lights the lamp")})

    site.build(strict=True)

    page = site.page("blog/a-lamp")
    assert "Lights the lamp" in page
    assert 'class="md-content md-content--post"' in page
    for sidebar in ("primary", "secondary"):
        assert re.search(rf'<div class="md-sidebar md-sidebar--{sidebar}"[^>]*\shidden', page), sidebar


def test_fields_are_those_that_the_author_wrote_and_those_that_the_blog_puts_beside_them(site: SmallSite) -> None:
    (site.folder / "overrides").mkdir()
    shown = "{{ page.meta.lamp }}, {{ page.meta.hide | join(' ') }}, {{ page.meta.template }}"
    for template in ("blog-post.html", "mine.html"):
        (site.folder / "overrides" / template).write_text(shown, encoding="utf-8")
    own = _post("# A cup\n", "template: mine.html\nlamp: <b>dim\n", day="2026-05-03")
    _blog(site, {"lamp": _post("# A lamp\n", "hide: [toc]\nlamp: bright\n"), "cup": own})
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    site.configure(plugins=["search", {"blog": OPTIONS}, CXMAP], theme=theme)

    site.build()

    assert site.page("blog/a-lamp") == "bright, toc navigation, blog-post.html"
    assert site.page("blog/a-cup") == "&lt;b&gt;dim, navigation, mine.html"


@pytest.mark.parametrize("name", [PLAIN, AS_ENTITIES])
def test_no_text_of_a_blog_becomes_an_element(tmp_path: Path, name: str) -> None:
    plain, hostile = (
        _site_with(tmp_path / folder, text, shown)
        for folder, text, shown in (("plain", PLAIN, PLAIN), ("hostile", HOSTILE, name))
    )

    expected, found = elements_of(plain), elements_of(hostile)
    assert list(found.values()) == list(expected.values())
    assert 'class="md-author' in hostile.page("blog")


def _site_with(folder: Path, text: str, name: str) -> SmallSite:
    """A blog with the text wherever one can stand; a name of an author or a category is Markdown on its page."""
    folder.mkdir()
    site = small_site(folder)
    names: dict[str, Any] = dict.fromkeys(("archive_name", "categories_name", "authors_profiles_name"), text)
    said = json.dumps(text)
    links = f"links:\n  - {said}: index.md\n  - {said}: [{{{said}: index.md}}]\n"
    fields = f"authors: [mina]\ncategories: [{json.dumps(name)}]\ntags: [{said}]\nsubtitle: {said}\nstatus: {said}\n"
    _blog(
        site,
        {
            "one": _post("Words.\n\n<!-- more -->\n\nMore.\n", f"{fields}{links}title: {said}\nslug: one\n"),
            "two": _post(
                f"# Two &lt;i&gt;\n\n`{text}`\n\n## Part &lt;img src=n&gt;\n", f"{fields}slug: two\npin: true\n"
            ),
        },
        blog_toc=True,
        **names,
    )
    site.write({"blog/.authors.yml": _author(name, text, url=f"https://example.com/{text}", slug="mina")})
    site.build()
    return site


def _author(name: str, description: str, **fields: str) -> str:
    said = {"name": name, "description": description, "avatar": "a.png", **fields}
    return json.dumps({"authors": {"mina": said}}, ensure_ascii=False)


def test_addresses_that_would_run_a_script_are_left_out(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    _blog(site, {"lamp": _post("# A lamp\n", "authors: [mina]\nlinks: [{Here: 'javascript:alert(1)'}, index.md]\n")})
    site.write({"blog/.authors.yml": _author("Mina", "x", url="java\tscript:alert(1)")})

    with caplog.at_level(logging.WARNING):
        site.build()

    assert "alert(1)" not in "".join(page.decode("utf-8", "replace") for page in site.files().values())
    assert "`links` in `blog/posts/lamp.md` leads to `javascript:alert(1)`" in caplog.text
    assert "the `url` of the author `mina` is `java\tscript:alert(1)`" in caplog.text


def test_a_blog_tells_nothing_of_drafts(site: SmallSite) -> None:
    words = f"[words](../../promises/{SECRET}.md), promise/{SECRET}, [[{SECRET}]] <!-- {SECRET} -->"
    _blog(
        site,
        {
            "lamp": _post(f"# A lamp\n\nThe lamp, {words}\n\n## Of promise/{SECRET}\n\n<!-- more -->\n\nMore.\n"),
            "cup": _post("# A cup\n", day="2026-05-03"),
            "old": _post(f"# An old {SECRET}\n", f"status: draft\ncategories: [{SECRET}]\n", day="2024-05-02"),
        },
        blog_toc=True,
    )
    site.write(
        {f"promises/{SECRET}.md": f"---\ntitle: {SECRET}\nstatement: Soon.\nmade_by: depot\nstatus: draft\n---\n"}
    )

    site.build()

    told = [path for path, content in site.files().items() if SECRET in f"{path} {content.decode('utf-8', 'replace')}"]
    assert told == []
    assert not (site.published / "blog/archive/2024").exists()
    assert "The lamp, " in site.page("blog/page/2")


def test_a_site_that_shows_drafts_has_them_in_its_blog(site: SmallSite) -> None:
    _blog(site, {"lamp": _post("# A lamp\n", "status: draft\n")}, ours={"cxmap": {"drafts": True}})

    site.build()

    assert "A lamp" in site.page("blog")


def test_what_is_wrong_in_a_post_is_a_finding_and_the_last_site_stays(site: SmallSite) -> None:
    _blog(site, {"lamp": _post("# A lamp\n")})
    site.build()
    before = site.files()
    site.write({"blog/posts/lamp.md": _post("# A lamp\n", "hide: 5\nlinks: 5\n")})

    said = _refused(site)

    assert "blog/posts/lamp.md:3:7: `5` is not allowed here" in said
    assert site.files() == before


@pytest.mark.parametrize("template", ["nope.html", "../../nope.html", "/etc/passwd"])
def test_a_post_may_have_no_template_but_one_of_the_theme(site: SmallSite, template: str) -> None:
    _blog(site, {"lamp": _post("# A lamp\n", f"template: {template}\n")})

    assert "blog/posts/lamp.md:3:11: " in _refused(site)
    assert not site.published.exists()


@pytest.mark.parametrize("wrong", [("", "hide: 5\n"), ("[x](nowhere.md)", "")])
def test_a_post_with_errors_is_left_out_of_a_blog_in_quarantine(site: SmallSite, wrong: tuple[str, str]) -> None:
    body, fields = wrong
    posts = {"lamp": _post("# A lamp\n"), "cup": _post(f"# A cup\n\nThe cup.\n\n{body}\n", fields)}
    _blog(site, posts, ours={"cxmap": {"quarantine": True}}, pagination=False)

    site.build()

    assert "A lamp" in site.page("blog")
    assert "The cup." not in "".join(page.decode("utf-8", "replace") for page in site.files().values())


@pytest.mark.parametrize(
    ("slug", "author", "words"),
    [
        ("../../../outside", "mina", "blog/posts/lamp.md:4:7: `../../../outside` leads out of its folder"),
        ("a\\..\\..\\outside", "mina", "leads out of its folder"),
        ("lamp", "../../../../outside", "the author `mina` of the blog `blog` has `..` in the name of a page"),
    ],
)
def test_nothing_is_written_outside_the_site(site: SmallSite, slug: str, author: str, words: str) -> None:
    _blog(site, {"lamp": _post("# A lamp\n", f"authors: [mina]\nslug: {slug}\n")})
    site.write({"blog/.authors.yml": _author("Mina", "x", slug=author)})

    assert words in _refused(site)
    assert not list(site.folder.parent.rglob("*outside*"))


def test_whoever_moves_a_file_out_of_the_site_is_stopped(site: SmallSite) -> None:
    rules = {"value-not-allowed": {"severity": "warning", "reason": "we name pages as we like"}}
    _blog(site, {"lamp": _post("# A lamp\n", "slug: ../../outside\n")}, ours={"cxmap": {"rules": rules}})

    assert "`blog/posts/lamp.md` would be written outside the site" in _refused(site)
    assert not list(site.folder.parent.rglob("*outside*"))


def _refused(site: SmallSite) -> str:
    """What a build in a process of its own says, as MkDocs keeps a blog from one build to the next."""
    built = Site(site.folder).build(sys.executable, "-m", "mkdocs", "build")
    assert built.returncode == 1
    assert "Traceback" not in built.stdout
    return built.stdout
