"""The guide: how do I change something?"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import KINDS
from cxmap.model.record import Entity
from cxmap.pages.first_change.page import steps_section
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Value, WebLink, Words
from cxmap.pages.kit.ways import Way, Ways
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
_COLUMNS = (Head("Kind of page", Holds.NAME), Head("What it is", Holds.PROSE), Head("Its files lie in"))


def build(site: Site) -> PageView:
    return overview(*_ways(site), Section("What the map is made of", "kit/table", _kinds(site)))


def _ways(site: Site) -> Iterator[Section]:
    ways = tuple(
        Way(question, words, site.overviews[name]) for name, question, words in _WAYS if name in site.overviews
    )
    if ways:
        yield Section("Where to look", "kit/ways", Ways(ways))
    if "first-change" not in site.overviews:
        yield steps_section(site, "Your first change, step by step")


def _kinds(site: Site) -> Table:
    return Table("The kinds of page", _COLUMNS, tuple(_kind_row(site, kind) for kind in KINDS))


def _kind_row(site: Site, kind: type[Entity]) -> tuple[Value, ...]:
    name = kind_words(kind.kind)
    words = capitalised(name)
    fields = site.overviews.get("fields", "")
    shown = WebLink(words, path=fields, anchor=name) if fields else Words(words)
    return shown, Words(f"{capitalised(kind.meaning)}."), Words(f"{kind.folder}/")
