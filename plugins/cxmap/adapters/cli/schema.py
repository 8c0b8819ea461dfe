"""`cxmap schema`: JSON Schema of the front matter and of the export, made from the model."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from cxmap.adapters.cli.named_kind import kind_named
from cxmap.adapters.cli.output import FINE, write

if TYPE_CHECKING:
    from cxmap.model.schema_values import JsonSchema

SUMMARY = "print a JSON Schema of the front matter, or of the export, for editors, forms and other programs"
EXPORT = "export"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        help=f"for example touchpoint, or `{EXPORT}` for what `cxmap export json` writes (default: all kinds)",
    )


def run(arguments: Namespace) -> int:
    # The fields stay in the model's order, which is that of a form.
    write(json.dumps(_schema(arguments.kind), ensure_ascii=False, indent=2) + "\n", sys.stdout)
    return FINE


def _schema(asked: str | None) -> JsonSchema:
    from cxmap.model.json_schema import kind_schema, map_schema  # noqa: PLC0415  # start-up stays short

    if asked == EXPORT:
        from cxmap.adapters.export.json_schema import export_schema  # noqa: PLC0415  # likewise

        return export_schema()
    return kind_schema(kind_named(asked)) if asked else map_schema()
