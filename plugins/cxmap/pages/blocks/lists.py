"""Blocks that list promises: the register, cards of what is in trouble, and what may be said."""

from __future__ import annotations

from dataclasses import replace

from cxmap.insight.facets import Picked, Picking
from cxmap.insight.register import order_of
from cxmap.model.block import Block
from cxmap.model.promise import Promise
from cxmap.pages.blocks.block import USUAL_VERDICTS, Shown, captioned, cut_short
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.register import Register, register_row
from cxmap.pages.kit.site import Site
from cxmap.pages.may_we_say.page import lists_of
from cxmap.pages.promises.page import OfferedFacet, register_of

_UNIT = ("promise", "promises")


def register(site: Site, block: Block, name: str) -> Shown:
    found = _worst_first(site, Picking(site, block))
    listed = found[: block.limit]
    entries = ((each.promise, each.pairs, each.answers) for each in listed)
    whole = register_of(site, captioned("Promises, the worst first", name), entries, name)
    content = replace(whole, facets=tuple(map(_if_useful, whole.facets)))
    return _shown(site, "Promises", found, Section("", "promises/register", content), len(listed))


def trouble(site: Site, block: Block, _name: str) -> Shown:
    found = _worst_first(site, Picking(site, block, USUAL_VERDICTS[block.view]))
    listed = found[: block.limit]
    rows = tuple(register_row(site, each.promise, each.pairs) for each in listed)
    noun = "Promises" if block.verdict else "Promises in trouble"
    return _shown(site, noun, found, Section("", "kit/worst", Register(rows)), len(listed))


def may_we_say(site: Site, block: Block, name: str) -> Shown:
    """In which list a promise stands is decided by all its places: whoever reads it may come to any of them."""
    picking = Picking(site, block)
    found = _worst_first(site, picking)
    only = None if picking.is_any else frozenset(each.promise.id for each in found)
    lists = (each for each in lists_of(site, only, name) if each.sayings)
    sections = tuple(Section(each.title, "may_we_say/list", each) for each in lists)
    return Shown("Promises and what may be said of them", len(found), _all(site), _UNIT, sections)


def _worst_first(site: Site, picking: Picking) -> list[Picked]:
    found = picking.promises(site.catalogue.all(Promise))
    return sorted(found, key=lambda each: order_of(site, each.promise, each.pairs))


def _shown(site: Site, noun: str, found: list[Picked], section: Section, listed: int) -> Shown:
    note = cut_short("worst", listed, len(found))
    return Shown(noun, len(found), _all(site), _UNIT, (section,) if listed else (), note)


def _all(site: Site) -> int:
    return len(site.catalogue.all(Promise))


def _if_useful(facet: OfferedFacet) -> OfferedFacet:
    """Where only one thing can be picked, nothing needs to be."""
    return facet if len(facet.options) > 1 else replace(facet, options=())
