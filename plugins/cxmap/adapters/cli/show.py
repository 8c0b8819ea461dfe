"""`cxmap show`: one entity, its links both ways and its verdicts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from cxmap.adapters.cli.output import write_for_people
from cxmap.adapters.cli.stops import FINE, FOUND
from cxmap.adapters.cli.terminal import screen_of

SUMMARY = "show one entity, its links both ways and its verdicts"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar="KIND/ID", help="for example promise/next-day")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.card import card  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.complete import complete_reading  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.lookup import document_named  # noqa: PLC0415  # likewise

    reading = complete_reading(arguments)
    if reading is None:
        return FOUND
    document = document_named(arguments.key, reading.map.catalogue)
    lines = card(document, reading, screen_of(sys.stdout, arguments.color))
    write_for_people("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE
