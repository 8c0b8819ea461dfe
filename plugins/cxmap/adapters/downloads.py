"""The files that a site offers for download."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.adapters.export.csv import csv_bytes
from cxmap.adapters.export.register_sheet import register_sheet
from cxmap.adapters.export.xlsx import workbook_bytes
from cxmap.views.parts.downloads import PROMISES_CSV, PROMISES_XLSX
from cxmap.views.site import Site

DOWNLOADS = frozenset((PROMISES_CSV, PROMISES_XLSX))


def downloads(site: Site) -> Mapping[str, bytes]:
    """By their place in the built site."""
    sheet = register_sheet(site)
    return {PROMISES_CSV: csv_bytes(sheet), PROMISES_XLSX: workbook_bytes((sheet,), site.as_of)}
