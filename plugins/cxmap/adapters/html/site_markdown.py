"""The site's own Markdown, asked what it makes of a text: the ids on its page, and the files that it includes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cxmap.adapters.listing.plugins import (
    AUTOREFS,
    FINDING_BY_NAME,
    NAV_IN_PAGES,
    SEARCH,
    files_written_last,
    listed_plugins,
    may_change_texts,
    plugin_name,
)
from cxmap.adapters.options import PLUGIN
from cxmap.model.source import Included, SiteTexts

if TYPE_CHECKING:
    from markdown.extensions import Extension

    from cxmap.adapters.html.joined_pages import JoinedPage

SNIPPETS = "pymdownx.snippets"
_SNIPPET = "snippet"
_BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions of every site of MkDocs."""
_NOTHING: Mapping[str, Any] = {}
# Extensions of others may stumble over anything; a text about which they do so is one of which nobody knows more.
_STUMBLED = (ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, OSError, RuntimeError)
_STUMBLES = (*_STUMBLED, TypeError, ValueError)


@dataclass(frozen=True)
class SiteMarkdown:
    """A site's extensions, by their names or as they are, the options of those that are named, and its plugins.

    It `is_whole` where none of them is left out, as nobody knows it here.
    """

    extensions: Sequence[str | Extension]
    options: Mapping[str, Mapping[str, Any]]
    plugins: Mapping[str, object] = field(default_factory=dict)
    is_whole: bool = True

    @property
    def has_references(self) -> bool:
        """Whether a plugin makes links of cross-references between pages."""
        return any(name in AUTOREFS for each in (self.plugins, self.extensions) for name in each)

    @property
    def texts(self) -> SiteTexts:
        """All that the map asks of it."""
        named = {name.rpartition("/")[2]: options for name, options in self.plugins.items()}
        nav = named.get(NAV_IN_PAGES)
        file = nav.get("nav_file") if isinstance(nav, Mapping) else None
        return SiteTexts(
            ids=self.ids,
            included=self.included,
            may_change=tuple(filter(may_change_texts, named)),
            found_by_name=any(name in FINDING_BY_NAME for name in named),
            nav_file=str(file or "SUMMARY.md") if NAV_IN_PAGES in named else None,
            written_last=frozenset(files_written_last(named)),
        )

    def ids(self, text: str) -> frozenset[str] | None:
        """The ids on the page of a text; None where the site's Markdown does not say."""
        return self._asked(lambda ids, parser: ids.ids_of_text(parser, text))

    def ids_of_page(self, page: JoinedPage, text: str) -> frozenset[str] | None:
        """All ids on a page with the sections that the map adds to its text."""
        return self._asked(lambda ids, parser: ids.ids_of_page(parser, page, text))

    def _asked(self, answer: Callable[[Any, Any], frozenset[str]]) -> frozenset[str] | None:
        # A map without links to headings must not wait for this import.
        from cxmap.adapters.html import page_ids  # noqa: PLC0415

        if not self.is_whole:
            return None
        try:
            return answer(page_ids, page_ids.parser_of(self.extensions, {**self.options, SNIPPETS: self._of_snippets}))
        except _STUMBLES:
            return None

    @property
    def _of_snippets(self) -> Mapping[str, Any]:
        """Nothing is fetched, and a file that is not there is left out, to be told when the page is made."""
        return {**self.options.get(SNIPPETS, {}), "url_download": False, "check_paths": False}

    @cached_property
    def included(self) -> Included | None:
        """Puts files into texts; None where the site's Markdown includes none."""
        if SNIPPETS not in self.extensions:
            return None
        from cxmap.adapters.html.page_ids import parser_of  # noqa: PLC0415  # likewise

        try:
            # What is appended to each page is no part of a passage.
            parser = parser_of([SNIPPETS], {SNIPPETS: {**self._of_snippets, "auto_append": []}})
        except _STUMBLES:
            return None

        def with_files(text: str) -> str:
            try:
                return "\n".join(parser.preprocessors[_SNIPPET].run(text.split("\n")))
            except _STUMBLES:
                return text

        return with_files


def markdown_said(said: Mapping[str, object]) -> SiteMarkdown:
    """The Markdown of a configuration as it is written, of which a command runs no more than installed packages."""
    written = said.get("markdown_extensions")
    listed = written if isinstance(written, list) else [written] if isinstance(written, Mapping) else []
    named: dict[str, Mapping[str, Any]] = dict.fromkeys(_BUILT_IN, _NOTHING)
    for each in listed:
        every = each if isinstance(each, Mapping) else {str(each): None}
        named |= {name: options if isinstance(options, Mapping) else _NOTHING for name, options in every.items()}
    known = [name for name in named if name != PLUGIN and _is_known(name)]
    plugins = {plugin_name(each): _options_of(each) for each in listed_plugins(said.get("plugins", [SEARCH]))}
    hooks = said.get("hooks")
    plugins |= dict.fromkeys(map(str, hooks if isinstance(hooks, list) else ()))
    # Tags of Python stand for nothing here.
    options = {name: {key: value for key, value in named[name].items() if value is not None} for name in known}
    is_whole = len(known) == len({*named} - {PLUGIN}) and len(options["toc"]) == len(named["toc"])
    return SiteMarkdown(known, options, plugins, is_whole)


def _is_known(name: str) -> bool:
    from markdown.util import get_installed_extensions  # noqa: PLC0415  # likewise

    installed = (entry.name for entry in get_installed_extensions())
    return name.startswith(("markdown.extensions.", "pymdownx.")) or name in installed


def _options_of(plugin: object) -> object:
    return next(iter(plugin.values()), None) if isinstance(plugin, Mapping) else None
