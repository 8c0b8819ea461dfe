"""Hostile texts wherever a text can come from, in a built site that a browser opens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser.serving import served
from tests.browser.stillness import go
from tests.conftest import SHARED
from tests.hostile_site import named, options_of, pages_of
from tests.sites import SmallSite, small_site

pytestmark = pytest.mark.slow

OWN = [
    """"'><img src=x onerror=alert(1)>""",
    "</title><script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&amp;lt;script&amp;gt;alert(1)",
    "javascript:alert(1)//'; alert(1); `${alert(1)}`",
    "\\'; alert(1) // {{ constructor.constructor('alert(1)')() }} {% raw %}",
    "<x-hostile onmouseover=alert(1) style=display:block> a very long title that no navigation has room for at all",
]
"""Of each kind of place one text that breaks out of it: an attribute, an element's text, a script, a template."""
FEATURES = [
    "navigation.path",
    "navigation.prune",
    "navigation.footer",
    "content.tooltips",
    "search.suggest",
    "search.share",
]
TOUCH = """() => document.querySelectorAll('body *').forEach(each =>
  ['mouseenter', 'mouseover', 'focusin'].forEach(kind => each.dispatchEvent(new MouseEvent(kind))))"""
FOUND = """() => ({
  active: [...document.querySelectorAll('script, iframe, object, embed, base, form, x-hostile')]
    .map(each => each.tagName),
  handlers: [...document.querySelectorAll('*')].flatMap(each =>
    [...each.attributes].filter(({name, value}) => /^on/.test(name) ||
      (/^(href|src|action|formaction)$/.test(name) && /^\\s*javascript:(?!void)/i.test(value)))
    .map(({name}) => `${each.tagName} ${name}`)),
  foreign: [...document.querySelectorAll('img')].map(each => each.getAttribute('src')),
})"""
INDEXED = """entries => entries.flatMap(({title, text, tags}) => [title, text, ...(tags ?? [])].flatMap(html =>
  [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('body *')]
  .filter(each => !['P', 'CODE', 'PRE', 'LI', 'OL', 'UL', 'SUB', 'SUP'].includes(each.tagName) ||
    each.attributes.length)
  .map(each => each.outerHTML)))"""


def _texts() -> list[str]:
    corpus = SHARED / "corpus" / "hostile" / "xss-strings.txt"
    lines = corpus.read_text("utf-8").splitlines() if corpus.exists() else ()
    # A text that is all blanks, or holds signs that nobody can see, is a finding.
    return [*OWN, *(line for line in lines if line.strip() and line.isprintable())]


def noted(page: Page) -> list[str]:
    """The messages of scripts that run on a page."""
    messages: list[str] = []

    def note(dialog: Dialog) -> None:
        messages.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return messages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = small_site(tmp_path_factory.mktemp("hostile-places"))
    theme = {"name": "material", "font": False, "features": FEATURES}
    plugins: list[Any] = ["search", "tags", {"cxmap": {"as_of": "2026-11-15", "rules": {"unsafe-html": "warning"}}}]
    site.configure(theme=theme, plugins=plugins, **options_of(OWN[0]))
    site.write(pages_of(_texts()))
    site.build()
    return site


@pytest.fixture(scope="module")
def address(site: SmallSite) -> Iterator[str]:
    with served(site.published) as found:
        yield found


def test_nothing_runs_and_every_text_is_shown_as_typed(page: Page, address: str) -> None:
    dialogs = noted(page)
    page.goto(f"{address}promises/next-day/")
    clean = page.evaluate(FOUND)
    wrong: list[object] = []

    for number, text in enumerate(OWN):
        for name in ("fields", "heading"):
            page.goto(f"{address}hostile/{number:03}-{name}/")
            found = page.evaluate(FOUND)
            shown = (page.title(), page.locator("article h1").first.inner_text().removesuffix("¶").strip())
            page.evaluate(TOUCH)
            if found != clean or not shown[0].startswith(" ".join(text.split())[:20]):
                wrong.append((text, name, found, shown))
            if " ".join(shown[1].split()) != " ".join(text.split()):
                wrong.append((text, name, shown))

    assert wrong == []
    assert dialogs == []


def test_names_of_files_and_folders_are_shown_as_typed(page: Page, address: str) -> None:
    dialogs = noted(page)
    wrong: list[object] = []

    for number, text in enumerate(_texts()):
        page.goto(f"{address}hostile/{number:03}-fields/")
        links = page.locator(".md-nav--primary a.md-nav__link").all_text_contents()
        names = {" ".join(link.split()) for link in links}
        if not any(" ".join(text.split()) in name for name in names):
            wrong.append((text, named(text)))

    assert wrong == []
    assert dialogs == []


def test_the_search_index_holds_texts_alone(page: Page, site: SmallSite, address: str) -> None:
    entries = json.loads((site.published / "search" / "search_index.json").read_text("utf-8"))["docs"]

    page.goto(address)

    assert len(entries) > 2 * len(OWN)
    assert page.evaluate(INDEXED, entries) == []


@pytest.mark.parametrize(
    "asked",
    [
        "?q=<img src=x onerror=alert(1)>",
        "?q=%3Csvg%20onload%3Dalert(1)%3E",
        "?h=<img src=x onerror=alert(1)>",
        "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&h=%3Cscript%3Ealert(1)%3C/script%3E",
        "#<img src=x onerror=alert(1)>",
        "#%22]%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#javascript:alert(1)",
        "#__search",
        "?q=" + "a" * 5000,
        "?q=%00%ff%0a&q=2#'\"]",
    ],
)
def test_what_an_address_asks_for_is_read_as_text(page: Page, address: str, asked: str) -> None:
    dialogs = noted(page)
    page.goto(f"{address}promises/next-day/")
    clean = page.evaluate(FOUND)

    page.goto("about:blank")
    go(page, f"{address}promises/next-day/{asked}")
    found = page.evaluate(FOUND)

    assert found == clean
    assert dialogs == []
