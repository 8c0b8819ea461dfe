"""The formats that `cxmap export` writes: one module, which has `exported`, and one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:  # the names of the formats must not cost the command line the import of the compiler
    from cxmap.compiler import Map

Export = Callable[["Map"], Mapping[str, bytes]]
"""From the map to the files that hold it, by their names."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """The module that makes it, the ending of the one file that holds everything, and whether people can read it."""

    module: str
    ending: str
    is_text: bool = False


EXPORTS: Mapping[str, ExportFormat] = {
    "json": ExportFormat("cxmap.adapters.export.json", ".json", is_text=True),
    "csv": ExportFormat("cxmap.adapters.export.csv", ".zip"),
    "xlsx": ExportFormat("cxmap.adapters.export.xlsx", ".xlsx"),
    "mermaid": ExportFormat("cxmap.adapters.export.mermaid", ".zip"),
    "openslo": ExportFormat("cxmap.adapters.export.openslo", ".yaml", is_text=True),
}


def exporter(name: str) -> Export:
    # A module found by its name has no types.
    return cast(Export, import_module(EXPORTS[name].module).exported)
