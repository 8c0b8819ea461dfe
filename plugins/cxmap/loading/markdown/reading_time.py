"""How long the site's Markdown takes to read a body, told from its shape and before anybody reads it.

Python-Markdown goes through a passage from its beginning for each sign that may mean something, and through what is
left of it for each line that begins something, so that time grows with the product of both. The weights are nanoseconds
on a usual machine, measured with the extensions of the example site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxmap.findings.finding import Finding, Place
from cxmap.findings.front_matter_rules import TOO_DEEP
from cxmap.loading.markdown.fenced import paragraphs
from cxmap.model.document import Body, Span
from cxmap.model.ids import Key

LONGEST = 10_000_000_000
"""Nanoseconds that one body may take."""

_SHORT = 1_500
"""Whatever is shorter is read soon."""
_SIGNS = "`*_[<&\\"
_OF_A_SIGN, _OF_A_LINE, _OF_A_FENCE, _OF_A_CELL = 2, 100, 15, 60_000
_OF_A_NOTE, _OF_A_CONTENTS, _OF_AN_ABBREVIATION, _OF_A_TAB = 1_500, 50, 1, 3
_OF_A_SIGN_IN_A_TABLE = 8
_BEGINS = re.compile(
    r"^ {0,3}(?:#|\*\[|\?\?\?|!!!|===|\[\^|:[ \t]|\[[^\]\n]*\]:|(?:-[ \t]*)+$|(?:=[ \t]*)+$|(?:\*[ \t]*){3,}$)",
    re.MULTILINE,
)
_ENTRY = re.compile(r"^[ \t>]*(?:[-+*]|\d+[.)])[ \t]", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\]\n]{1,200})\](?!:)")
_TAB = re.compile(r"^ *===", re.MULTILINE)
_ABBREVIATION = re.compile(r"^ {0,3}\*\[", re.MULTILINE)
_DELIMITERS = re.compile(r"[ \t>]*\|?[ \t:|-]*-[ \t:|-]*")
_CONTENTS = "[TOC]"


@dataclass(frozen=True, slots=True)
class SlowPart:
    """A part of a body that takes time: how long, what it is, and on which line, from 0, it begins."""

    nanoseconds: int
    what: str
    line: int


def too_slow(path: str, entity: Key | None, body: Body) -> Finding | None:
    """The finding for a body that would keep a site busy for minutes."""
    part = slowest_part(body.text)
    if part is None:
        return None
    line = body.first_line + part.line
    message = f"the site would take very long to read this text: there are too many {part.what}"
    hint = "part it by blank lines, or into several pages; figures belong into a CSV file"
    return TOO_DEEP.at(Place(path, Span(line, 1, line, 1), entity), message, hint=hint)


def slowest_part(text: str) -> SlowPart | None:
    """The part that takes most of the time, where a body takes longer than any may."""
    if len(text) < _SHORT or _at_most(text) <= LONGEST:
        return None
    parts = [*_of_the_whole(text), *_of_paragraphs(text)]
    if sum(part.nanoseconds for part in parts) <= LONGEST:
        return None
    return max(parts, key=lambda part: part.nanoseconds)


def _at_most(text: str) -> int:
    """Quickly told, and never too little: the time if all lines were of the slowest sort."""
    lines = text.count("\n") + 1
    of_a_line = _OF_A_LINE + _OF_A_FENCE + _OF_AN_ABBREVIATION + _OF_A_TAB
    passage = len(text) * (_signs(text) * _OF_A_SIGN_IN_A_TABLE + lines * of_a_line)
    cells = text.count("|") * lines * _OF_A_CELL
    return passage + cells + text.count("[^") ** 2 * _OF_A_NOTE + text.count(_CONTENTS) ** 2 * _OF_A_CONTENTS


def _of_the_whole(text: str) -> Iterator[SlowPart]:
    """Parts for each of which the whole body is looked at once more."""
    fences = len(_FENCE.findall(text))
    yield SlowPart(fences * len(text) * _OF_A_FENCE, "fences of code", _line(text, _FENCE.search(text)))
    abbreviations = len(_ABBREVIATION.findall(text))
    first = _line(text, _ABBREVIATION.search(text))
    yield SlowPart(abbreviations * len(text) * _OF_AN_ABBREVIATION, "abbreviations", first)
    yield SlowPart(len(_TAB.findall(text)) * len(text) * _OF_A_TAB, "tabs", _line(text, _TAB.search(text)))
    contents = text.count(_CONTENTS)
    yield SlowPart(
        contents**2 * _OF_A_CONTENTS, "tables of contents", text.count("\n", 0, max(0, text.find(_CONTENTS)))
    )
    if text.count("[^") > 1:
        notes = _counted(_NOTE.findall(text))
        most = max(notes.values(), default=0)
        yield SlowPart(most**2 * _OF_A_NOTE, "references to one footnote", _line(text, _NOTE.search(text)))


def _counted(names: list[str]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _of_paragraphs(text: str) -> Iterator[SlowPart]:
    for line, paragraph in paragraphs(text):
        begun = len(_BEGINS.findall(paragraph)) * len(paragraph) * _OF_A_LINE
        yield SlowPart(begun, "lines without a blank line between them that each begin something", line)
        if cells := _cells(paragraph):
            yield SlowPart(cells * _OF_A_CELL, "cells in a table", line)
        of_a_sign = _OF_A_SIGN_IN_A_TABLE if cells else _OF_A_SIGN
        read = sum(len(passage) * _signs(passage) for passage in _passages(paragraph, is_table=cells > 0)) * of_a_sign
        yield SlowPart(read, "signs of Markdown in one paragraph", line)


def _passages(paragraph: str, *, is_table: bool) -> Iterator[str]:
    """The texts that are each read alone: rows of a table, entries of a list, else the whole."""
    if is_table:
        yield from paragraph.split("\n")
        return
    starts = [entry.start() for entry in _ENTRY.finditer(paragraph)]
    if not starts or starts[0] > 0:
        yield paragraph
        return
    yield from (paragraph[start:end] for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True))


def _cells(paragraph: str) -> int:
    """How many cells a table has; each row gets as many as its head."""
    head, _, rest = paragraph.partition("\n")
    delimiters, _, rows = rest.partition("\n")
    if "|" not in head + delimiters or not _DELIMITERS.fullmatch(delimiters):
        return 0
    return (head.strip(" \t>|").count("|") + 1) * (rows.count("\n") + 2)


def _signs(text: str) -> int:
    return sum(text.count(sign) for sign in _SIGNS) + text.count("  \n")


def _line(text: str, found: re.Match[str] | None) -> int:
    return text.count("\n", 0, found.start()) if found else 0
