"""`cxmap schema`: JSON Schema of the front matter, made from the model."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace

from cxmap.adapters.cli.named_kind import kind_named
from cxmap.adapters.cli.output import FINE, write

SUMMARY = "print a JSON Schema of the front matter, for editors, forms and other programs"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kind", metavar="KIND", nargs="?", help="for example touchpoint (default: all kinds in one document)"
    )


def run(arguments: Namespace) -> int:
    from cxmap.model.json_schema import kind_schema, map_schema  # noqa: PLC0415  # start-up stays short

    schema = kind_schema(kind_named(arguments.kind)) if arguments.kind else map_schema()
    # The fields stay in the model's order, which is that of a form.
    write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", sys.stdout)
    return FINE
