"""Whoever follows the hints of a table to the letter gets the figures that stood there before the mistake."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from cxmap.findings.finding import Finding
from cxmap.loading.records.tables import CsvTable, table_from

AS_OF = date(2026, 6, 30)
NAMES = ["period", "value", "sample"]
Table = list[list[str]]
_MONTHS = ("January", "February", "March", "April", "May", "June")


def _comma(row: list[str], _: random.Random) -> None:
    row[1] = f'"{row[1].replace(".", ",")}"'


def _month_in_words(row: list[str], chance: random.Random) -> None:
    year, month = row[0].split("-")
    name = _MONTHS[int(month) - 1]
    row[0] = chance.choice((f"{name} {year}", f"{name[:3]}-{year[2:]}", f"{month}/{year}"))


def _word_in_sample(row: list[str], _: random.Random) -> None:
    row[2] += " parcels"


ROW_MISTAKES: Sequence[Callable[[list[str], random.Random], None]] = (_comma, _month_in_words, _word_in_sample)


@pytest.mark.parametrize("seed", range(200))
def test_following_the_hint_of_a_row_brings_back_its_figures(seed: int) -> None:
    chance = random.Random(seed)
    rows = _rows(chance)
    wrong = [list(row) for row in rows]
    for number in chance.sample(range(len(rows)), min(len(rows), 3)):
        chance.choice(ROW_MISTAKES)(wrong[number], chance)

    for _ in range(10):
        table = _read(NAMES, wrong)
        if not table.findings:
            break
        _follow(table.findings[0], wrong)

    assert _values(_read(NAMES, wrong)) == _values(_read(NAMES, rows))
    assert len(table.rows) == len(rows)


@pytest.mark.parametrize("name", ["Smaple", "sampel", "samples", "sampl"])
def test_following_the_hint_of_a_name_brings_back_its_column(name: str) -> None:
    rows = _rows(random.Random(1))
    wrong = _read([*NAMES[:2], name], rows)

    meant = re.search(r"did you mean `(\w+)`", wrong.findings[0].hint)

    assert meant
    assert not wrong.is_usable
    assert _values(_read([*NAMES[:2], meant[1]], rows)) == _values(_read(NAMES, rows))


@pytest.mark.parametrize("columns", [2, 3])
def test_following_the_hint_of_a_file_without_names_brings_back_its_figures(columns: int) -> None:
    rows = [row[:columns] for row in _rows(random.Random(2))]
    wrong = _read(rows[0], rows[1:])

    names = re.search(r"`([a-z,]+)`", wrong.findings[0].hint)

    assert names
    assert _values(_read(names[1].split(","), rows)) == _values(_read(NAMES[:columns], rows))


@pytest.mark.parametrize("seed", range(50))
def test_following_the_hint_of_a_table_with_periods_across_brings_back_its_figures(seed: int) -> None:
    chance = random.Random(seed)
    rows = sorted(_rows(chance))[:3]
    months = [f"{_MONTHS[int(period[-2:]) - 1]} 2026" for period, _, _ in rows]
    label, count = (
        chance.choice(("On time", "Wert in %")),
        chance.choice(("Anzahl Sendungen", "Number of parcels", "n")),
    )
    wrong = _read(["Kennzahl", *months], [[label, *(row[1] for row in rows)], [count, *(row[2] for row in rows)]])

    turned = wrong.findings[0].hint.partition(":\n")[2]

    assert not wrong.is_usable
    assert _values(_table(turned)) == _values(_read(NAMES, rows))


@pytest.mark.parametrize("seed", range(50))
def test_following_the_hint_of_other_names_brings_back_their_figures(seed: int) -> None:
    chance = random.Random(seed)
    rows = _rows(chance)
    names = [chance.choice(each) for each in (("Monat", "Stand"), ("Wert", "Quote"), ("Anzahl Fälle", "Sample size"))]
    order = chance.sample(range(3), 3)
    shuffled = [[row[index] for index in order] for row in rows]
    wrong = _read([names[index] for index in order], shuffled)

    written = re.findall("write `([^`]+)`", wrong.findings[0].hint)

    assert {*written[0].split(",")} == {*NAMES}
    assert written[0].split(",") == [NAMES[index] for index in order]


def _rows(chance: random.Random) -> Table:
    months = chance.sample(range(1, 7), 4)
    return [[f"2026-{month:02}", f"{chance.randint(10, 999) / 10}", str(chance.randint(1, 999))] for month in months]


def _read(names: Sequence[str], rows: Table) -> CsvTable:
    return _table("\n".join(",".join(cells) for cells in (names, *rows)))


def _table(text: str) -> CsvTable:
    return table_from("a.csv", text.encode(), AS_OF)


def _values(table: CsvTable) -> list[tuple[str, ...]]:
    return [tuple(row.values.values()) for row in table.rows]


def _follow(finding: Finding, rows: Table) -> None:
    """Writes the first text that a hint shows in place of the one that the message shows."""
    wrong, right = finding.message.rsplit("`", 2)[1], re.findall(r"write `([^`]+)`", finding.hint)[0]
    row = rows[finding.place.span.line - 2]
    row[:] = [right if cell.strip('"') == wrong else cell for cell in row]
