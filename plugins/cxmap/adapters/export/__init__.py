"""The formats that `cxmap export` writes: one module, which has `exported`, and one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:  # the names of the formats must not cost the command line the import of the compiler
    from cxmap.compiler import Map

Export = Callable[["Map"], Mapping[str, bytes]]
"""From the map to the files that hold it, by their names."""

EXPORTS: Mapping[str, str] = {
    "json": "cxmap.adapters.export.json",
    "csv": "cxmap.adapters.export.csv",
    "xlsx": "cxmap.adapters.export.xlsx",
}


def exporter(name: str) -> Export:
    # A module found by its name has no types.
    return cast(Export, import_module(EXPORTS[name]).exported)
