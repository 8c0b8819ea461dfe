from __future__ import annotations

from datetime import date

import pytest

from cxmap.findings.corrections import corrected
from cxmap.loading.records.csv_rows import cell_in
from cxmap.loading.records.tables import table_from

DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("line", "index", "cell"),
    [
        ("a,b", 0, "a"),
        ("a,b", 1, "b"),
        ("a,  b c ,d", 1, "b c"),
        ('"x",y', 0, "x"),
        ('" x",y', 0, "x"),
        ('"x, z",y', 1, "y"),
        ("a,,c", 1, None),
        ("a", 1, None),
        ('"a""b",y', 0, None),
        ('"open,y', 0, None),
        ('"open,y', 1, None),
        ('"x"y,z', 1, None),
    ],
)
def test_cell_is_found_in_its_line(line: str, index: int, cell: str | None) -> None:
    found = cell_in(line, ",", index)

    assert (line[found[0] : found[1]] if found else None) == cell


def _mended(text: str) -> str:
    found = table_from("days.csv", text.encode(), DAY).findings
    return corrected("days.csv", text, found).text


def test_cells_that_have_one_reading_are_mended_where_they_stand() -> None:
    assert _mended('period;value\r\nQ1 2026;95,3\r\n "Q2 2026" ;1\r\n"Q2 2025";2\r\n') == (
        'period;value\r\n2026-Q1;95,3\r\n "Q2 2026" ;1\r\n"2025-Q2";2\r\n'
    )


def test_decimal_comma_between_quotes_becomes_a_point() -> None:
    assert _mended('period,value\n2026-05,"95,3"\n') == 'period,value\n2026-05,"95.3"\n'


def test_rows_beyond_those_that_are_told_each_are_mended_too() -> None:
    text = "period,value\n" + "".join(f"Q{quarter} {year},9\n" for year in range(2020, 2026) for quarter in range(1, 5))

    assert "Q1 " not in _mended(text)


def test_cell_that_cannot_be_marked_has_no_suggestion() -> None:
    (finding,) = table_from("days.csv", b'period,value\n"Q1\n2026",9\n', DAY).findings

    assert (finding.suggestion, finding.place.span.column) == (None, 1)
