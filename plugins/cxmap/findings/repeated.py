"""Many mistakes of one kind: the first ones are shown each, and the rest together."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from cxmap.findings.finding import Finding, Place

_PLACES_SHOWN = 3
SHOWN = 10
"""So many findings of one kind stand alone."""


def pointing_too(others: Sequence[Place]) -> str:
    """`; 2 more point to it: a.md:3, b.md:8`, or nothing."""
    if not others:
        return ""
    places = [f"{place.path}:{place.span.line}" for place in others[:_PLACES_SHOWN]]
    more = f" and {len(others) - _PLACES_SHOWN} more" if len(others) > _PLACES_SHOWN else ""
    verb = "points" if len(others) == 1 else "point"
    return f"; {len(others)} more {verb} to it: {', '.join(places)}{more}"


class Repeated:
    """Findings of a table, told apart by the kind of mistake."""

    def __init__(self) -> None:
        self._by_kind: dict[Hashable, list[Finding]] = {}

    def add(self, kind: Hashable, finding: Finding) -> None:
        self._by_kind.setdefault(kind, []).append(finding)

    def findings(self) -> Iterator[Finding]:
        """The first of each kind, and one for all others of it."""
        for found in self._by_kind.values():
            yield from found[:SHOWN]
            for first in found[SHOWN : SHOWN + 1]:
                others = len(found) - SHOWN - 1
                rows = "row has" if others == 1 else "rows have"
                said = f"; {others} more {rows} the same mistake" if others else ""
                also = tuple(suggested for each in found[SHOWN + 1 :] for suggested in each.suggested)
                yield replace(first, message=first.message + said, also=also)
