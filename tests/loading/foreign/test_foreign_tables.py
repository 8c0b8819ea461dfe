from __future__ import annotations

import pytest

from cxmap.loading.foreign.foreign_tables import ForeignTable, csv_table
from cxmap.loading.records.csv_rows import Unusable


def _table(text: str | bytes) -> ForeignTable:
    table = csv_table("list", text if isinstance(text, bytes) else text.encode())
    assert isinstance(table, ForeignTable), table
    return table


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_whatever_stands_between_its_cells(separator: str) -> None:
    text = f"Name{separator}Score\r\nDoor{separator}3\r\n\r\nShop{separator}4\r\n"

    assert _table(text) == ForeignTable("list", ("Name", "Score"), ((2, ("Door", "3")), (4, ("Shop", "4"))))


def test_titles_above_the_names_of_columns_are_passed_over() -> None:
    table = _table("Our list;;\nas of today;;\nName;Score;\nDoor;3;x\n".encode("cp1252"))

    assert table.heads == ("Name", "Score", "")
    assert table.rows == ((4, ("Door", "3", "x")),)
    assert table.cells(table.rows[0][1]) == {"Name": "Door", "Score": "3"}


def test_equal_names_of_columns_get_a_number_and_blanks_in_them_are_one() -> None:
    assert _table("a, a ,b  c,a,\n1,2,3,4,5\n").heads == ("a", "a (2)", "b c", "a (3)", "")


def test_a_table_of_one_column_is_one() -> None:
    assert _table("Name\nDoor\nShop\n").rows == ((2, ("Door",)), (3, ("Shop",)))


@pytest.mark.parametrize(
    ("cell", "typed"), [("'=1+1", "=1+1"), ("''=1", "'=1"), ("'t is", "'t is"), ("'-5", "-5"), ("=1", "=1"), ("'", "'")]
)
def test_an_apostrophe_before_what_would_be_calculated_is_taken_off(cell: str, typed: str) -> None:
    assert _table(f"Name,B\n{cell},x\n").rows[0][1][0] == typed


def test_rows_before_wrong_quotes_are_read() -> None:
    assert _table('Name,B\nDoor,1\n"Shop"x,2\n').rows == ((2, ("Door", "1")),)


@pytest.mark.parametrize("content", [b"", b"Name;Score\n", b"\xff\xfea\x00", b"\x81;\x81"])
def test_what_is_no_table_is_said(content: bytes) -> None:
    assert isinstance(csv_table("list", content), Unusable)


def test_what_nobody_can_see_is_not_read() -> None:
    assert _table("Na\u200bme,B\n\u00a0Do\u202eor\u00a0one ,\u200d\u200d\n").rows == ((2, ("Door one", "")),)


def test_a_table_of_measurements_is_known() -> None:
    assert _table("Period,Value\n2026,3\n").is_of_measurements
    assert not _table("Period,Name\n2026,3\n").is_of_measurements
