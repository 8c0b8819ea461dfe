"""The lines of one top-level field, where they can be told without reading the rest: most files are written so."""

from __future__ import annotations

import re
from collections.abc import Callable

_USUAL = re.compile(
    r"""(?:
        (?: [\w-]++: (?=[ \n]) | -?(?=[ \n]) | (?=\#) )          # a key, an entry, an indented line, a comment
        (?: [^\n"'\[\]{}\#] | "[^"\\\n]*+" | '[^'\n]*+' | \[[^\[\]\n"'\#]*+\] | \{[^{}\n"'\#]*+\} )*+
        (?:\#[^\n]*+)? \n
    )*+""",
    re.VERBOSE,
)
"""Every quote and bracket is closed on its own line, so that what stands in the first column begins a field."""
_FIELD = re.compile(r"^([\w-]++):[ \n]", re.MULTILINE)


def lines_of_field(text: str, is_wanted: Callable[[str], bool]) -> str | None:
    """The lines of the first top-level field that is wanted, at their own place behind empty lines.

    None where there is none, or where that cannot be told.
    """
    text += "\n"
    if not _USUAL.fullmatch(text):
        return None
    begun = _FIELD.finditer(text)
    field = next((field for field in begun if is_wanted(field[1])), None)
    if field is None:
        return None
    after = next(begun, None)
    return "\n" * text.count("\n", 0, field.start()) + text[field.start() : after.start() if after else len(text)]
