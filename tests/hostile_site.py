"""Sites that put one text wherever a text can come from, and the elements of pages that such a text must not become."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from tests.sites import SmallSite

OBEYED = ("title", "subtitle", "description", "status", "author", "slug")
UNKNOWN = ("location", "revision_date", "git_revision_date_localized", "git_creation_date_localized", "banner", "lang")
"""Of the fields of ordinary pages that hold a text, those that are known, and those that only templates may ask for."""


def named(text: str) -> str:
    """The text as the name of a file or a folder can be."""
    return text.replace("/", "").replace("\0", "")[:60].strip(". ") or "nothing"


def pages_of(texts: Sequence[str], folder: str = "hostile") -> dict[str, str]:
    """For each text, pages that have it as their name, their folder's, their heading, and in all of their fields."""
    pages: dict[str, str] = {}
    for number, text in enumerate(texts):
        quoted = json.dumps(text, ensure_ascii=False)
        at = f"{folder}/{number:03}"
        fields = "\n".join(f"{name}: {quoted}" for name in (*OBEYED, *UNKNOWN))
        inner = f"tags: [{quoted}]\nauthors: [{quoted}]\ncategories: [{quoted}]\nown: {{a: [{quoted}]}}\n{quoted}: 1"
        pages[f"{at}-fields.md"] = f"---\n{fields}\n{inner}\n---\nWords.\n"
        pages[f"{at}-heading.md"] = f"# {shown_as(text)}\n\n## {shown_as(text)}\n\nWords.\n"
        pages[f"{at}/{named(text)}.md"] = "Words without a name.\n"
        pages[f"{at}/{named(text)}/page.md"] = "Words in a folder.\n"
    return pages


def shown_as(text: str) -> str:
    """Markdown that shows the text: each sign that could mean something is an entity."""
    return "".join(sign if sign.isalnum() or sign == " " else f"&#{ord(sign)};" for sign in text)


def options_of(text: str) -> dict[str, Any]:
    """Options of a site that are shown as texts, each with the text; three more are meant to be HTML."""
    return {
        "site_name": text,
        "site_description": text,
        "site_author": text,
        "repo_url": "https://example.com/map",
        "repo_name": text,
        "extra": {
            "status": {"new": text},
            "social": [{"icon": "material/star", "link": "https://example.com/a", "name": text}],
            "alternate": [{"name": text, "link": "/en/", "lang": "en"}],
            "tags": {"a": text},
            "annotate": {"json": [text]},
            "consent": {"title": text, "cookies": {"a": text}},
            "analytics": {
                "feedback": {
                    "title": text,
                    "ratings": [{"icon": "material/star", "name": text, "data": 1, "note": "Thanks"}],
                }
            },
        },
    }


NAV_OF: Mapping[str, str] = {"page": "index.md", "link": "https://example.com/"}


def nav_of(text: str) -> list[Any]:
    """A navigation whose sections, pages and links have the text as their name."""
    return [
        {f"{text} page": NAV_OF["page"]},
        {f"{text} section": [{f"{text} inner": [{f"{text} link": NAV_OF["link"]}]}, "departments/depot.md"]},
    ]


def elements_of(site: SmallSite) -> dict[str, list[str]]:
    """The elements of each page with the names of their attributes, where they can do something."""
    return {
        file.relative_to(site.published).as_posix(): active_elements(file.read_text("utf-8"))
        for file in sorted(site.published.rglob("*.html"))
    }


def active_elements(html: str) -> list[str]:
    """Scripts, frames, forms and all that has a handler, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    _ACTIVE = (
        "script",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "img",
        "svg",
        "x-hostile",
        "style",
        "meta",
        "link",
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        handlers = [name for name, _ in attrs if name.startswith("on") or "<" in name or '"' in name]
        if tag in self._ACTIVE or handlers:
            self.found.append(" ".join([tag, *handlers]))
