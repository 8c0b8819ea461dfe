"""The part that a party plays: the touchpoints it owns or helps, seen and unseen, and what binds it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.views.page import Section
from cxmap.views.parts.table import Column, Holds, Table
from cxmap.views.parts.values import NOTHING, Value, Words
from cxmap.views.parts.verdicts import mark_of
from cxmap.views.site import Site

_COLUMNS = (
    Column("Touchpoint", Holds.NAME),
    Column("Part"),
    Column("Seen by customers"),
    Column("Verdict", Holds.VERDICT),
)


def touchpoint_sections(site: Site, key: Key) -> Iterator[Section]:
    """Every touchpoint that a party owns or contributes to."""
    rows = [_row(site, key, source) for source in site.sources(key, Touchpoint.kind)]
    found = tuple(row for row in rows if row)
    if found:
        yield Section("Touchpoints", "table", Table("Touchpoints", _COLUMNS, found))


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


def _row(site: Site, party: Key, source: Key) -> tuple[Value, ...] | None:
    touchpoint = site.catalogue.find(Touchpoint, kind_and_id(source)[1])
    part = ", ".join(dict.fromkeys(_parts(touchpoint, party))) if touchpoint else ""
    if touchpoint is None or not part:
        return None
    tally = site.tally_of(source)
    seen = "yes" if touchpoint.layer is Layer.FRONTSTAGE else f"no, {touchpoint.layer}"
    verdict = mark_of(tally.verdict) if tally and tally.verdict else NOTHING
    return (site.links[source], Words(part), Words(seen), verdict)


def _parts(touchpoint: Touchpoint, party: Key) -> Iterator[str]:
    if key_of(Department.kind, touchpoint.owner) == party:
        yield "owner"
    for contributor in touchpoint.contributors:
        if contributor.party == party:
            yield f"{contributor.influence} part" if contributor.influence else "contributes"
