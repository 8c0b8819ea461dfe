"""The guide: how do I change something, and how does a reader become an editor, step by step?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.model import KINDS
from cxmap.model.record import Entity
from cxmap.pages.kit.index_page import Way, Ways, by_name, overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
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


def build(site: Site) -> PageView:
    kinds = table_of(site, "The kinds of page", _COLUMNS, KINDS)
    return overview(*_ways(site), Section("What the map is made of", "kit/table", kinds))


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


@dataclass(frozen=True, slots=True)
class FirstChange:
    """The pages that the steps name: one to try them on, and those that explain more where the site has them."""

    sample: EntityLink | None
    fields: str
    rules: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A file as an editor meets it: the front matter, and the text below it."""

    front_matter: tuple[str, ...]
    body: tuple[str, ...]


_EXCERPT = Excerpt(
    front_matter=("title: The card in the letterbox", "owner: last-mile", "channel: print"),
    body=("It says where the parcel waits, and until when.",),
)


def first_change(site: Site) -> PageView:
    """The first change by itself."""
    excerpt = Section("What you see when the file opens", "guide/excerpt", _EXCERPT)
    return overview(steps_section(site, "Step by step"), excerpt)


def steps_section(site: Site, title: str) -> Section:
    """The steps by which the site can be changed: in the browser where it says where its files are, else by hand."""
    change = FirstChange(_sample(site), site.overviews.get("fields", ""), site.overviews.get("rules", ""))
    return Section(title, "guide/steps", change)


def _sample(site: Site) -> EntityLink | None:
    """Of all pages that could be tried on, the first touchpoint; where there is none, the first of another kind."""
    kinds = sorted(KINDS, key=lambda kind: kind.kind != "touchpoint")
    entities = (each for kind in kinds for each in by_name(site, site.catalogue.all(kind)))
    return next((site.links[each.key] for each in entities), None)
