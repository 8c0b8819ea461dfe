"""Texts are shown as texts: the theme's templates escape whatever they put into a page, but for HTML that is known.

Material's templates put every text into a page as it is, so that a title, a folder's name or an option of the site
would be HTML. Here the templates are told to escape, and what is HTML on purpose is cleaned and marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import unescape
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from cxmap.adapters.html.author_html import Clean
from cxmap.adapters.html.quick_templates import write_quickly

# A theme's own words, which its templates also hand on in JSON; macros mark them as HTML for whoever calls them.
_THEMES_WORDS = "partials/language"
# The lists of pages by tag hold names of tags as the HTML that another template made, and names of pages, all inert.
_OF_TAGS = re.compile(r"fragments/tags/.*\blisting\.html")
OF_GIT = "git_"
"""Fields that plugins add to a page begin so where they hold HTML, such as the day of its last commit."""


def escape_everywhere(env: Environment) -> None:
    """Lets templates escape every value that is not marked as HTML; none may have been compiled yet."""
    write_quickly(env)
    # Jinja asks at each part of each page.
    env.autoescape = cache(
        lambda name: not (name or "").startswith(_THEMES_WORDS) and not _OF_TAGS.fullmatch(name or "")
    )


def inert(value: Any) -> Any:
    """A value with all texts in it marked as HTML that shows them as they are."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Mapping):
        return {key: inert(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [inert(member) for member in value]
    return value


def make_page_inert(page: Page, clean: Clean) -> None:
    """The name and the fields of a page."""
    title, is_html = page.title, page.title is page._title_from_render or hasattr(page, "typeset")  # noqa: SLF001  # MkDocs does not say where a title comes from
    page.meta = {
        key: _html(value, clean) if str(key).startswith(OF_GIT) else inert(value) for key, value in page.meta.items()
    }
    page.title = escape(unescape(title)) if is_html and title else inert(title)
    _typeset(page, clean)


def make_names_inert(items: Iterable[StructureItem]) -> None:
    """The names of sections and links in the navigation, which a folder or the site's configuration gives."""
    for item in items:
        if isinstance(item, Section):
            make_names_inert(item.children)
        if not isinstance(item, Page):
            item.title = inert(item.title)


def make_contents_inert(links: Iterable[AnchorLink], clean: Clean) -> None:
    """The headings in a table of contents, which come as HTML without tags."""
    for link in links:
        link.title = escape(Markup(link.title).striptags())
        _typeset(link, clean)
        make_contents_inert(link.children, clean)


def mark_html_of_options(config: MkDocsConfig, clean: Clean) -> None:
    """The options of a site that are documented as HTML."""
    config.copyright = _html(config.copyright, clean)
    extra: Mapping[str, Any] = config.extra
    consent, analytics = extra.get("consent"), extra.get("analytics")
    if isinstance(consent, dict):
        consent["description"] = _html(consent.get("description"), clean)
    feedback = analytics.get("feedback") if isinstance(analytics, dict) else None
    for rating in feedback.get("ratings") or () if isinstance(feedback, dict) else ():
        rating["note"] = _html(rating.get("note"), clean)


def mark_html_of_context(context: dict[str, Any], clean: Clean) -> None:
    """The HTML that Material's blog hands to its templates: the contents of posts, and the links between pages."""
    for post in context.get("posts") or ():
        make_contents_inert(post.toc, clean)
    if pagination := context.get("pagination"):
        context["pagination"] = _marked(pagination)


def _html(value: Any, clean: Clean) -> Any:
    return Markup(clean(value)) if isinstance(value, str) and value else value


def _marked(made: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *arguments, **options: Markup(made(*arguments, **options))


def _typeset(titled: object, clean: Clean) -> None:
    """The name with its signs of emphasis, which a plugin of Material keeps beside the plain one."""
    if typeset := getattr(titled, "typeset", None):
        typeset["title"] = _html(typeset["title"], clean)
