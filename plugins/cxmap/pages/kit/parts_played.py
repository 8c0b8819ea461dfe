"""The part that a party plays: how often it is named, and what binds it."""

from __future__ import annotations

from cxmap.model.ids import Key
from cxmap.model.partner import Partner
from cxmap.pages.kit.site import Site


def live_sources(site: Site, key: Key, kind: str, field: str) -> int:
    """How many live promises or touchpoints name an entity in a field."""
    return sum(site.tally_of(source) is not None for source in site.sources(key, kind, field))


def agreement_words(site: Site, partner: Partner) -> str:
    """`none`, `valid`, `valid until 2027-06-30`, `ended on 2026-06-30`."""
    agreement = partner.agreement
    if agreement is None:
        return "none"
    if not agreement.is_valid_on(site.as_of):
        return f"ended on {agreement.until}"
    return f"valid until {agreement.until}" if agreement.until else "valid"
