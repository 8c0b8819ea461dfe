"""How many of the customers who go the whole way get all that they are promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.exact import rounded_safely
from cxmap.insight.chance import Chance, Measure, chance_of
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator
from cxmap.pages.kit.index_page import link_cell, links_cell
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of
from cxmap.pages.kit.values import NOTHING, Words


@dataclass(frozen=True, slots=True)
class ChanceInWords:
    """The answer, the promises whose repair gains most and the answer then, what is not counted, and the figures."""

    answer: str
    repair: tuple[EntityLink, ...]
    repaired: str
    left_out: tuple[EntityLink, ...]
    figures: Table


def chance_section(site: Site, journey: Journey) -> Iterator[Section]:
    """Nothing where no share of customers is known."""
    if chance := chance_of(site, journey):
        yield Section("How many get all that they are promised", "journey/chance", _in_words(site, chance))


def _in_words(site: Site, chance: Chance) -> ChanceInWords:
    repair = chance.repair if chance.repaired > chance.least else None
    return ChanceInWords(
        answer=_answer(chance),
        repair=site.links_to(repair.promises) if repair else (),
        repaired=_least(chance.repaired),
        left_out=site.links_to(chance.left_out),
        figures=table_of(site, "How many of 100 get what they are promised", _COLUMNS, chance.counted),
    )


def _answer(chance: Chance) -> str:
    least = _least(chance.least) if chance.least else ""
    most = _most(chance.most) if chance.most is not None else ""
    bounds = [f"at least {least}"] if least else []
    bounds += [f"at most {most}"] if most else []
    if not bounds:
        return "So much is missing in all that nobody can say how many customers get everything."
    share = least if chance.least == chance.most else " and ".join(bounds)
    measured = ", as far as it is measured" if chance.left_out else ""
    return f"Of 100 customers who go the whole way, {share} get all that they are promised{measured}."


def _least(share: Decimal) -> str:
    """A lower bound, rounded so that it stays one."""
    return f"{rounded_safely(Operator.AT_LEAST, share).normalize():f}"


def _most(share: Decimal) -> str:
    """An upper bound, likewise."""
    return f"{rounded_safely(Operator.AT_MOST, share).normalize():f}"


_COLUMNS: Columns[Measure] = (
    Column("Promised", lambda site, each: links_cell(site, each.promises), Holds.NAME),
    Column("Measured by", lambda site, each: link_cell(site, key_of(Metric.kind, each.metric))),
    Column("Of 100 get it", lambda _, each: Words(_least(each.share)), Holds.NUMBER),
    Column(
        "Should get it", lambda _, each: Words(_most(each.target)) if each.target is not None else NOTHING, Holds.NUMBER
    ),
)
