"""Strength: the word for a capability that could carry more promises, or that holds others back; and what it means."""

from __future__ import annotations

from collections.abc import Collection

from cxmap.model.capability import Capability
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import capitalised

UNPROMOTED = "unpromoted"
WEAK_LINK = "weak link"
STRENGTHS = {
    UNPROMOTED: "it reaches what it was built for, and nobody promotes it: no promise rests on it directly.",
    WEAK_LINK: "it misses what it was built for, and puts promises of those at risk that rely on it.",
}


def strength(site: Site, capability: Capability) -> str:
    """The word that says it; empty for what neither is."""
    if capability.id in site.alignment.unpromoted:
        return UNPROMOTED
    return WEAK_LINK if capability.id in site.alignment.weak else ""


def strengths_told(words: Collection[str]) -> str:
    """What these words mean, each once."""
    return " ".join(f"{capitalised(word)}: {meaning}" for word, meaning in STRENGTHS.items() if word in words)
