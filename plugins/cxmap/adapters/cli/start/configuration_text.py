"""The configuration of a new site, and the line that an existing one lacks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from cxmap.adapters.cli.start.repository import Repository
from cxmap.adapters.options import PLUGIN

_WORDS = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+)+")
_REST = """\

theme:
  name: material
  font: false # else each page asks another host for a font
  features:
    - content.action.edit
    - navigation.top
    - search.highlight
    - search.suggest

plugins:
  - search
  - cxmap

markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc:
      permalink: true
  - pymdownx.superfences

# `mkdocs build --strict` stops at these.
validation:
  nav:
    not_found: warn
  links:
    not_found: warn
    anchors: warn
    unrecognized_links: warn
"""


def configuration_text(name: str, content: str, repository: Repository) -> str:
    """A configuration that says what is known of the site."""
    title = name if _WORDS.fullmatch(name) else json.dumps(name, ensure_ascii=False)
    known = {"repo_url": repository.address, "edit_uri": repository.edit_uri(content)}
    lines = [
        f"site_name: {title}",
        f"docs_dir: {content}",
        *(f"{key}: {value}" for key, value in known.items() if value),
    ]
    return "\n".join(lines) + "\n" + _REST


def with_plugin(text: str, said: Mapping[str, object]) -> str | None:
    """The configuration with our plugin as the last one; None where only a person can tell where it belongs."""
    end = "\r\n" if "\r\n" in text else "\n"
    if "plugins" not in said:
        before = text if text.endswith("\n") else f"{text}{end}"
        return end.join((before, "plugins:", "  - search", f"  - {PLUGIN}", ""))
    root = yaml.compose(text, yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    listed = next((value for key, value in pairs if key.value == "plugins"), None)
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style or not listed.value:
        return None
    mark = listed.value[-1].start_mark
    lines = text.split(end)
    dash = lines[mark.line].find("-")
    last = mark.line
    while last + 1 < len(lines) and _belongs(lines[last + 1], dash):
        last += 1
    return end.join((*lines[: last + 1], f"{' ' * dash}- {PLUGIN}", *lines[last + 1 :]))


def _belongs(line: str, dash: int) -> bool:
    """Whether a line is part of the entry that begins above it."""
    return bool(line.strip()) and len(line) - len(line.lstrip()) > dash
