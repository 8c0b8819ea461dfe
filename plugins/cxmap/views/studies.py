"""All research, the newest first."""

from __future__ import annotations

from cxmap.model.research import Research
from cxmap.views.page import PageView
from cxmap.views.parts.index import by_name, count_cell, index_page
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.values import Figure, Value, Words
from cxmap.views.parts.words import in_words, joined
from cxmap.views.research import backed, heard_words
from cxmap.views.site import Site

_COLUMNS = (
    Column("Study", Holds.NAME),
    Column("Method"),
    Column("Date"),
    Column("Heard"),
    Column("Backs", Holds.NUMBER),
)


def build(site: Site) -> PageView:
    studies = sorted(by_name(site, site.catalogue.all(Research)), key=lambda study: study.date, reverse=True)
    return index_page(site, Research, _COLUMNS, (_row(site, study) for study in studies))


def _row(site: Site, study: Research) -> tuple[Value, ...]:
    return (
        site.links[study.key],
        Words(in_words(study.method)),
        Figure(str(study.date)),
        Words(joined(heard_words(study))),
        count_cell(backed(site, study)),
    )
