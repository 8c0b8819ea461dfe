"""`cxmap export`: the whole map and its verdicts, for other programs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from cxmap.adapters.cli.output import write
from cxmap.adapters.cli.stops import FINE, FOUND
from cxmap.adapters.export import EXPORTS, exporter

SUMMARY = "write the whole map and its verdicts for other programs"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("format", choices=tuple(EXPORTS), metavar="FORMAT", help=", ".join(EXPORTS))


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.complete import complete_reading  # noqa: PLC0415  # start-up stays short

    reading = complete_reading(arguments)
    if reading is None:
        return FOUND
    for content in exporter(arguments.format)(reading.map).values():
        write(content.decode(), sys.stdout)
    return FINE
