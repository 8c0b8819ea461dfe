"""Who stands behind a touchpoint, on both sides of the line of visibility; the partners of capabilities too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.places import Part, Role, is_seen, standing_behind
from cxmap.model.ids import Key, key_of
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_words import agreement_words
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Markdown, Several, Value, Words
from cxmap.pages.kit.words import joined


@dataclass(frozen=True, slots=True)
class PartyBehind:
    """A party with its roles at a touchpoint, which is in the file at `path`."""

    party: Key
    roles: tuple[Role, ...]
    path: str


def behind_sections(site: Site, touchpoint: Touchpoint) -> Iterator[Section]:
    """A section where the map shows somebody behind the touchpoint."""
    path = site.links[touchpoint.key].path
    found = [PartyBehind(party, roles, path) for party, roles in standing_behind(site, touchpoint).items()]
    if found:
        title = "Who stands behind it"
        table = table_of(site, title, _COLUMNS, sorted(found, key=lambda each: not is_seen(each.roles)))
        yield Section(title, "kit/table", without_empty_columns(table))


def _roles(site: Site, behind: PartyBehind) -> Value:
    found = tuple(dict.fromkeys(said for role in behind.roles for said in _role(site, behind, role)))
    return Several(found) if len(found) > 1 else found[0]


def _role(site: Site, behind: PartyBehind, role: Role) -> Iterator[Value]:
    if role.capability:
        yield Facts((Fact("Delivers with", site.links[role.capability]),))
    elif role.part is Part.OWNED:
        yield Markdown("Answers for it", behind.path)
    else:
        yield Markdown(role.does or "Contributes", behind.path)
    if only := site.links_to(key_of(Promise.kind, each) for each in role.promises):
        yield Facts((Fact("Only for", Several(only)),))


def _line(_site: Site, behind: PartyBehind) -> Value:
    return Words("in front, seen" if is_seen(behind.roles) else "behind, unseen")


def _influence(_site: Site, behind: PartyBehind) -> Value:
    found = joined(dict.fromkeys(role.influence.value for role in behind.roles if role.influence))
    return Words(found or "not said")


def _agreement(site: Site, behind: PartyBehind) -> Value:
    partner = site.catalogue.entity(behind.party)
    return Words(agreement_words(partner, site.as_of)) if isinstance(partner, Partner) else NOTHING


_COLUMNS: Columns[PartyBehind] = (
    Column("Who", lambda site, each: site.links[each.party], Holds.NAME),
    Column("What they do here", _roles, Holds.PROSE),
    Column("Line of visibility", _line),
    Column("Influence", _influence),
    Column("Agreement", _agreement),
)
