"""`cxmap show`: one entity, its links both ways and its verdicts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from cxmap.adapters.cli.output import write
from cxmap.adapters.cli.stops import FINE, FOUND
from cxmap.adapters.cli.terminal import screen_of

SUMMARY = "show one entity, its links both ways and its verdicts"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar="KIND/ID", help="for example promise/next-day")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.card import card  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.complete import complete_map  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.lookup import document_named  # noqa: PLC0415  # likewise

    compiled = complete_map(arguments)
    if compiled is None:
        return FOUND
    document = document_named(arguments.key, compiled.catalogue)
    lines = card(document, compiled, screen_of(sys.stdout, arguments.color))
    write("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE
