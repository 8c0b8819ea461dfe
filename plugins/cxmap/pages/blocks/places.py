"""Blocks about places: how many promises are kept, matrices, journeys and touchpoints, and a journey's map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.facets import Picking
from cxmap.insight.matrix import promising_journeys
from cxmap.model.block import Block
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.blocks.block import Shown, asks_for_promises, captioned, cut_short
from cxmap.pages.home.page import kept_rate
from cxmap.pages.journey.journey_map import map_of
from cxmap.pages.journeys import page as all_journeys
from cxmap.pages.kit.index_page import by_name
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Table, table_of
from cxmap.pages.kit.words import counted
from cxmap.pages.matrix.page import fitting, journey_matrix
from cxmap.pages.touchpoints import page as all_touchpoints

_PROMISES = ("promise", "promises")

E = TypeVar("E", bound=Entity)


def rate(site: Site, block: Block, _name: str) -> Shown:
    pairs = Picking(site, block).pairs(site.alignment.pairs)
    sections = (Section("", "home/kept_rate", kept_rate(site, tally_of(pairs))),) if pairs else ()
    unit = ("place where a promise is felt", "places where a promise is felt")
    return Shown("Promises", len(pairs), len(site.alignment.pairs), unit, sections)


def matrix(site: Site, block: Block, name: str) -> Shown:
    pairs_of = _pairs_that_fit(site, block)
    wanted = [each for each in promising_journeys(site) if not block.journey or each.id in block.journey]
    picked = [(each, pairs) for each in wanted if (pairs := pairs_of(each))]
    shown = tuple(fitting(journey_matrix(site, journey, pairs, name) for journey, pairs in picked))
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
    found = tuple(_picked(site, block, every, block.touchpoint))
    table = table_of(site, captioned("Touchpoints", name), all_touchpoints.COLUMNS, found[: block.limit])
    unit = ("touchpoint", "touchpoints")
    return _listed(_with_promises("Touchpoints", block), table, len(found), len(every), unit)


def journey_map(site: Site, block: Block, name: str) -> Shown:
    journey = site.catalogue.find(Journey, block.journey[0])
    sections = (_map_section(site, journey, name),) if journey else ()
    return Shown("The map", 1, 1, ("", ""), sections)


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
