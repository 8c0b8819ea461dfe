"""Keeps search engines away: a map is internal, and its site may still lie where they find it."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_RULES_FILE = "robots.txt"
_RULES = "User-agent: *\nDisallow: /\n"
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_UNLISTED = '<meta name="robots" content="noindex">'


def forbid_reading(files: Files, config: MkDocsConfig) -> None:
    """Adds the file that engines ask for first; one that the site has already stays."""
    if not files.get_file_from_path(_RULES_FILE):
        files.append(File.generated(config, _RULES_FILE, content=_RULES))


def unlisted(html: str) -> str:
    """The page with the word that no engine shall list it."""
    return _HEAD.sub(lambda head: f"{head[0]}\n{_UNLISTED}", html, count=1)
