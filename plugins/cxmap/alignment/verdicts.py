"""The words of a judgement: verdicts from worst to best, and the risks behind one of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a promise is kept, the worst answer first."""

    OVER_PROMISED = "over-promised"
    BROKEN = "broken"
    UNBACKED = "unbacked"
    UNVERIFIED = "unverified"
    AT_RISK = "at-risk"
    UNDER_PROMISED = "under-promised"
    KEPT = "kept"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _RANKS[self]


class Risk(StrEnum):
    """What may break a promise that is met today."""

    SAMPLING = "sampling"
    EXPIRING = "expiring"
    CONTROL = "control"
    TREND = "trend"
    WEAK_LINK = "weak-link"


_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}


def worst_verdict(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The worst of some verdicts; None of none."""
    return min(verdicts, key=_RANKS.__getitem__, default=None)
