"""Your part: which promises a department or partner helps to keep, where it acts, and what it has from it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.places import places_of
from cxmap.model.document import Document
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.record import Record
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.tensions import tension_sections
from cxmap.pages.kit.value_got import exchange_sections
from cxmap.pages.party.agreement import bond_sections
from cxmap.pages.party.helped import answer, counted_words, helped_sections
from cxmap.pages.party.neighbourhood import neighbourhood_sections
from cxmap.pages.party.played import played_sections
from cxmap.pages.party.rewards import reward_sections

__all__ = ["answer", "counted_words", "sections", "told"]

_TOLD = ("agreement", "conflicts_with", "gets", "gives", "incentives", "needs")


def sections(site: Site, document: Document) -> Iterator[Section]:
    """The sections of a party's page, after its answer."""
    party = document.entity
    assert isinstance(party, Party)
    places = places_of(site, party.key)
    yield from helped_sections(site, party.key, places)
    yield from played_sections(site, places)
    yield from neighbourhood_sections(site, party, places)
    if isinstance(party, Partner):
        yield from bond_sections(site, party, document.path)
    yield from reward_sections(site, document, places)
    yield from exchange_sections(party, document.path)
    yield from tension_sections(site, party)


def told(document: Document) -> frozenset[str]:
    """The fields that these sections tell whole; keys of the organisation's own are told with the other facts."""
    return frozenset(
        name for name in _TOLD if not any(each.own for each in _records(getattr(document.entity, name, ())))
    )


def _records(value: object) -> Iterator[Record]:
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, Record):
            yield each
            yield from (obligation for obligation in getattr(each, "obligations", ()))
