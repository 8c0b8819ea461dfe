"""All research, the newest first."""

from __future__ import annotations

from cxmap.model.research import Research
from cxmap.pages.kit.index_page import by_name, count_cell, index_page
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import Figure, Value, Words
from cxmap.pages.kit.words import in_words, joined
from cxmap.pages.study.page import backed, heard_words

_COLUMNS = (
    Head("Study", Holds.NAME),
    Head("Method"),
    Head("Date"),
    Head("Heard"),
    Head("Backs", Holds.NUMBER),
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
