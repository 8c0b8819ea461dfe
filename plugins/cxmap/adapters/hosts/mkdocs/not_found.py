"""The page for addresses without one, in place of the bare one that comes with a theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.adapters.html.not_found import NOT_FOUND, not_found_frame, not_found_html

_CONTENT = "cxmap_not_found"


def not_found_template(template: Template, name: str, config: MkDocsConfig) -> Template:
    """Ours within the theme's frame, unless the site brings one of its own."""
    if name != NOT_FOUND or _is_of_site(template, config):
        return template
    return template.environment.from_string(not_found_frame())


def show_not_found(context: dict[str, Any], name: str, pages: JoinedPages) -> None:
    """Gives the page its content; of this page alone, a theme knows where the site begins on its host."""
    if name == NOT_FOUND:
        # Our own templates have made it.
        context[_CONTENT] = Markup(not_found_html(pages, context["base_url"]))


def _is_of_site(template: Template, config: MkDocsConfig) -> bool:
    own = config.theme.custom_dir
    return bool(own and template.filename and Path(template.filename).is_relative_to(own))
