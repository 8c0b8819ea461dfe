"""The exchange of a party or of customers: what they need, give and get."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.insight.involvement import is_unmet, rated_needs, unmet_needs
from cxmap.model.party import Need, Party
from cxmap.model.persona import Persona
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown


@dataclass(frozen=True, slots=True)
class NeedMet:
    """One need, and how well it is met."""

    need: Markdown
    met: str
    level: int
    is_unmet: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """The needs of a party, what it gives and gets, and all of it in a sentence; `who` is what the page calls it."""

    who: str
    sentence: str
    needs: tuple[NeedMet, ...]
    gives: tuple[Markdown, ...]
    gets: tuple[Markdown, ...]


def exchange_of(site: Site, party: Party | Persona, who: str) -> Exchange:
    path = site.links[party.key].path
    return Exchange(
        who,
        _sentence(party, who),
        tuple(_need(need, path) for need in party.needs),
        tuple(Markdown(text, path) for text in party.gives),
        tuple(Markdown(text, path) for text in party.gets),
    )


def _sentence(party: Party | Persona, who: str) -> str:
    if not (party.needs or party.gives or party.gets):
        return f"Nobody has written down what {who} need, give or get."
    rated = len(rated_needs(party))
    met = rated - len(unmet_needs(party))
    return f"{met:,} of {rated:,} needs {'is' if met == 1 else 'are'} met." if rated else ""


def _need(need: Need, path: str) -> NeedMet:
    return NeedMet(Markdown(need.need, path), rating_words(need.met), int(need.met or 0), is_unmet(need))
