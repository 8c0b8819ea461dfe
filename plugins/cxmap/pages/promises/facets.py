"""The facets of the register in words: what they are called, and what of each can be picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.alignment.wording import verdict_words
from cxmap.insight.facets import (
    EVERYONE,
    FACETS,
    Answers,
    ChannelFacet,
    DepartmentFacet,
    Facet,
    JourneyFacet,
    PartnerFacet,
    PersonaFacet,
    ToleranceFacet,
    VerdictFacet,
)
from cxmap.model.block import PickedVerdict
from cxmap.model.ids import key_of
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.promise_words import TOLERANCES
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import in_words


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One thing to pick, and what readers call it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class OfferedFacet:
    """All that can be picked under one name, in the order in which it is offered."""

    name: str
    label: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True)
class _Closed:
    """A facet with few answers, in a fixed order."""

    label: str
    words: Mapping[str, str]

    def options(self, _site: Site, given: set[str]) -> Iterator[FacetOption]:
        return (FacetOption(value, words) for value, words in self.words.items() if value in given)


@dataclass(frozen=True, slots=True)
class _Open:
    """A facet with any answers, sorted by their words."""

    label: str
    words: Callable[[Site, str], str]

    def options(self, site: Site, given: set[str]) -> Iterator[FacetOption]:
        found = (FacetOption(value, self.words(site, value)) for value in given - {EVERYONE})
        return iter(sorted(found, key=lambda option: (option.words.casefold(), option.value)))


def _named(label: str, facet: type[Facet]) -> _Open:
    """A facet whose answers are entities of the kind after which it is named."""

    def words(site: Site, value: str) -> str:
        link = site.link_to(key_of(facet.name, value))
        return link.name if link else in_words(value)

    return _Open(label, words)


_VERDICTS = {
    **{str(verdict): verdict_words(verdict) for verdict in Verdict},
    str(PickedVerdict.HOMELESS): "homeless",
    str(PickedVerdict.NO_VERDICT): "no verdict",
}
_WORDING: Mapping[type[Facet], _Closed | _Open] = {
    VerdictFacet: _Closed("Verdict", _VERDICTS),
    DepartmentFacet: _named("Department", DepartmentFacet),
    PartnerFacet: _named("Partner", PartnerFacet),
    PersonaFacet: _named("Persona", PersonaFacet),
    ChannelFacet: _Open("Channel", lambda _, channel: in_words(channel)),
    JourneyFacet: _named("Journey", JourneyFacet),
    ToleranceFacet: _Closed("Good enough", {str(tolerance): words for tolerance, words in TOLERANCES.items()}),
}


def offered_facets(site: Site, answers: Iterable[Answers]) -> tuple[OfferedFacet, ...]:
    """The facets with the options that occur in some answers."""
    all_answers = tuple(answers)
    return tuple(
        OfferedFacet(
            facet.name,
            _WORDING[facet].label,
            tuple(_WORDING[facet].options(site, {value for each in all_answers for value in each.to(facet)})),
        )
        for facet in FACETS
    )


def verdict_facet_words(value: str) -> str:
    """The words for a verdict, or for what stands in its place."""
    return _VERDICTS[value]
