"""Strength in words: a capability that could carry more promises, or that holds others back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.insight.strength import Strength
from cxmap.pages.kit.words import capitalised

_WORDS: Mapping[Strength, str] = {Strength.UNPROMOTED: "unpromoted", Strength.WEAK_LINK: "weak link"}
MEANINGS: Mapping[Strength, str] = {
    Strength.UNPROMOTED: "it reaches what it was built for, and nobody promotes it: no promise rests on it directly.",
    Strength.WEAK_LINK: "it misses what it was built for, and puts promises of those at risk that rely on it.",
}


def strength_words(strength: Strength | None) -> str:
    return _WORDS[strength] if strength else ""


def strengths_told(found: Iterable[Strength | None]) -> str:
    """What the words mean for those that occur, each once."""
    occurring = set(found)
    told = (f"{capitalised(_WORDS[each])}: {meaning}" for each, meaning in MEANINGS.items() if each in occurring)
    return " ".join(told)
