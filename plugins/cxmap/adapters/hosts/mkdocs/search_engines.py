"""The file that asks search engines to read nothing, among those that MkDocs publishes."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from cxmap.adapters.hosts.search_engines import RULES, RULES_FILE


def forbid_reading(files: Files, config: MkDocsConfig) -> None:
    """Adds it; one that the site has already stays."""
    if not files.get_file_from_path(RULES_FILE):
        files.append(File.generated(config, RULES_FILE, content=RULES))
