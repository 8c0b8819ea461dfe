"""The page that a site shows at every address where it has none."""

from __future__ import annotations

from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.adapters.html.theme import theme_folder
from cxmap.pages.not_found.page import build

NOT_FOUND = "404.html"
"""The one file that web servers send for all of them."""


def not_found_frame() -> str:
    """The template that shows it within the theme of the site."""
    return (theme_folder() / "frame" / NOT_FOUND).read_text(encoding="utf-8")


def not_found_html(pages: JoinedPages, top: str) -> str:
    """Its links begin at the `top` of the host, as nobody knows how deep the address is that was asked for."""
    home = f"{top.rstrip('/')}/"
    fragments = pages.fragments.of_page(NOT_FOUND)
    urls = pages.fragments.urls
    fragments.urls |= {path: home + urls.of(path) for path in pages.site.overviews.values()}
    shown = fragments.rendered(build(pages.site, home))
    return fragments.html("not_found/whole", shown)
