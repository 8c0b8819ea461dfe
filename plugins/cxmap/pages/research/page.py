"""All research, the newest first."""

from __future__ import annotations

from cxmap.model.research import Research
from cxmap.pages.kit.entity_words import heard_words
from cxmap.pages.kit.index_page import by_name, count_cell, index_page
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import Figure, Words
from cxmap.pages.kit.words import in_words

_COLUMNS: Columns[Research] = (
    Column("Study", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Method", lambda _, each: Words(in_words(each.method))),
    Column("Date", lambda _, each: Figure(str(each.date))),
    Column("Heard", lambda _, each: Words(heard_words(each))),
    Column("Backs", lambda site, each: count_cell(site.count_sources(each.key)), Holds.NUMBER),
)


def build(site: Site) -> PageView:
    studies = sorted(by_name(site, site.catalogue.all(Research)), key=lambda study: study.date, reverse=True)
    return index_page(site, Research, _COLUMNS, studies)
