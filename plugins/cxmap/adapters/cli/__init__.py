"""The command line: one module and one line in `commands.py` for each command."""

from cxmap.adapters.cli.program import console, main

__all__ = ["console", "main"]
