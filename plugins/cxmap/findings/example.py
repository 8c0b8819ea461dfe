"""Examples: what an author wrote wrongly, and how it is written rightly."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent

MAP_OF_THE_EXAMPLES = (
    "The examples stand on a small map of their own: the promise `next-day`, at least 95 % `on-time`, which "
    "`last-mile` makes at the touchpoint `doorstep` and keeps with the capability `courier`."
)


@dataclass(frozen=True, slots=True)
class Example:
    """One file as it was written; a test compiles it on the map of the examples."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Description:
    """A wrong or right case in words, where a file's text cannot show it."""

    words: str


Shown = Example | Description


def example(path: str, text: str) -> Example:
    """The file as it stands indented in our code."""
    return Example(path, dedent(text).strip("\n") + "\n")
