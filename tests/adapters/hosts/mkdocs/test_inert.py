from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest
from markupsafe import escape
from mkdocs.utils import get_theme_dir

from cxmap.adapters.html.theme import fragments_folder
from tests.adapters.hosts.mkdocs.template_places import Place, places_in
from tests.cases import hold_to_case
from tests.hostile_site import elements_of, nav_of, options_of, pages_of
from tests.sites import SmallSite, headings, small_site

CASES = Path(__file__).parent / "cases"
MATERIAL = Path(get_theme_dir("material"))
HOSTILE = """"'><x-hostile onclick=alert(1)>&lt;b&gt;</title></script><img src=x onerror=alert(1)> {{ 7*7 }} *a*"""
PLAIN = "plain"
SURE = ("text", "attribute")
"""Where nothing that is escaped can do any harm."""
ROOTS = re.compile(r"(?<![\w.\"'])[a-z_]\w*(?:\.\w+)*(?!\()")
WITH_ALL: dict[str, object] = {
    "features": ["navigation.path", "navigation.tabs", "navigation.indexes", "navigation.footer", "content.tooltips"]
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def test_every_place_where_the_theme_shows_a_value_is_known(update_cases: bool) -> None:  # noqa: FBT001  # a fixture
    """A new one needs a look: does escaping do for it? Does `hostile_site.py` put a text there?"""
    places = [place for place in places_in(MATERIAL) if "languages/" not in place.template]

    found = {"unusual": _lines(places), "values": "\n".join(sorted({root for each in places for root in _roots(each)}))}
    hold_to_case(CASES / "material.yaml", found, update=update_cases)


def test_every_unusual_place_in_our_own_templates_is_known(update_cases: bool) -> None:  # noqa: FBT001  # a fixture
    hold_to_case(CASES / "fragments.yaml", {"unusual": _lines(places_in(fragments_folder()))}, update=update_cases)


def test_no_text_of_a_site_becomes_an_element(tmp_path: Path) -> None:
    plain, hostile = (_site_of(tmp_path / name, text) for name, text in (("plain", PLAIN), ("hostile", HOSTILE)))

    expected, found = elements_of(plain), elements_of(hostile)
    assert list(found.values()) == list(expected.values())


def test_a_text_is_shown_as_it_was_typed_in_every_place(tmp_path: Path) -> None:
    site = _site_of(tmp_path, HOSTILE)

    page = site.page("hostile/000-fields")
    index = json.loads((site.published / "search" / "search_index.json").read_text("utf-8"))
    found = next(entry for entry in index["docs"] if entry["location"] == "hostile/000-fields/")
    title = re.search(r"<title>(.*?)</title>", page)
    assert title
    assert unescape(title[1]) == f"{HOSTILE} - {HOSTILE}"
    assert headings(page)[0] == HOSTILE
    assert (unescape(found["title"]), [unescape(tag) for tag in found["tags"]]) == (HOSTILE, [HOSTILE])
    assert "<" not in found["title"] + found["tags"][0]
    assert f"<small>{_escaped(HOSTILE)}</small>" in page


def test_a_heading_with_entities_is_the_text_that_it_shows_in_every_place(site: SmallSite) -> None:
    site.write({"p.md": "# &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; A *b* `c`\n\n## &lt;i&gt;\n"})

    site.build()

    words = "</title><script>alert(1)</script> &lt; A b c"
    page = site.page("p")
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    named = re.search(r"md-nav__link--active\">\s*<span class=\"md-ellipsis\">(.*?)</span>", page, re.DOTALL)
    assert title
    assert named
    assert unescape(title[1]) == f"{words} - Small"
    assert unescape(named[1]).strip() == words
    assert "<i>" not in page


def test_names_of_files_and_folders_are_texts(site: SmallSite) -> None:
    name = "<img src=x onerror=alert(1)>"
    site.configure(theme={"name": "material", "font": False, "features": ["navigation.path", "navigation.tabs"]})
    site.write({f"{name}.md": "Words only\n", f"{name}/page.md": "Words only\n"})

    site.build()

    pages = [file.read_text("utf-8") for file in site.published.rglob("*.html")]
    assert not any("<img src=x" in page for page in pages)
    assert sum(page.count("&lt;img src=x onerror=alert(1)&gt;") for page in pages) > len(pages)


def test_names_in_the_navigation_are_texts(site: SmallSite) -> None:
    site.configure(nav=nav_of(HOSTILE))

    site.build()

    page = site.page("departments/depot")
    assert "<x-hostile" not in page
    assert all(_escaped(f"{HOSTILE} {each}") in page for each in ("page", "section", "inner", "link"))


def test_a_sites_own_html_stays_where_html_is_meant_and_is_cleaned(site: SmallSite) -> None:
    notice = '&copy; <a href="https://example.com">Us</a><script>alert(1)</script><b onclick="alert(1)">!</b>'
    site.configure(copyright=notice)

    site.build()

    page = site.page("promises/next-day")
    assert '&copy; <a href="https://example.com">Us</a>' in page or '© <a href="https://example.com">Us</a>' in page
    assert "<b>!</b>" in page
    assert "alert(1)" not in page


def test_titles_are_left_to_the_browser(site: SmallSite) -> None:
    """Material would make HTML of them in a tip of its own."""
    site.configure(theme={"name": "material", "font": False, "features": ["content.tooltips", "navigation.top"]})

    site.build()

    assert '"features":["navigation.top"]' in site.page("promises/next-day").replace(" ", "")


def _site_of(folder: Path, text: str) -> SmallSite:
    folder.mkdir(exist_ok=True)
    site = small_site(folder)
    theme: dict[str, object] = {"name": "material", "font": False, **WITH_ALL}
    site.configure(theme=theme, plugins=["search", "tags", {"cxmap": {"as_of": "2026-11-15"}}], **options_of(text))
    site.write(pages_of([text]))
    site.write({"departments/depot.md": f"---\ntitle: {json.dumps(text)}\n---\n"})
    site.build()
    return site


def _escaped(text: str) -> str:
    return str(escape(text))


def _lines(places: Iterable[Place]) -> str:
    return "\n".join(str(place) for place in places if place.where not in SURE or "safe" in place.expression)


def _roots(place: Place) -> list[str]:
    """The values that an expression names; words in quotes are none."""
    return ROOTS.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", place.expression))
