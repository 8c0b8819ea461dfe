"""Files of fields for all pages of a folder.

Material's plugin `meta`, which would read them, gets what our model has read of them instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import dirname
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cxmap.adapters.content.files import UnreadableContentError, read_file
from cxmap.adapters.hosts.mkdocs.additions import fields_of
from cxmap.linking.drafts import NO_DRAFTS, Drafts
from cxmap.loading.load import load_files
from cxmap.loading.records.shared_fields import is_shared
from cxmap.model.document import Page
from cxmap.model.source import Settings, SourceFile

_PLUGINS = ("material/meta", "meta")
# The plugin notes here which files it has put into the fields of a page.
_APPLIED = "__extends"


@dataclass(slots=True)
class SharedFields:
    """The fields of each such file, in the order of the files, the outer folders first."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    _fields: dict[str, dict[str, Any]] = field(default_factory=dict)

    def hand_on(self, config: MkDocsConfig) -> None:
        """Lets the plugin know them, which has found no files: a blog asks it for those of its posts."""
        if plugin := _plugin_in(config):
            plugin.meta = {path: fields_of(page, NO_DRAFTS, {}) for path, page in self.pages.items()}

    def added(self, path: str, fields: dict[str, Any], held: Mapping[str, Any], drafts: Drafts) -> dict[str, Any]:
        """The fields of the page at a path with those of its folders; the page's own go before."""
        if not self.pages:
            return fields
        applied = held.get(_APPLIED, ())
        shared: dict[str, Any] = {}
        for file, page in self.pages.items():
            folder = dirname(file)
            if file not in applied and (not folder or path.startswith(f"{folder}/")):
                if file not in self._fields:
                    self._fields[file] = fields_of(page, drafts, {})
                shared = _over(shared, deepcopy(self._fields[file]))
        return {**_over(shared, fields), _APPLIED: list(self.pages)}


def take_away(files: Files, config: MkDocsConfig, settings: Settings) -> SharedFields:
    """Takes these files from MkDocs' list before the plugin opens one of them, and reads them."""
    name = shared_name(config)
    found = [file for file in files if is_shared(file.src_uri, name)]
    sources: list[SourceFile] = []
    for file in found:
        files.remove(file)
        # What cannot be read is told when the map is compiled.
        with suppress(UnreadableContentError):
            source = read_file(Path(config.docs_dir), file.src_uri)
            sources += [source] if source else []
    loaded = load_files(sources, replace(settings, shared_fields=name)) if sources else None
    pages = sorted(loaded.shared if loaded else (), key=lambda page: (page.path.count("/"), page.path))
    return SharedFields({page.path: page for page in pages})


def shared_name(config: MkDocsConfig) -> str | None:
    """The name of these files, where the plugin reads any."""
    plugin = _plugin_in(config)
    return plugin.config.meta_file if plugin and plugin.config.enabled else None


def _plugin_in(config: MkDocsConfig) -> Any:
    found: Iterable[Any] = (config.plugins.get(name) for name in _PLUGINS)
    return next((plugin for plugin in found if plugin), None)


def _over(below: Any, above: Any) -> Any:
    """Fields put over others: groups are joined, lists one behind the other, and anything else takes their place."""
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **{key: _over(below[key], value) if key in below else value for key, value in above.items()}}
    return [*below, *above] if isinstance(below, list) and isinstance(above, list) else above
