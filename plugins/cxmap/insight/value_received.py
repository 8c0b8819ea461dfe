"""The value that a party gets out of taking part: all it needs, some of it, or nothing."""

from __future__ import annotations

from enum import StrEnum

from cxmap.model.party import Need, Party

UNMET = 2
"""A need that is met this well or worse is not met."""


class Got(StrEnum):
    """How much of what it needs a party gets, the least first."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


def value_got(party: Party) -> Got:
    """None where it gets nothing or no need is met, all where no need is left unmet."""
    unmet, rated = unmet_needs(party), rated_needs(party)
    if not party.gets or (rated and len(unmet) == len(rated)):
        return Got.NONE
    return Got.SOME if unmet else Got.ALL


def rated_needs(party: Party) -> tuple[Need, ...]:
    return tuple(need for need in party.needs if need.met is not None)


def unmet_needs(party: Party) -> tuple[Need, ...]:
    return tuple(filter(is_unmet, party.needs))


def is_unmet(need: Need) -> bool:
    return need.met is not None and need.met <= UNMET
