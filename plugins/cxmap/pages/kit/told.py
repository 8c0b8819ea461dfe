"""Told: the share of messages that fit their moment, beside what it was in an earlier state of the content."""

from __future__ import annotations

from cxmap.insight.history import State


def share_moved(share: int, before: State) -> str:
    """`on 2026-11-21 it was 17 %`, `unchanged since 2026-Q2`; nothing where nobody knows what it was."""
    was = before.snapshot.told.share if before.snapshot.told else None
    if was is None:
        return ""
    if was == share:
        return f"unchanged since {before.name or before.made_on}"
    return f"{f'in {before.name}' if before.name else f'on {before.made_on}'} it was {was} %"
