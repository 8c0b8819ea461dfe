"""The views that blocks show: promises and what may be said of them, the kept rate, matrices, journeys, touchpoints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.facets import Picked, Picking
from cxmap.insight.matrix import promising_journeys
from cxmap.insight.register import order_of
from cxmap.model.block import Block
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.blocks.block import USUAL_VERDICTS, Shown, asks_for_promises, captioned, cut_short
from cxmap.pages.blocks.kept_rate import kept_rate
from cxmap.pages.journey.journey_map import map_of
from cxmap.pages.journeys import page as all_journeys
from cxmap.pages.kit.index_page import by_name, worst_if_cut
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.register import Register, register_row
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Table, table_of
from cxmap.pages.kit.words import counted
from cxmap.pages.matrix.page import journey_matrix, on_one_page
from cxmap.pages.may_we_say.page import lists_of
from cxmap.pages.promises.page import OfferedFacet, register_of
from cxmap.pages.touchpoints import page as all_touchpoints

MOST_IN_TROUBLE = 200
_PROMISES = ("promise", "promises")
E = TypeVar("E", bound=Entity)


def rate(site: Site, block: Block, _name: str) -> Shown:
    pairs = Picking(site, block).pairs(site.alignment.pairs)
    sections = (Section("", "blocks/kept_rate", kept_rate(site, tally_of(pairs))),) if pairs else ()
    unit = ("place where a promise is felt", "places where a promise is felt")
    return Shown("Promises", len(pairs), len(site.alignment.pairs), unit, sections)


def matrix(site: Site, block: Block, name: str) -> Shown:
    pairs_of = _pairs_that_fit(site, block)
    wanted = [each for each in promising_journeys(site) if not block.journey or each.id in block.journey]
    picked = [(each, pairs) for each in wanted if (pairs := pairs_of(each))]
    shown = tuple(on_one_page(site, (journey_matrix(site, journey, pairs, name) for journey, pairs in picked)))
    named = (replace(each, caption=captioned(each.caption, name)) for each in shown)
    sections = tuple(Section("" if len(shown) == 1 else each.journey.name, "matrix/matrix", each) for each in named)
    found = {pair.promise for _, pairs in picked for pair in pairs}
    rest = len(picked) - len(shown)
    note = f"Of {counted(rest, 'more journey', 'more journeys')} the matrix does not fit here." if rest else ""
    return Shown("Promises by stage", len(found), len(site.catalogue.all(Promise)), _PROMISES, sections, note)


def journeys(site: Site, block: Block, name: str) -> Shown:
    every = all_journeys.in_order(site)
    found = tuple(_picked(site, block, every, block.journey))
    table = table_of(site, captioned("Journeys", name), all_journeys.COLUMNS, found[: block.limit])
    unit = ("journey", "journeys")
    return _listed(_with_promises("Journeys", block), table, len(found), len(every), unit)


def touchpoints(site: Site, block: Block, name: str) -> Shown:
    every = by_name(site, site.catalogue.all(Touchpoint))
    picked = tuple(_picked(site, block, every, block.touchpoint))
    found = tuple(worst_if_cut(site, picked, block.limit))
    table = table_of(site, captioned("Touchpoints", name), all_touchpoints.COLUMNS, found[: block.limit])
    unit = ("touchpoint", "touchpoints")
    listed = _listed(_with_promises("Touchpoints", block), table, len(found), len(every), unit)
    return listed if found == picked else replace(listed, note=cut_short("worst", len(table.rows), len(found)))


def journey_map(site: Site, block: Block, name: str) -> Shown:
    journey = site.catalogue.find(Journey, block.journey[0])
    sections = (_map_section(site, journey, name),) if journey else ()
    return Shown("The map", 1, 1, ("", ""), sections)


def register(site: Site, block: Block, name: str) -> Shown:
    found = _worst_first(site, Picking(site, block))
    listed = found[: block.limit]
    entries = ((each.promise, each.pairs, each.answers) for each in listed)
    whole = register_of(site, captioned("Promises, the worst first", name), entries, name)
    content = replace(whole, facets=tuple(map(_if_useful, whole.facets)))
    return _shown(site, "Promises", found, Section("", "promises/register", content), len(listed))


def trouble(site: Site, block: Block, _name: str) -> Shown:
    found = _worst_first(site, Picking(site, block, USUAL_VERDICTS[block.view]))
    listed = found[: site.most(MOST_IN_TROUBLE)][: block.limit]
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
    return Shown("Promises and what may be said of them", len(found), _all(site), _PROMISES, sections)


def _map_section(site: Site, journey: Journey, name: str) -> Section:
    whole = map_of(site, journey)
    return Section(
        "", "journey/journey_map", replace(whole, anchor=f"{name}map", caption=captioned(whole.caption, name))
    )


def _picked(
    site: Site, block: Block, entities: Iterable[E], named: tuple[str, ...]
) -> Iterator[tuple[E, tuple[Pair, ...]]]:
    """The entities that are named, if any are, and that have pairs, where the block says which."""
    pairs_of = _pairs_that_fit(site, block)
    for each in entities:
        if not named or each.id in named:
            pairs = pairs_of(each)
            if pairs or not asks_for_promises(block):
                yield each, pairs


def _pairs_that_fit(site: Site, block: Block) -> Callable[[Entity], tuple[Pair, ...]]:
    """Says which pairs of an entity fit. All are picked at once, as a promise's verdict is that of all its places."""
    places = {_place(pair) for pair in Picking(site, block).pairs(site.alignment.pairs)}
    return lambda entity: tuple(pair for pair in site.pairs_of(entity.key) if _place(pair) in places)


def _place(pair: Pair) -> tuple[str, str]:
    return pair.promise, pair.touchpoint


def _with_promises(noun: str, block: Block) -> str:
    return f"{noun} with promises" if asks_for_promises(block) else noun


def _listed(noun: str, table: Table, found: int, total: int, unit: tuple[str, str]) -> Shown:
    listed = len(table.rows)
    sections = (Section("", "kit/table", table),) if listed else ()
    return Shown(noun, found, total, unit, sections, cut_short("first", listed, found))


def _worst_first(site: Site, picking: Picking) -> list[Picked]:
    found = picking.promises(site.catalogue.all(Promise))
    return sorted(found, key=lambda each: order_of(site, each.promise, each.pairs))


def _shown(site: Site, noun: str, found: list[Picked], section: Section, listed: int) -> Shown:
    note = cut_short("worst", listed, len(found))
    return Shown(noun, len(found), _all(site), _PROMISES, (section,) if listed else (), note)


def _all(site: Site) -> int:
    return len(site.catalogue.all(Promise))


def _if_useful(facet: OfferedFacet) -> OfferedFacet:
    """Where only one thing can be picked, nothing needs to be."""
    return facet if len(facet.options) > 1 else replace(facet, options=())
