"""The paragraphs of a body, without what certainly is code between fences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

_LANGUAGE = r"[ \t]*\.?[\w#.+-]*"
_OPTIONS = r"(?:[ \t]+(?:title|hl_lines|linenums)=(?:\"[^\"]*\"|'[^']*'))*"
_ATTRIBUTE = r"(?:[.#][\w-]+|[\w-]+=(?:\"[^\"`]*\"|'[^'`]*'|[\w.-]+))"
_ATTRIBUTES = rf"[ \t]*\{{[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}"
USUAL_FENCE = re.compile(rf"(?:{_LANGUAGE}(?:{_OPTIONS}|{_ATTRIBUTES})|[ \t]*\{{[ \t]*\.[\w#.+-]+[^}}]*\}})[ \t]*")
"""What stands behind the signs of a fence that every reader of Markdown takes for one."""
_FENCE = re.compile(r"(?P<prefix>[ \t>]*)(?P<signs>`{3,}|~{3,})(?P<rest>.*)")


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Texts between blank lines and outside fences of code, each with the line from 0 on which it begins.

    What begins like a fence and does not end as one is text.
    """
    lines = text.split("\n")
    ends = _ends(lines) if "```" in text or "~~~" in text else {}
    begun = at = 0
    while at <= len(lines):
        fence = _FENCE.fullmatch(lines[at]) if ends and at < len(lines) else None
        end = _end(fence, ends, at) if fence else None
        if at == len(lines) or end or not lines[at].strip():
            if begun < at:
                yield begun, "\n".join(lines[begun:at])
            begun = at = (end or at) + 1
        else:
            at += 1


def _ends(lines: list[str]) -> Mapping[tuple[str, str], list[int]]:
    """The lines that may end a fence, by what stands before its signs, and the signs."""
    ends: dict[tuple[str, str], list[int]] = {}
    for number, line in enumerate(lines):
        fence = _FENCE.fullmatch(line)
        if fence and not fence["rest"].strip():
            ends.setdefault((fence["prefix"], fence["signs"]), []).append(number)
    return ends


def _end(fence: re.Match[str], ends: Mapping[tuple[str, str], list[int]], at: int) -> int | None:
    alike = ends.get((fence["prefix"], fence["signs"]), [])
    following = bisect_right(alike, at)
    return alike[following] if following < len(alike) and USUAL_FENCE.fullmatch(fence["rest"]) else None
