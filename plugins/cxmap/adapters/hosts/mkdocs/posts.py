"""Posts of Material's blogs, which stand in lists and beside each other as well as on their own pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from cxmap.adapters.content.published import given_file
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.hosts.mkdocs.nav import leave_out_unsafe
from cxmap.adapters.html.author_html import author_html
from cxmap.adapters.html.fragments import PageFragments
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages
from cxmap.adapters.listing.blogs import authors_of, blogs_of, posts_among
from cxmap.findings.finding import as_configured
from cxmap.findings.severity import Severity
from cxmap.linking.drafts import drafts_among
from cxmap.loading.load import load_files
from cxmap.model.fields import is_safe_address
from cxmap.model.source import Settings, SourceFile


@dataclass(frozen=True, slots=True)
class HeldPosts:
    """Posts with errors, at which a blog would break before they are told; each with its place in the site."""

    levels: Mapping[File, InclusionLevel]

    def give_back(self) -> None:
        for file, level in self.levels.items():
            file.inclusion = level


def hold_back(files: Files, config: MkDocsConfig, settings: Settings) -> HeldPosts:
    """Keeps posts with errors from a blog, and leaves out drafts, which would stand in its lists."""
    posts = {file.src_uri: file for file in posts_among(files, config)}
    sources = tuple(map(_source_of, posts.values()))
    loaded = load_files(sources, settings)
    found = as_configured(loaded.findings, settings.severities)
    faulty = {finding.place.path for finding in found if finding.severity is Severity.ERROR}
    held = HeldPosts({posts[path]: posts[path].inclusion for path in faulty})
    for path in (*faulty, *drafts_among(sources, loaded.read, settings).paths):
        posts[path].inclusion = InclusionLevel.EXCLUDED
    return held


def _source_of(file: File) -> SourceFile:
    return given_file(file.src_uri, lambda: file.content_bytes)


def leave_out_unsafe_addresses(config: MkDocsConfig, say: Callable[[str], None]) -> None:
    """The addresses of a blog's authors, and those to which its posts lead beside their words."""
    for blog in blogs_of(config):
        for name, author in authors_of(blog).items():
            if author.url and not is_safe_address(author.url):
                say(
                    f"the `url` of the author `{name}` is `{author.url}`, which is no https, http, mailto, tel or "
                    f"relative address: it is left out"
                )
                author.url = None
        for post in blog.blog.posts:
            if post.config.links:
                leave_out_unsafe(post.config.links, say, f"`links` in `{post.file.src_uri}`")


@dataclass(slots=True)
class Excerpts:
    """The beginnings of posts in the lists of a blog, each shown as on the page of its own."""

    _lists: dict[str, PageFragments] = field(default_factory=dict)

    def note(self, page: Page, joined: JoinedPage, extension: CxmapExtension) -> None:
        """Keeps what a list needs until it is made, and hides in an excerpt what the page of its post hides."""
        if hasattr(page, "posts"):
            self._lists[joined.path] = joined.fragments
        if excerpt := getattr(page, "excerpt", None):
            extension.hide_drafts(excerpt.md, joined)
            # Lists pass over a post without one.
            page.excerpt = None if joined.is_left_out else excerpt  # type: ignore[attr-defined]  # a post's own

    def show(self, posts: Any, page: Page, pages: JoinedPages) -> None:
        """Makes what is published of the excerpts in a list, with links that lead from there."""
        fragments = self._lists.get(page.file.src_uri)
        if fragments is None:
            return
        for post in posts or ():
            joined = replace(pages.page(post.file.src_uri), fragments=fragments)
            post.content = Markup(author_html(post.content, joined.published, joined.diagram, joined.block))
