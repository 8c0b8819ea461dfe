"""Pages that list all entities of a kind, and the cells that their tables share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from cxmap.alignment.results import Pair, tally_of, worst_pair
from cxmap.model.ids import NOBODY, Key
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.facts import more_words
from cxmap.pages.kit.new_file import adding_section
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Entry, Holds, table_of
from cxmap.pages.kit.values import NOTHING, Figure, Several, Value, Words
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import kind_words, number_words

FEW = 3
"""Names that a cell has room for, beside other names."""

E = TypeVar("E", bound=Entity)


def index_page(
    site: Site, kind: type[Entity], columns: Columns[Entry], entries: Iterable[Entry], legend: str = ""
) -> PageView:
    """A page that lists all entities of a kind; its title and description are its author's."""
    title, listed = f"All {kind_words(kind.kind, 2)}", tuple(entries)
    table = replace(table_of(site, title, columns, listed, note=_how_many(site, kind)), legend=legend)
    view = overview(adding_section(site, kind), Section("", "kit/table", table))
    return replace(view, is_shortened=len(table.rows) < len(listed))


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why a page has nothing to show."""

    words: str


def overview(*sections: Section, without: str = "") -> PageView:
    """A page of some sections; `without` says why there are none."""
    return PageView("", "", (), sections or (Section("", "kit/nothing", Nothing(without)),))


def reference(*sections: Section) -> PageView:
    """An overview to look things up in."""
    return PageView("", "", (), sections, is_reference=True)


def by_name(site: Site, entities: Iterable[E]) -> list[E]:
    """Live ones first, then by name."""
    return sorted(entities, key=lambda each: (site.links[each.key].standing != "", each.name.casefold(), each.id))


def worst_if_cut(
    site: Site, entries: Iterable[tuple[E, tuple[Pair, ...]]], limit: int | None = None
) -> list[tuple[E, tuple[Pair, ...]]]:
    """Entities with some of their pairs, in the order given, as long as a table has room for the first `limit` of them.

    Where it has not, the worst verdicts come first, and of equal ones the moments of truth.
    """
    found = list(entries)
    return found if len(found[:limit]) <= site.most(MOST_ROWS) else sorted(found, key=lambda each: _urgency(*each))


def in_table(site: Site, entities: Iterable[E]) -> list[E]:
    """Entities in the order given; the worst first where a table has no room for all of them."""
    return [each for each, _ in worst_if_cut(site, ((each, site.pairs_of(each.key)) for each in entities))]


def _urgency(entity: Entity, pairs: tuple[Pair, ...]) -> tuple[int, bool]:
    worst = worst_pair(pairs)
    is_decisive = isinstance(entity, Touchpoint) and entity.moment_of_truth
    return (worst.verdict.rank if worst else len(Verdict), not is_decisive)


def verdicts_cell(site: Site, entity: Entity) -> Value:
    """How many of its pairs have which verdict; nothing for what is not live or has no pairs."""
    return counts_cell(entity, site.pairs_of(entity.key))


def counts_cell(entity: Entity, pairs: tuple[Pair, ...]) -> Value:
    """The same of some of its pairs."""
    return counts_of(tally_of(pairs)) if pairs and entity.is_live else NOTHING


def link_cell(site: Site, key: Key) -> Value:
    return site.link_to(key) or NOTHING


def owner_value(site: Site, touchpoint: Touchpoint) -> Value:
    """The department that answers for it, or that nobody does; nothing where nobody is named."""
    link = site.link_to(touchpoint.answering) if touchpoint.answering else None
    return link or (Words(NOBODY) if touchpoint.owner == NOBODY else NOTHING)


def links_cell(site: Site, keys: Iterable[Key]) -> Value:
    links = site.links_to(keys)
    return Several(links) if links else NOTHING


def few_links(site: Site, keys: Iterable[Key], most: int = FEW) -> Value:
    """The first names, and how many there are besides."""
    links = site.links_to(keys)
    return Several((*links[:most], *more_words(len(links) - most))) if links else NOTHING


def count_cell(count: int) -> Value:
    return Words(number_words(count))


def rating_cell(rating: Decimal | None) -> Value:
    return Figure(f"{rating:f}") if rating is not None else NOTHING


def counting(label: str, kind: type[Entity], field: str) -> Column[E]:
    """A column: how many live entities of a kind with verdicts point at the row's entity in a field."""
    return Column(label, lambda site, each: count_cell(site.count_live(each.key, kind.kind, field)), Holds.NUMBER)


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the map for one kind of reader."""

    question: str
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in whose pages exist."""

    ways: tuple[Way, ...]
    with_forms: bool = False
    """Whether the form for a promise is one of them, where the site has forms."""


def _how_many(site: Site, kind: type[Entity]) -> str:
    """Drafts are never counted; what is retired or not yet live is told apart."""
    shown = [each for each in site.catalogue.all(kind) if not each.is_draft]
    live = sum(site.links[each.key].standing == "" for each in shown)
    rest = f", and {len(shown) - live:,} that are not live" if live < len(shown) else ""
    return f"{live:,} {kind_words(kind.kind, live)}{rest}."
