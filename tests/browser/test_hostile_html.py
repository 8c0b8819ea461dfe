from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from playwright.sync_api import Page

from cxmap.adapters.html.author_html import allowed_html
from tests.browser.serving import served
from tests.hostile_html import HOSTILE, MARKDOWN
from tests.sites import small_site

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", {"toc": {"permalink": True}}),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tasklist"),
    {"pymdownx.tabbed": {"alternate_style": True}},
]
RULES = ("bad-character", "broken-diagram", "broken-link", "foreign-resource", "unsafe-html", "unsafe-link")
HANDLERS = """[...document.querySelectorAll("*")]
    .filter(each => [...each.attributes].some(attribute => /^on/i.test(attribute.name))).length"""
TOUCH = """document.querySelectorAll("article *").forEach(each => {
    const link = each.closest("a");
    if (!link || !/^https?:$/.test(link.protocol))
        for (const event of ["click", "mouseover", "focus", "error", "load"])
            each.dispatchEvent(new MouseEvent(event, {bubbles: true}));
})"""
"""Links to other pages aside."""
RUNNING = "document.querySelectorAll('article :is(script, iframe, object, embed, base, form)').length"
TOUCH_ALL = "document.querySelectorAll('body *').forEach(each => each.dispatchEvent(new MouseEvent('click')))"


@pytest.fixture
def opened(page: Page) -> list[str]:
    """The messages of scripts that ran on the page."""
    messages: list[str] = []

    def note(message: str) -> None:
        messages.append(message)

    page.expose_function("alert", note)
    return messages


def test_nothing_that_authors_write_runs(page: Page, opened: list[str]) -> None:
    clean = allowed_html(())

    for text in HOSTILE.values():
        _show(page, clean(_converted(text)))

    assert opened == []


def test_tricks_would_run_as_they_are_written(page: Page, opened: list[str]) -> None:
    for trick in ("xmp", "noembed", "noframes", "title"):
        _show(page, _converted(HOSTILE[trick]))

    assert len(opened) == 4


def test_nothing_runs_in_a_built_site_whatever_markdown_makes_of_it(
    tmp_path: Path, page: Page, opened: list[str]
) -> None:
    site = small_site(tmp_path)
    bodies = [*HOSTILE.values(), *MARKDOWN.values()]
    for number, body in enumerate(bodies):
        site.write({f"pages/{number}.md": f"# Page\n\n{body}\n"})
        site.write({f"departments/of-{number}.md": f"---\ntitle: Of\n---\n{body}\n"})
    # What is an error would not be built; where a site lowers that for some files alone, nothing more is published.
    lowered = {"severity": "note", "reason": "a test", "paths": ["pages", "departments"]}
    site.configure({"rules": dict.fromkeys(RULES, lowered)}, markdown_extensions=EXTENSIONS)
    site.build()

    with served(site.published) as address:
        for number in range(len(bodies)):
            for path in (f"pages/{number}/", f"departments/of-{number}/"):
                page.goto(address + path, wait_until="load")
                page.evaluate(TOUCH)
                assert (path, page.evaluate(HANDLERS), page.evaluate(RUNNING)) == (path, 0, 0)
        page.wait_for_timeout(100)

    assert opened == []


def _show(page: Page, html: str) -> None:
    page.set_content(f"<!doctype html><main>{html}</main>", wait_until="load")
    page.evaluate(TOUCH_ALL)
    page.wait_for_timeout(50)


def _converted(text: str) -> str:
    return Markdown(extensions=["attr_list"]).convert(text)
