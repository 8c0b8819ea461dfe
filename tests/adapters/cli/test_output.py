from __future__ import annotations

import io
from typing import TextIO

import pytest

from cxmap.adapters.cli.output import has_colour


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "choice", "environment", "expected"),
    [
        (_Terminal(), "auto", {}, True),
        (io.StringIO(), "auto", {}, False),
        (None, "auto", {}, False),
        (_Terminal(), "never", {"FORCE_COLOR": "1"}, False),
        (io.StringIO(), "always", {"NO_COLOR": "1"}, True),
        (_Terminal(), "auto", {"NO_COLOR": "1"}, False),
        (_Terminal(), "auto", {"NO_COLOR": ""}, True),
        (_Terminal(), "auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (io.StringIO(), "auto", {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), "auto", {"CLICOLOR_FORCE": "1"}, True),
        (io.StringIO(), "auto", {"CLICOLOR_FORCE": "0"}, False),
        (_Terminal(), "auto", {"FORCE_COLOR": "0"}, False),
        (_Terminal(), "auto", {"CLICOLOR": "0"}, False),
        (_Terminal(), "auto", {"TERM": "dumb"}, False),
        (_Terminal(), "auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_follows_the_option_the_variables_and_the_stream(
    stream: TextIO | None, choice: str, environment: dict[str, str], *, expected: bool
) -> None:
    assert has_colour(stream, choice, environment) is expected
