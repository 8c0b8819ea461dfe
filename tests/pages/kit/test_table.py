from __future__ import annotations

from cxmap.pages.kit.table import Head, Holds, Table

NAME, TEXT, NUMBER = Head("Name", Holds.NAME), Head("Text"), Head("Number", Holds.NUMBER)


def test_a_row_of_many_values_is_read_by_itself_where_it_does_not_fit() -> None:
    assert Table("Many", (NAME, NUMBER, NUMBER, TEXT), ()).stacks


def test_a_row_of_three_is_read_by_itself_where_one_of_them_is_prose() -> None:
    assert Table("Prose", (NAME, TEXT, Head("Why", Holds.PROSE)), ()).stacks


def test_figures_are_compared_in_their_columns() -> None:
    assert not Table("Figures", (NAME, NUMBER, NUMBER, NUMBER), ()).stacks


def test_a_table_of_five_columns_needs_the_whole_width() -> None:
    assert Table("Wide", (NAME, TEXT, TEXT, TEXT, NUMBER), ()).is_wide
    assert not Table("Narrow", (NAME, TEXT, TEXT, NUMBER), ()).is_wide


def test_a_table_that_fits_stays_one() -> None:
    assert not Table("Few", (NAME, TEXT, TEXT), ()).stacks
