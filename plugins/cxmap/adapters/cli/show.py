"""`cxmap show`: one entity, its links both ways and its verdicts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from cxmap.adapters.cli.output import FINE, FOUND, screen_of, write_for_people

SUMMARY = "show one entity, its links both ways and its verdicts"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar="KIND/ID", help="for example promise/next-day")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.card import card, document_named  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.compiling import compiled_without_errors  # noqa: PLC0415  # likewise

    content = compiled_without_errors(arguments)
    if content is None:
        return FOUND
    document = document_named(arguments.key, content.map.catalogue)
    lines = card(document, content, screen_of(sys.stdout, arguments.color))
    write_for_people("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE
