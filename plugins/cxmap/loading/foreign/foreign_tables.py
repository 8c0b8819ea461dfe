"""Tables of others: a row of heads, and rows of cells as texts."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from cxmap.loading.files.characters import without_bad_characters
from cxmap.loading.records.columns import NEEDED, column_named
from cxmap.loading.records.csv_rows import SEPARATORS, Unusable, rows_in
from cxmap.loading.records.sheets import decoded_table

_MOST_ABOVE = 20
_WIDE_SPACE = "\u00a0"
_APOSTROPHE = "'"
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

NumberedRow = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """A table by its name: of its file, or of its sheet in a workbook. Rows are numbered as people see them."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def is_of_measurements(self) -> bool:
        """Whether it is a table that a capability can name as it is."""
        return set(NEEDED) <= set(map(column_named, self.heads))

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by their heads, but for empty ones."""
        return {head: cell for head, cell in zip(self.heads, row, strict=False) if head and cell}


def csv_table(name: str, content: bytes) -> ForeignTable | Unusable:
    """A CSV file as spreadsheets of any country write it."""
    decoded = decoded_table(content)
    if isinstance(decoded, Unusable):
        return decoded
    text, _ = decoded
    rows = max((_rows(text, separator) for separator in SEPARATORS), key=_width)
    return table_of(name, [(number, [_typed(cell) for cell in cells]) for number, cells in rows])


def table_of(name: str, rows: Sequence[NumberedRow]) -> ForeignTable | Unusable:
    """The table below the first row that has a name for most of its columns."""
    shown = ((number, [_shown(cell) for cell in cells]) for number, cells in rows)
    filled = [(number, cells) for number, cells in shown if any(cells)]
    if len(filled) <= 1:
        return Unusable(f"`{name}` has no rows below a row of names", "write the names of the columns above the rows")
    most = max(_named(cells) for _, cells in islice(filled, _MOST_ABOVE))
    first = next(at for at, (_, cells) in enumerate(filled) if 2 * _named(cells) > most)
    _, heads = filled[first]
    below = tuple((number, tuple(cells)) for number, cells in filled[first + 1 :])
    return ForeignTable(name, _each_once(heads), below)


def _rows(text: str, separator: str) -> list[NumberedRow]:
    """The rows as far as they can be told apart."""
    rows: list[NumberedRow] = []
    try:
        rows.extend(rows_in(text, separator))
    except csv.Error:
        return rows
    return rows


def _width(rows: Sequence[NumberedRow]) -> int:
    return max((_named(cells) for _, cells in islice(rows, _MOST_ABOVE)), default=0)


def _named(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _each_once(heads: Sequence[str]) -> tuple[str, ...]:
    """The heads, of which equal ones get a number."""
    seen: dict[str, int] = {}
    named = []
    for head in (" ".join(head.split()) for head in heads):
        seen[head] = seen.get(head, 0) + 1
        named.append(f"{head} ({seen[head]})" if head and seen[head] > 1 else head)
    return tuple(named)


def _shown(cell: str) -> str:
    """The cell as people see it."""
    return without_bad_characters(cell).replace(_WIDE_SPACE, " ").strip()


def _typed(cell: str) -> str:
    """The text without the apostrophe by which it was kept from being calculated."""
    bare = cell.removeprefix(_APOSTROPHE)
    is_guarded = cell != bare and bare.removeprefix(_APOSTROPHE).lstrip(" ").startswith(_BEGINS_FORMULA)
    return bare if is_guarded else cell
