"""The files that a site offers for download."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.adapters.export.atom import FeedPlaces, Publisher, feed
from cxmap.adapters.export.csv import csv_bytes, csv_text
from cxmap.adapters.export.register_sheet import register_sheet
from cxmap.adapters.export.sheets import map_sheets
from cxmap.adapters.export.xlsx import workbook_bytes
from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.insight.history import States
from cxmap.model import KINDS
from cxmap.pages.kit.page import CHANGES_FEED, DIAGRAMS, JOURNEYS, MAP_TABLES, PROMISES_CSV, PROMISES_XLSX
from cxmap.pages.kit.site import Site

DOWNLOADS = frozenset((PROMISES_CSV, PROMISES_XLSX, CHANGES_FEED, DIAGRAMS, JOURNEYS))
_CHANGES = "changes"
FIRST_TABLE = f"{MAP_TABLES}/{KINDS[0].folder}.csv"


def downloads(site: Site, publisher: Publisher) -> Mapping[str, bytes]:
    """By their place in the built site; the feed lies there where a page shows what it holds."""
    sheet = register_sheet(site)
    found = {PROMISES_CSV: csv_bytes(sheet), PROMISES_XLSX: workbook_bytes((sheet,), site.as_of)}
    if _CHANGES in site.overviews and isinstance(site.history.states, States):
        found[CHANGES_FEED] = feed(site, site.history, publisher, FeedPlaces(CHANGES_FEED, site.overviews[_CHANGES]))
    return found


def map_tables(pages: JoinedPages) -> Mapping[str, bytes]:
    """The whole map as tables, by their place in the built site; no draft is named in them."""
    sheets = map_sheets(pages.site)
    return {f"{MAP_TABLES}/{sheet.name}.csv": pages.drafts.masked(csv_text(sheet)).encode() for sheet in sheets}
