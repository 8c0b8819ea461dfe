"""The lines of one top-level field, where they can be told without reading the rest: most files are written so."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Each top-level key with its lines, at their own place behind empty lines; nothing where that cannot be told."""
    text += "\n"
    if not _USUAL.fullmatch(text):
        return
    begun = list(_FIELD.finditer(text))
    for number, field in enumerate(begun):
        end = begun[number + 1].start() if number + 1 < len(begun) else len(text)
        yield field[1], "\n" * text.count("\n", 0, field.start()) + text[field.start() : end]
