"""What a party gets out of taking part: all it needs, some of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cxmap.model.party import Need, Party
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.values import Markdown

UNMET = 2
"""A need that is met this well or worse is not met."""


class Got(StrEnum):
    """How much of what it needs a party gets, the least first."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class NeedMet:
    """One need, and how well it is met."""

    need: Markdown
    met: str
    level: int
    is_unmet: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a party needs, gives and gets, and what that comes to in a sentence."""

    sentence: str
    needs: tuple[NeedMet, ...]
    gives: tuple[Markdown, ...]
    gets: tuple[Markdown, ...]


def exchange_sections(party: Party, path: str) -> Iterator[Section]:
    """A section for every party: one that states nothing is told so."""
    exchange = Exchange(
        _sentence(party),
        tuple(_need(need, path) for need in party.needs),
        tuple(Markdown(text, path) for text in party.gives),
        tuple(Markdown(text, path) for text in party.gets),
    )
    yield Section("What you need, give and get", "kit/exchange", exchange)


def value_got(party: Party) -> Got:
    """None where it gets nothing or no need is met, all where no need is left unmet."""
    rated = [need for need in party.needs if need.met is not None]
    unmet = unmet_needs(party)
    if not party.gets or (rated and len(unmet) == len(rated)):
        return Got.NONE
    return Got.SOME if unmet else Got.ALL


def unmet_needs(party: Party) -> tuple[Need, ...]:
    return tuple(need for need in party.needs if need.met is not None and need.met <= UNMET)


def _sentence(party: Party) -> str:
    if not (party.needs or party.gives or party.gets):
        return "Nobody has written down what you need, give or get."
    rated = sum(need.met is not None for need in party.needs)
    met = rated - len(unmet_needs(party))
    return f"{met:,} of {rated:,} needs {'is' if met == 1 else 'are'} met." if rated else ""


def _need(need: Need, path: str) -> NeedMet:
    is_unmet = need.met is not None and need.met <= UNMET
    return NeedMet(Markdown(need.need, path), rating_words(need.met), int(need.met or 0), is_unmet)
