"""The words of a judgement: verdicts from worst to best, and what a risk is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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

    @property
    def counts_as_kept(self) -> bool:
        """Whether it raises the kept rate."""
        return self in (Verdict.KEPT, Verdict.UNDER_PROMISED)

    @property
    def meaning(self) -> str:
        """The meaning for a promise, in one sentence."""
        return _MEANINGS[self]


NOT_KEPT = (Verdict.OVER_PROMISED, Verdict.BROKEN)
"""Of promises that are known not to be kept."""

IN_TROUBLE = (*NOT_KEPT, Verdict.UNBACKED)
"""Of promises that are known not to be kept, or that nothing is known to keep."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A reason why a promise that is met today may be broken: its name in exports, its label, and one sentence."""

    name: str
    label: str
    meaning: str

    def __str__(self) -> str:
        return self.name


Outcome = Verdict | Risk
"""What a judgement may come to, and a rule may tell of."""

_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}
_MEANINGS = {
    Verdict.OVER_PROMISED: "More is promised than delivery was ever built for.",
    Verdict.BROKEN: "Delivery was built for it, but its figures, or the newest proof, show that it falls short.",
    Verdict.UNBACKED: "Nothing that delivery can do there is known to keep the promise.",
    Verdict.UNVERIFIED: "Nobody knows: there is no measurement or proof that is new enough, or of enough cases.",
    Verdict.AT_RISK: "The promise is kept today, but something that is known may break it.",
    Verdict.UNDER_PROMISED: "Delivery is so far past the target that more could be promised.",
    Verdict.KEPT: "Delivery reaches what is promised, and nothing is known that would change that.",
}


def worst_verdict(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The worst of some verdicts; None of none."""
    return min(verdicts, key=_RANKS.__getitem__, default=None)
