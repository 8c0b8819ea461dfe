"""Cells of a CSV file as spreadsheets of any country write it: its letters, its separator, its row of names."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from cxmap.findings.suggest import nearest
from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.records.columns import NEEDED, column_named, other_name

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_MOST_ABOVE = 20
"""So many rows are looked at for the row of names."""

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
UTF8, WINDOWS = "UTF-8", "Windows-1252"
SAVE_AS = "in Excel, save it as “CSV UTF-8”"

Cells = tuple[int, list[str]]
"""The line on which a row begins, and what is in it."""


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The rows below the row of names; above it there may be `titles`, which are passed over.

    `width` counts the cells in the row of names, those without a name at its end too.
    """

    separator: str
    line: int
    names: tuple[str, ...]
    width: int
    rows: tuple[Cells, ...]
    titles: int = 0


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a file is no table of measurements, and the way out."""

    message: str
    hint: str


def decoded_table(content: bytes) -> tuple[str, str] | Unusable:
    """The text with plain line ends, and the encoding in which it was saved."""
    if content.startswith(_UTF16):
        return Unusable("this file is saved as UTF-16, which Excel calls “Unicode Text”", SAVE_AS)
    bare, encoding = content.removeprefix(_BOM), UTF8
    try:
        text = bare.decode()
    except UnicodeDecodeError:
        try:
            text, encoding = bare.decode("cp1252"), WINDOWS
        except UnicodeDecodeError:
            return Unusable("this file is saved neither as UTF-8 nor as Windows-1252", SAVE_AS)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def sheet_from(text: str) -> WrittenTable | Unusable:
    """The cells of a text, whatever stands between them, or why they cannot be told."""
    for separator in SEPARATORS:
        above = _first_rows(text, separator)
        for number, (line, cells) in enumerate(above):
            names = tuple(map(column_named, cells))
            if all(name in names for name in NEEDED):
                return _below(text, separator, line, names, above[:number])
    return _no_names(text)


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


def _end_of_cell(line: str, separator: str, begin: int) -> int | None:
    """Where a cell ends that begins here; None where its quotes are not closed on this line."""
    if line.startswith('"', begin):
        closed = _QUOTED.match(line, begin)
        end = closed.end() if closed else -1
        return end if closed and line[end : end + 1] in ("", separator) else None
    end = line.find(separator, begin)
    return len(line) if end < 0 else end


def _below(
    text: str, separator: str, line: int, names: tuple[str, ...], above: Sequence[Cells]
) -> WrittenTable | Unusable:
    if misplaced := next((first for first, cells in above if _is_measurement(names, cells)), None):
        message = f"line {misplaced} looks like a measurement and stands above the row of names"
        return Unusable(message, "put the row of names, which has `period` and `value`, above all measurements")
    rows: list[Cells] = []
    try:
        rows.extend(_rows(text, separator))
    except csv.Error:
        before = f" after line {rows[-1][0]}" if rows else ""
        message = f"the cells of this file cannot be told apart{before}: quotes are wrong, or a cell is very long"
        return Unusable(message, 'write a quote inside a quoted cell twice (`""`), and close every quoted cell')
    below = tuple((first, cells) for first, cells in rows if first > line and _names(cells) != names)
    named = max(number for number, name in enumerate(names, 1) if name)
    return WrittenTable(separator, line, names[:named], len(names), below, len(above))


def _rows(text: str, separator: str) -> Iterator[Cells]:
    """Each row that holds something, with the line on which it begins."""
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator, strict=True)
    first = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield first, cells
        first = reader.line_num + 1


def _first_rows(text: str, separator: str) -> list[Cells]:
    rows: list[Cells] = []
    # Another separator may be the right one; else the rows before the mistake tell what is wrong.
    with suppress(csv.Error):
        rows.extend(islice(_rows(text, separator), _MOST_ABOVE))
    return rows


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(column_named, cells))


def _is_measurement(names: Sequence[str], cells: Sequence[str]) -> bool:
    by_name = dict(zip(names, cells, strict=False))
    period, value = (by_name.get(name, "").strip() for name in NEEDED)
    return _is_like_period(period) and _is_like_number(value)


def _looks_measured(cells: Sequence[str]) -> bool:
    """Whether one cell begins like a period and another is a number."""
    bare = [cell.strip() for cell in cells]
    periods = [cell for cell in bare if _is_like_period(cell)]
    return bool(periods) and any(cell not in periods and _is_like_number(cell) for cell in bare)


def _is_like_period(cell: str) -> bool:
    return len(cell) >= len("2026") and cell[:4].isdigit() and cell[4:5] in ("", "-")


def _is_like_number(cell: str) -> bool:
    plain = cell.rstrip("% ").replace(",", ".").lstrip("+-")
    return plain.replace(".", "", 1).isdigit()


def _no_names(text: str) -> Unusable:
    """Advice for a file whose row of names is missing or has other names."""
    candidates = [(separator, cells) for separator in SEPARATORS for _, cells in _first_rows(text, separator)]
    if not candidates:
        return Unusable("this file has no rows", "write a row of names, `period,value`, and the measurements below it")
    separator, likest = max(candidates, key=lambda each: (_known_names(each[1]), len(each[1])))
    first = next(cells for its, cells in candidates if its == separator)
    if not _known_names(likest) and _looks_measured(first):
        return Unusable("this file has no row of names", _names_to_add(separator, first))
    lacking = [name for name in NEEDED if name not in _names(likest)]
    meant = {name: cell.strip() for cell in likest for name in lacking if _meant(cell, _names(likest)) == name}
    said = " and ".join(f"`{name}`" for name in lacking)
    renamed = [f"if `{cell.replace(STAND_IN, '')}` is the {name}, call it `{name}`" for name, cell in meant.items()]
    hint = (
        "; ".join(renamed)
        or f"name the columns in the first row: `{separator.join(NEEDED)}`, and the others after them"
    )
    return Unusable(f"no row of this file names a column {said}", hint)


def _known_names(cells: Sequence[str]) -> int:
    return sum(_meant(cell, ()) is not None for cell in cells)


def _names_to_add(separator: str, cells: Sequence[str]) -> str:
    order = NEEDED if _is_like_period(cells[0].strip()) else NEEDED[::-1]
    if len(cells) == len(NEEDED):
        return f"put a line with `{separator.join(order)}` above the first row"
    example = separator.join((*NEEDED, "sample"))
    return f"put a row of names above the first row, one for each of its {len(cells)} columns, such as `{example}`"


def _meant(cell: str, present: Collection[str]) -> str | None:
    """The column that a name seems to stand for."""
    name = column_named(cell)
    known = name if name in NEEDED else nearest(name, NEEDED) or other_name(name)
    return known if known not in present else None
