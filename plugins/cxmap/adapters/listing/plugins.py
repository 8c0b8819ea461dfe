"""The plugins that a configuration lists, and what they may do to the files of its site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_KEEPING = frozenset((
    "autorefs", "awesome-nav", "cxmap", "encryptcontent", "git-authors", "git-committers",
    "git-revision-date-localized", "glightbox", "include-markdown", "info", "literate-nav", "meta", "minify", "offline",
    "optimize", "print-site", "privacy", "redirects", "rss", "search", "section-index", "social", "table-reader",
    "tags", "typeset",
))  # fmt: skip
"""Plugins that are known to leave the pages of a site as they are, and to add none."""


_KEEPING_TEXTS = frozenset((
    "awesome-nav", "blog", "cxmap", "encryptcontent", "gen-files", "git-authors", "git-committers",
    "git-revision-date-localized", "glightbox", "group", "info", "literate-nav", "meta", "minify", "offline",
    "optimize", "print-site", "privacy", "projects", "redirects", "rss", "search", "section-index", "social",
    "static-i18n", "i18n", "tags", "typeset",
))  # fmt: skip
"""Plugins that are known to leave links and headings of pages as their authors wrote them."""
FINDING_BY_NAME = frozenset(("autolinks", "ezlinks", "roamlinks"))
"""Plugins that find the file of a link by its name, in whichever folder it lies."""
_META, _META_FILE = "meta", ".meta.yml"
_FEEDS, _OFFLINE, SEARCH = "rss", "offline", "search"
JOINED = "print-site"
"""The plugin that joins all pages in one more."""
# Material's theme and Zensical's have the picture, and the latter's folder is not known.
_OF_EVERY_SITE = ("sitemap.xml", "sitemap.xml.gz", "404.html", "assets/images/favicon.png")
_OF_SEARCH = (
    "search.json",
    *(f"search/{file}" for file in ("search_index.json", "search_index.js", "main.js", "worker.js", "lunr.js")),
)
_FEEDS_OF_PAGES = ("feed_rss_created.xml", "feed_rss_updated.xml", "feed_json_created.json", "feed_json_updated.json")
AUTOREFS = ("autorefs", "zensical.extensions.autorefs")
"""What makes links of cross-references between pages: the plugin, and the extension that stands for it in Zensical."""
NAV_IN_PAGES = "literate-nav"
"""The plugin that reads the navigation from a list of links in a page."""


def listed_plugins(plugins: object) -> Sequence[object]:
    """Those of a configuration, in a list or in a mapping, each by its name or with its options."""
    if isinstance(plugins, Mapping):
        return [{name: options} for name, options in plugins.items()]
    return plugins if isinstance(plugins, list) else []


def plugin_name(plugin: object) -> str:
    """The name of one that is listed by it or with options."""
    return str(next(iter(plugin), "")) if isinstance(plugin, Mapping) else str(plugin)


def may_change_files(name: str) -> bool:
    """Whether a plugin may add pages or tables to a site, or take some out."""
    return name.rpartition("/")[2] not in _KEEPING


def may_change_texts(name: str) -> bool:
    """Whether a plugin may make other links or headings of what authors write."""
    return name not in _KEEPING_TEXTS and name not in FINDING_BY_NAME


def may_change_addresses(name: str) -> bool:
    """Whether a plugin may make files of pages that would be folders."""
    return name.rpartition("/")[2] == _OFFLINE


def files_written_last(plugins: Mapping[str, object]) -> Iterator[str]:
    """The files, and the pages by their folders, that a site gets once all of its pages are made."""
    yield from _OF_EVERY_SITE
    if SEARCH in plugins:
        yield from _OF_SEARCH
    if _FEEDS in plugins:
        yield from _FEEDS_OF_PAGES
        yield from map(str, _options(_options(plugins[_FEEDS]).get("feeds_filenames")).values())
    if JOINED in plugins:
        page = _options(plugins[JOINED]).get("print_page_basename") or "print_page"
        yield from (f"{page}", f"{page}.html", f"{page}/index.html")


def shared_fields_name(plugins: object) -> str | None:
    """The name of the files whose fields Material's plugin gives to all pages of their folders."""
    for plugin in listed_plugins(plugins):
        if plugin_name(plugin).rpartition("/")[2] == _META:
            options = _options(next(iter(plugin.values()), None)) if isinstance(plugin, Mapping) else {}
            name = options.get("meta_file") or _META_FILE
            return name if isinstance(name, str) and options.get("enabled", True) else None
    return None


def _options(written: object) -> Mapping[str, object]:
    return written if isinstance(written, Mapping) else {}
