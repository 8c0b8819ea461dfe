"""Small sites for tests: files in, the built site out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

SMALL = {
    "index.md": "# Home\n",
    "departments/depot.md": """
        ---
        title: Depot
        ---
        """,
    "promises/next-day.md": """
        ---
        title: Next day
        statement: The day we say is the day it comes.
        made_by: depot
        ---
        Customers plan their day around it.
        """,
    "touchpoints/doorstep.md": """
        ---
        title: At the door
        owner: depot
        promises: [next-day]
        ---
        """,
}
"""The content of a map with one promise, which nothing backs."""

VAN = """
        ---
        title: Van
        owner: depot
        delivers:
          - promise: next-day
            proof: [{on: 2026-10-01, verdict: kept, by: An auditor}]
        ---
        """
"""A capability that keeps it, by its proof."""


@dataclass(frozen=True, slots=True)
class SmallSite:
    """A site in a folder of its own, with search and our plugin, in Material's theme."""

    folder: Path

    def write(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            file = self.folder / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dedent(text).removeprefix("\n"), encoding="utf-8")

    def configure(self, options: Mapping[str, object] | None = None, **settings: object) -> None:
        config = {
            "site_name": "Small",
            "docs_dir": "content",
            "theme": {"name": "material", "font": False},
            "plugins": ["search", {"cxmap": {"as_of": "2026-11-15", **(options or {})}}],
            "markdown_extensions": ["attr_list", "tables", "pymdownx.superfences", {"toc": {"permalink": True}}],
        } | settings
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")

    def build(self, **settings: Any) -> None:
        """What `mkdocs build` does, in this process."""
        config = load_config(str(self.folder / "mkdocs.yml"), **settings)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()

    @property
    def published(self) -> Path:
        return self.folder / "site"

    def page(self, path: str) -> str:
        return (self.published / path / "index.html").read_text(encoding="utf-8")

    def article(self, path: str) -> str:
        """The content of a page, without what the theme puts around it."""
        html = self.page(path)
        return html[html.index("<article") : html.rindex("</article>")]

    def files(self) -> dict[str, bytes]:
        return {
            file.relative_to(self.published).as_posix(): file.read_bytes()
            for file in sorted(self.published.rglob("*"))
            if file.is_file()
        }


def small_site(folder: Path, files: Mapping[str, str] = SMALL) -> SmallSite:
    site = SmallSite(folder)
    site.configure()
    site.write(files)
    return site


def headings(html: str) -> list[str]:
    """The words of all headings, as readers see them."""
    found = re.findall(r"<h[1-6][^>]*>(.*?)(?:<a class=\"headerlink\".*?</a>)?</h[1-6]>", html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", inner)).strip() for inner in found]
