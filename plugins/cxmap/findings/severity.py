"""Severities: error, warning, note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class Severity(StrEnum):
    """The worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return tuple(Severity).index(self)


def counts_by_severity(severities: Iterable[Severity]) -> tuple[str, ...]:
    """`2 errors`, `11 warnings`: those that occur, the worst first."""
    counts = Counter(severities)
    return tuple(f"{counts[each]:,} {each}{'' if counts[each] == 1 else 's'}" for each in Severity if counts[each])
