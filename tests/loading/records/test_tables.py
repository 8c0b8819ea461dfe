"""A table says the same in whatever dialect a spreadsheet wrote it."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from cxmap.loading.records.figures import figure_in
from cxmap.loading.records.tables import CsvTable, table_from
from cxmap.model.capability import Measurement

AS_OF = date(2026, 6, 30)
COLUMNS = ("period", "value", "sample", "low", "high", "source")


@dataclass(frozen=True)
class Dialect:
    separator: str
    decimal: str
    gap: str
    encoding: str
    percent: str
    above: Sequence[str]
    names: Sequence[str]
    end: str


@pytest.mark.parametrize("seed", range(300))
def test_a_table_reads_the_same_in_every_dialect(seed: int) -> None:
    chance = random.Random(seed)
    rows = [_row(chance, number) for number in range(chance.randint(1, 12))]
    dialect = _dialect(chance)

    table = table_from("a.csv", _written(rows, dialect), AS_OF)

    assert {finding.rule for finding in table.findings} <= {"table-read-as"}
    assert _read(table) == [tuple(row) for row in rows]


@pytest.mark.parametrize("seed", range(300))
def test_whatever_is_in_a_file_the_answer_is_findings(seed: int) -> None:
    chance = random.Random(seed)
    rows = [_row(chance, number) for number in range(3)]
    content = bytearray(_written(rows, _dialect(chance)))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 2)] = chance.choice(
            (b"", b'"', b",", b";", b"\t", b"\n", b"\x00", b"\x81", b"5")
        )

    table = table_from("a.csv", bytes(content), AS_OF)

    assert all(finding.message and finding.hint for finding in table.findings)
    assert "delete" not in " ".join(finding.hint for finding in table.findings if finding.rule == "bad-measurement")


@pytest.mark.parametrize(
    ("text", "decimal", "thousands"),
    [
        ("5,5", "5.5", None),
        ("1.234,5", "1234.5", None),
        ("1,234.5", "1234.5", None),
        ("1,234,567", None, "1234567"),
        ("12,000", "12.000", "12000"),
        ("0,951", "0.951", None),
        ("-1 234,5", "-1234.5", None),
        ("1\u202f234", "1234", None),
        ("1'234.50", "1234.50", None),
        ("\u22125", "-5", None),
        ("95,4 %", "95.4", None),
        ("1234,567", "1234.567", None),
    ],
)
def test_a_number_is_read_in_the_ways_it_can_be(text: str, decimal: str | None, thousands: str | None) -> None:
    figure = figure_in(text)

    assert figure
    assert (figure.decimal, figure.thousands) == (decimal, thousands)


@pytest.mark.parametrize("text", ["", "many", "1,2,3", "1.23.4", "12:30", "1,,2", "٣", "1.234.56", "1 23"])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert figure_in(text) is None


def _row(chance: random.Random, number: int) -> list[object]:
    value = Decimal(chance.randint(1, 9_999_999)) / chance.choice((1, 10, 100))
    around = chance.random() < 0.3
    return [
        f"{2000 + number}-{chance.randint(1, 12):02}",
        value,
        chance.choice((None, chance.randint(1, 999), chance.randint(1000, 99_999))),
        value - 1 if around else None,
        value + 1 if around else None,
        chance.choice((None, "Zähler, Süd", 'a "report"', "two\nlines")),
    ]


def _dialect(chance: random.Random) -> Dialect:
    separator = chance.choice(",;\t")
    decimal = "." if separator == "," else chance.choice(".,")
    names = [chance.choice((name, name.upper(), f" {name.title()} ")) for name in COLUMNS]
    return Dialect(
        separator,
        decimal,
        chance.choice(("", "", " ", "\u00a0", "'")),
        chance.choice(("utf-8", "utf-8-sig", "cp1252")),
        chance.choice(("", "", "%", " %", "\u00a0%")),
        chance.choice(((), (), ("Numbers of 2026",), ("Report", "", "Süd"))),
        names,
        chance.choice(("\n", "\r\n")),
    )


def _written(rows: Sequence[Sequence[object]], dialect: Dialect) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=dialect.separator, lineterminator=dialect.end)
    writer.writerow(dialect.names)
    for period, value, sample, low, high, source in rows:
        percents = [_number(each, dialect, dialect.percent) for each in (value, low, high)]
        writer.writerow([period, percents[0], _number(sample, dialect, ""), *percents[1:], source])
    above = "".join(line + dialect.end for line in dialect.above)
    return (above + text.getvalue()).encode(dialect.encoding)


def _number(number: object, dialect: Dialect, percent: str) -> str:
    if number is None:
        return ""
    text = f"{number:,}".replace(",", "\0").replace(".", dialect.decimal).replace("\0", dialect.gap)
    return text + percent


def _read(table: CsvTable) -> list[tuple[object, ...]]:
    measurements = [Measurement.model_validate(row.values) for row in table.rows]
    return [(str(each.period), each.value, each.sample, each.low, each.high, each.source) for each in measurements]
