"""How long the site's Markdown takes to read a body, told from its shape and before anybody reads it.

Python-Markdown goes through a passage from its beginning for each sign that may mean something, and through what is
left of it for each line that begins something, so that time grows with the product of both. The weights are nanoseconds
on a usual machine, measured with the extensions of the example site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxmap.findings.finding import Finding, Place
from cxmap.findings.front_matter_rules import TOO_DEEP
from cxmap.loading.markdown.fenced import paragraphs
from cxmap.loading.markdown.headings import slug
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
_OF_A_BLOCK, _OF_TWO_BLOCKS, _OF_A_MARKER, _OF_TWO_LINES, _OF_TWO_HEADINGS = 100_000, 1, 50_000, 20, 50
_OF_A_DEFINED_NOTE, _OF_A_BRACE, _OF_TWO_SPACES = 70, 8, 1
_OF_TWO_TAGS = 2
_LONG_LINE = 500
"""Characters of a line below which neither its braces nor its spaces take time."""
_SHORT_PARAGRAPH = 50
_MOST_BLOCKS = 61_000
"""About as many as alone take the longest time."""
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
_DEFINED_NOTE = re.compile(r"^ {0,3}\[\^[^\]\n]*\]:", re.MULTILINE)
_MARKERS = re.compile(r"^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))+", re.MULTILINE)
_MARKER = re.compile(r"[->+*]|\d+")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?P<words>.*)|^(?P<underlined>.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_SPACES = re.compile(r"[ \t]{50,}")
_TAB_STOP = 4

_INTO_PAGES = "part it into several pages; figures belong into a CSV file"
_SHORTER = "write a shorter line"

Paragraphs = Sequence[tuple[int, str]]
"""Each with the line, from 0, on which it begins."""


@dataclass(frozen=True, slots=True)
class SlowPart:
    """A part of a body that takes time: how long, what it is, on which line, from 0, it begins, and what to do."""

    nanoseconds: int
    what: str
    line: int
    way: str = "part it by blank lines, or into several pages; figures belong into a CSV file"


def too_slow(path: str, entity: Key | None, body: Body) -> Finding | None:
    """The finding for a body that would keep a site busy for minutes."""
    part = slowest_part(body.text)
    if part is None:
        return None
    line = body.first_line + part.line
    message = f"the site would take very long to read this text: there are too many {part.what}"
    return TOO_DEEP.at(Place(path, Span(line, 1, line, 1), entity), message, hint=part.way)


def slowest_part(text: str) -> SlowPart | None:
    """The part that takes most of the time, where a body takes longer than any may."""
    if len(text) < _SHORT or _at_most(text) <= LONGEST:
        return None
    texts = tuple(paragraphs(text))
    parts = [replace(part, way=_INTO_PAGES) for part in (*_of_the_whole(text), *_of_blocks(texts))]
    if sum(part.nanoseconds for part in parts) <= LONGEST:
        parts += _of_paragraphs([(line, each) for line, each in texts if len(each) > _SHORT_PARAGRAPH])
    if sum(part.nanoseconds for part in parts) <= LONGEST:
        return None
    return max(parts, key=lambda part: part.nanoseconds)


def _at_most(text: str) -> int:
    """Quickly told, and never too little: the time if all lines were of the slowest sort."""
    lines = text.count("\n") + 1
    of_a_line = _OF_A_LINE + _OF_A_FENCE + _OF_AN_ABBREVIATION + _OF_A_TAB
    signs = _signs(text) * _OF_A_SIGN_IN_A_TABLE + text.count("{") * _OF_A_BRACE + lines * of_a_line
    cells = text.count("|") * lines * _OF_A_CELL
    blocks = lines * _OF_A_BLOCK + lines**2 * (_OF_TWO_BLOCKS + _OF_TWO_TAGS + _OF_TWO_LINES + _OF_TWO_HEADINGS)
    markers = sum(map(text.count, ">-+*.)")) * _OF_A_MARKER
    spaces = (_columns(text) if _SPACES.search(text) else 0) ** 2 * _OF_TWO_SPACES
    notes = text.count("[^") ** 2 * _OF_A_NOTE
    contents = text.count(_CONTENTS) ** 2 * _OF_A_CONTENTS
    return len(text) * signs + cells + blocks + markers + spaces + notes + contents


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
        first = _line(text, _NOTE.search(text))
        yield SlowPart(most**2 * _OF_A_NOTE, "references to one footnote", first)
        defined = len(_DEFINED_NOTE.findall(text))
        yield SlowPart(sum(notes.values()) * defined * _OF_A_DEFINED_NOTE, "footnotes", first)


def _of_blocks(texts: Paragraphs) -> Iterator[SlowPart]:
    """Parts for each of which the list of all blocks is moved, or those before it are looked at."""
    blocks = len(texts)
    last = texts[min(blocks, _MOST_BLOCKS) - 1][0] if texts else 0
    tags = sum(text.lstrip(" ").startswith("<") for _, text in texts)
    cost = blocks * _OF_A_BLOCK + blocks**2 * _OF_TWO_BLOCKS + tags**2 * _OF_TWO_TAGS
    yield SlowPart(cost, "texts between blank lines", last)
    marked = [(line, count) for line, text in texts if (count := _markers(text))]
    yield SlowPart(
        sum(count for _, count in marked) * _OF_A_MARKER, "entries of lists and signs of quotations", _first(marked)
    )
    defined = [(line, count) for line, text in texts if (count := len(_ABBREVIATION.findall(text)))]
    if defined:
        lines = sum(text.count("\n") + 1 for _, text in texts) - sum(count for _, count in defined)
        yield SlowPart(lines**2 * _OF_TWO_LINES, "lines on a page that has abbreviations", _first(defined))
    headings = [(line, slug(_words(found))) for line, text in texts for found in _HEADING.finditer(text)]
    counts = _counted(words for _, words in headings)
    alike = [(line, words) for line, words in headings if counts[words] > 1]
    cost = sum(count**2 for count in counts.values()) * _OF_TWO_HEADINGS
    yield SlowPart(cost, "headings with the same words", _first(alike))


def _first(found: Sequence[tuple[int, object]]) -> int:
    return found[0][0] if found else 0


def _markers(text: str) -> int:
    return sum(len(_MARKER.findall(found[0])) for found in _MARKERS.finditer(text))


def _words(heading: re.Match[str]) -> str:
    return heading["words"] or heading["underlined"] or ""


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _of_paragraphs(texts: Paragraphs) -> Iterator[SlowPart]:
    for line, paragraph in texts:
        begun = len(_BEGINS.findall(paragraph)) * len(paragraph) * _OF_A_LINE
        yield SlowPart(begun, "lines without a blank line between them that each begin something", line)
        if cells := _cells(paragraph):
            yield SlowPart(cells * _OF_A_CELL, "cells in a table", line)
        of_a_sign = _OF_A_SIGN_IN_A_TABLE if cells else _OF_A_SIGN
        read = sum(len(passage) * _signs(passage) for passage in _passages(paragraph, is_table=cells > 0)) * of_a_sign
        yield SlowPart(read, "signs of Markdown in one paragraph", line)
        long_lines = [each for each in paragraph.split("\n") if len(each) > _LONG_LINE]
        braces = sum(each.count("{") * len(each) for each in long_lines)
        yield SlowPart(braces * _OF_A_BRACE, "braces in one line", line, _SHORTER)
        spaces = sum(_columns(found[0]) ** 2 for each in long_lines for found in _SPACES.finditer(each))
        yield SlowPart(spaces * _OF_TWO_SPACES, "spaces in one line", line, _SHORTER)


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


def _columns(text: str) -> int:
    """How many columns a text takes at most."""
    return len(text) + text.count("\t") * (_TAB_STOP - 1)


def _signs(text: str) -> int:
    return sum(text.count(sign) for sign in _SIGNS) + text.count("  \n")


def _line(text: str, found: re.Match[str] | None) -> int:
    return text.count("\n", 0, found.start()) if found else 0
