"""Strength: whether a capability could carry more promises, or holds others back."""

from __future__ import annotations

from enum import StrEnum

from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability


class Strength(StrEnum):
    """Why a capability stands out."""

    UNPROMOTED = "unpromoted"
    WEAK_LINK = "weak-link"


def strength_of(judged: JudgedMap, capability: Capability) -> Strength | None:
    if capability.id in judged.alignment.unpromoted:
        return Strength.UNPROMOTED
    return Strength.WEAK_LINK if is_weak(judged, capability) else None


def is_weak(judged: JudgedMap, capability: Capability) -> bool:
    """Whether it misses the level that it is designed for."""
    return capability.id in judged.alignment.weak
