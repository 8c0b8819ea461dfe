"""`cxmap lsp`: the language server, which an editor starts and talks with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from cxmap.adapters.cli.output import FINE, CannotRunError

SUMMARY = "the language server for editors: findings, completion, cards, references, renames and quick fixes"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--stdio", action="store_true", help="talk over standard input and output, as it always does")


def run(arguments: Namespace) -> int:
    if find_spec("pygls") is None:
        raise CannotRunError("the language server needs one more package; install it by `pip install 'cxmap[lsp]'`")
    import gc  # noqa: PLC0415  # start-up stays short

    from cxmap.adapters.cli.editor.server import serve  # noqa: PLC0415  # likewise

    # It lives as long as the editor, so that what it has made and left must go.
    gc.enable()
    serve(arguments)
    return FINE
