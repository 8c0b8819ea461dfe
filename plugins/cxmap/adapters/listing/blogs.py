"""Material's blogs: the posts and lists that they keep to themselves, and the pages that they make of authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

_FOLDER, _POSTS = "blog_dir", "post_dir"
_STEPS = re.compile(r"[/\\]")


def blogs_of(config: MkDocsConfig) -> Iterator[Any]:
    """The plugins that make a blog; a site may have several."""
    for plugin in config.plugins.values():
        options = getattr(plugin, "config", None) or {}
        if _FOLDER in options and options.get("enabled"):
            yield plugin


def posts_among(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """The files of which a blog is about to make posts."""
    for blog in blogs_of(config):
        folder = blog.config[_POSTS].format(blog=blog.config[_FOLDER])
        yield from (file for file in files.documentation_pages() if file.src_uri.startswith(f"{folder}/"))


def paths_in_blogs(config: MkDocsConfig) -> Iterator[str]:
    """The posts and lists that blogs leave out until the navigation has been made."""
    for plugin in blogs_of(config):
        if blog := getattr(plugin, "blog", None):
            yield from (post.file.src_uri for post in blog.posts)
            yield from _in_list(blog)


def _in_list(listed: Any) -> Iterator[str]:
    yield from (page.file.src_uri for page in (listed, *getattr(listed, "pages", ())))
    for further in getattr(listed, "views", ()):
        yield from _in_list(further)


def authors_of(blog: Any) -> Mapping[str, Any]:
    """Those that its file of authors names, by id."""
    return getattr(blog, "authors", None) or {}


def refuse_authors_outside(config: MkDocsConfig) -> None:
    """Ends the build where a blog would write the page of an author outside of its folder."""
    for blog in blogs_of(config):
        for name, author in authors_of(blog).items():
            if any(".." in _STEPS.split(str(said)) for said in (name, author.slug, author.name)):
                message = f"the author `{name}` of the blog `{blog.config[_FOLDER]}` has `..` in the name of a page"
                raise PluginError(f"{message}, which would lie outside the site; nothing was built or deleted")
