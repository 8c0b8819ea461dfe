"""Files that a page offers beside itself, by their place in the built site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

PROMISES_CSV = "assets/cxmap/promises.csv"
PROMISES_XLSX = "assets/cxmap/promises.xlsx"
CHANGES_FEED = "changes.atom"
DIAGRAMS = "assets/cxmap/diagrams"
"""The folder of all diagrams as Mermaid text."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be downloaded, and what readers call it."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class MermaidFile:
    """The Mermaid text of a diagram, to be copied, and as a file of its own."""

    folder: ClassVar[str] = DIAGRAMS

    title: str
    text: str
    path: str


def mermaid_file(title: str, text: str, subject: str, name: str) -> MermaidFile:
    """The file of a diagram of an entity, by its key, or of an overview; its name occurs once for that."""
    return MermaidFile(title, text, f"{DIAGRAMS}/{subject}.{name}.mmd")
