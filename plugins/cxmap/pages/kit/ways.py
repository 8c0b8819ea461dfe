"""Ways into the map: a question that a reader has, and the page that answers it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the map for one kind of reader."""

    question: str
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in whose pages exist."""

    ways: tuple[Way, ...]
