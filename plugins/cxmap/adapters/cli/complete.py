"""The compiled map for commands that need one without errors."""

from __future__ import annotations

import sys
from argparse import Namespace

from cxmap.adapters.cli.compiling import Reading, compiled, located
from cxmap.adapters.cli.output import write_for_people
from cxmap.adapters.cli.terminal import screen_of
from cxmap.findings.formats import text


def complete_reading(arguments: Namespace) -> Reading | None:
    """The map and its files; where errors stand in the way, None, after they were written to standard error."""
    reading = compiled(located(arguments))
    errors = reading.map.errors
    if not errors:
        return reading
    write_for_people(text.formatted(reading.report(errors), screen_of(sys.stderr, arguments.color)), sys.stderr)
    return None
