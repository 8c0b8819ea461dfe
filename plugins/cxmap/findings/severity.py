"""Severities: error, warning, note. They stand apart, so that commands start without the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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

    @property
    def meaning(self) -> str:
        """The consequence of a finding of this severity."""
        return _MEANINGS[self]


_MEANINGS: Mapping[Severity, str] = {
    Severity.ERROR: "An error stops the build: the last good site stays until it is mended.",
    Severity.WARNING: "A warning stops nothing. It is worth acting on.",
    Severity.NOTE: "A note is worth knowing.",
}


def counts_by_severity(severities: Iterable[Severity]) -> tuple[str, ...]:
    """`2 errors`, `11 warnings`: those that occur, the worst first."""
    counts = Counter(severities)
    return tuple(f"{counts[each]:,} {each}{'' if counts[each] == 1 else 's'}" for each in Severity if counts[each])
