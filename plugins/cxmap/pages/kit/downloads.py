"""Files that a page offers beside itself, by their place in the built site."""

from __future__ import annotations

from dataclasses import dataclass

PROMISES_CSV = "assets/cxmap/promises.csv"
PROMISES_XLSX = "assets/cxmap/promises.xlsx"
CHANGES_FEED = "changes.atom"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be downloaded, and what readers call it."""

    words: str
    path: str
