"""MkDocs' list of files for a command: `python -m cxmap.adapters.listing.asked FILE ENDING …` writes it as JSON.

A process of its own, as plugins and hooks may print, break or change what they like. Nothing is rendered or written:
plugins are asked for the configuration and for the list, and for nothing else. Files with these endings come with
their content.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugins
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.utils import get_theme_names
from mkdocs.utils.yaml import yaml_load

from cxmap.adapters.listing.blogs import refuse_authors_outside
from cxmap.adapters.listing.host_files import host_files, name_translations
from cxmap.adapters.listing.plugins import listed_plugins, may_change_files, plugin_name

_ANY_THEME = "mkdocs"


def main(file: str, *endings: str) -> None:
    # Whatever plugins print is no answer.
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    said = _Errors(level=logging.ERROR)
    logging.getLogger("mkdocs").addHandler(said)
    with TemporaryDirectory() as site, answer:
        try:
            json.dump(_listed(Path(file), site, endings), answer)
        except MkDocsException as problem:
            json.dump({"refused": said.first or str(problem)}, answer)


def _listed(file: Path, site: str, endings: tuple[str, ...]) -> Mapping[str, object]:
    with file.open("rb") as opened:
        written = yaml_load(opened)
    known, missing = _parted(written)
    # Pages are rendered by nobody, so that what only renders them need not be installed.
    settings: dict[str, Any] = {"plugins": known, "markdown_extensions": [], "site_dir": site, "strict": False}
    settings["site_name"] = written.get("site_name") or str(file)
    if _theme_of(written) not in get_theme_names():
        settings["theme"] = _ANY_THEME
    config = load_config(str(file), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        config = config.plugins.on_config(config)
        refuse_authors_outside(config)
        files = config.plugins.on_files(get_files(config), config=config)
        set_exclusions(files, config)
        name_translations(files)
        found = tuple(host_files(files, config))
        given = {
            each.path: b64encode(each.content()).decode() if each.path.lower().endswith(endings) else ""
            for each in found
            if each.content
        }
        return {
            "published": [each.path for each in found if each.is_published],
            "given": given,
            "written_in": {each.path: each.written_in for each in found if each.written_in != each.path},
            "missing": missing,
        }
    finally:
        config.plugins.on_shutdown()


def _parted(written: Mapping[str, Any]) -> tuple[list[object], list[str]]:
    """The plugins that matter and are installed, and the names of those that are not."""
    installed, theme = get_plugins().keys(), _theme_of(written)
    known: list[object] = []
    missing: list[str] = []
    for each in listed_plugins(written.get("plugins")):
        name = plugin_name(each).removeprefix("/")
        if not may_change_files(name):
            continue
        if name in installed or f"{theme}/{name}" in installed:
            known.append(each)
        else:
            missing.append(name)
    return known, missing


def _theme_of(written: Mapping[str, Any]) -> str:
    theme = written.get("theme", _ANY_THEME)
    return str(theme.get("name") if isinstance(theme, Mapping) else theme)


class _Errors(logging.Handler):
    """Keeps the first sentence about an error, which MkDocs' own exceptions do not repeat."""

    first = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.first = self.first or record.getMessage()


if __name__ == "__main__":
    main(*sys.argv[1:])
