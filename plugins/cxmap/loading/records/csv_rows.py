"""Rows of a CSV file: its cells, where they stand, and how they are written."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from cxmap.loading.files.characters import STAND_IN
from cxmap.model.document import START, Span

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_MOST_ABOVE = 20
"""So many rows are looked at for the row of names."""
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_LONGEST_SHOWN = 60

Cells = tuple[int, list[str]]
"""The line on which a row begins, and what is in it."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a file is no table of measurements, where that shows, and the way out."""

    message: str
    hint: str
    span: Span = START
    suggestion: str | None = None


def rows_in(text: str, separator: str) -> Iterator[Cells]:
    """Each row that holds something, with the line on which it begins."""
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator, strict=True)
    first = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield first, cells
        first = reader.line_num + 1


def first_rows(text: str, separator: str) -> list[Cells]:
    rows: list[Cells] = []
    # Another separator may be the right one; else the rows before the mistake tell what is wrong.
    with suppress(csv.Error):
        rows.extend(islice(rows_in(text, separator), _MOST_ABOVE))
    return rows


def cell_in(line: str, separator: str, index: int) -> tuple[int, int] | None:
    """Where the text of a cell begins and ends in its line; None where that is not plain."""
    begin = 0
    for _ in range(index):
        end = _end_of_cell(line, separator, begin)
        if end is None or end == len(line):
            return None
        begin = end + len(separator)
    last = _end_of_cell(line, separator, begin)
    if last is None:
        return None
    cell = line[begin:last]
    bare = cell[1:-1].strip() if cell.startswith('"') else cell.strip()
    first = begin + cell.find(bare)
    return (first, first + len(bare)) if bare and '"' not in bare else None


def shown(cell: str) -> str:
    """A cell as a message shows it."""
    plain = " ".join(cell.replace(STAND_IN, "").split())
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN]}…"


def row_of(cells: Sequence[str], separator: str) -> str:
    """A row as it is written, without the empty cells at its end."""
    return separator.join(_quoted(shown(cell), separator) for cell in cells).rstrip(separator)


def _quoted(cell: str, separator: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if separator in cell or '"' in cell else cell


def _end_of_cell(line: str, separator: str, begin: int) -> int | None:
    """Where a cell ends that begins here; None where its quotes are not closed on this line."""
    if line.startswith('"', begin):
        closed = _QUOTED.match(line, begin)
        end = closed.end() if closed else -1
        return end if closed and line[end : end + 1] in ("", separator) else None
    end = line.find(separator, begin)
    return len(line) if end < 0 else end
