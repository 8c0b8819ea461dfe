"""Marks on fields: what their type alone does not say of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InlineMarkdown:
    """Marks a text that is shown as inline Markdown; texts without it are shown exactly as typed."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """Marks a word of the author's own: written like an id, and no entity's."""


@dataclass(frozen=True, slots=True)
class InUnitOfMetric:
    """Marks a number whose unit is that of the metric named beside it, or around it."""


@dataclass(frozen=True, slots=True)
class Said:
    """Marks a field for which readers have other words than authors."""

    words: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a text whose allowed values are known only from a table and the site's configuration.

    Where any other text `may_stand` as well, it counts as one of them.
    """

    values: tuple[str, ...]
    may_stand: bool = False


@dataclass(frozen=True, slots=True)
class OrAlternatives:
    """Marks a list in which a list may stand in place of one: alternatives to each other."""


@dataclass(frozen=True, slots=True)
class OrTable:
    """Marks a list that may stand in a CSV file instead; the field then holds the file's path."""
