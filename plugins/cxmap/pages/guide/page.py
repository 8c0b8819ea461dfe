"""The guide: how do I change something?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.model import KINDS
from cxmap.model.record import Entity
from cxmap.pages.guide.first_change import steps_section
from cxmap.pages.kit.index_page import Way, Ways, overview
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import Value, WebLink, Words
from cxmap.pages.kit.words import capitalised, kind_words

_WAYS = (
    ("first-change", "How do I change something?", "Your first change, step by step."),
    ("fields", "What can I write?", "Every field of every kind, what it holds, and an example."),
    ("rules", "What does this finding mean?", "Every rule of the check, with a wrong and a right example."),
    (
        "glossary",
        "What does this word mean?",
        "The words of the map, from journey to kept rate, a sentence each.",
    ),
)


@dataclass(frozen=True, slots=True)
class Help:
    """The pages that the answers lead to, where the site has them."""

    fields: str
    health: str


def build(site: Site) -> PageView:
    kinds = table_of(site, "The kinds of page", _COLUMNS, KINDS)
    made_of = Section("What the map is made of", "kit/table", kinds)
    return overview(*_ways(site), made_of, Section("When you are stuck", "guide/help", _help(site)))


def _help(site: Site) -> Help:
    return Help(site.overviews.get("fields", ""), site.overviews.get("health", ""))


def _ways(site: Site) -> Iterator[Section]:
    ways = tuple(
        Way(question, words, site.overviews[name]) for name, question, words in _WAYS if name in site.overviews
    )
    if ways:
        yield Section("Where to look", "kit/ways", Ways(ways))
    if "first-change" not in site.overviews:
        yield steps_section(site, "Your first change, step by step")


def _name(site: Site, kind: type[Entity]) -> Value:
    name = kind_words(kind.kind)
    words = capitalised(name)
    fields = site.overviews.get("fields", "")
    return WebLink(words, path=fields, anchor=name) if fields else Words(words)


_COLUMNS: Columns[type[Entity]] = (
    Column("Kind of page", _name, Holds.NAME),
    Column("What it is", lambda _, kind: Words(f"{capitalised(kind.meaning)}."), Holds.PROSE),
    Column("Its files lie in", lambda _, kind: Words(f"{kind.folder}/")),
)
