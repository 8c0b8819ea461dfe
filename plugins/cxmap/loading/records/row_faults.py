"""Mistakes in the rows of a table, in words that lead to the right figure and never away with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from cxmap.loading.records.columns import CAPABILITY, NUMBERS
from cxmap.loading.records.csv_rows import SEPARATORS
from cxmap.loading.records.days_in_cells import ColumnOfPeriods, day_in, serial_day
from cxmap.loading.records.figures import WrittenNumber
from cxmap.loading.records.sheets import WrittenTable
from cxmap.model.capability import Measurement
from cxmap.model.durations import CalendarWindow
from cxmap.model.fields import YEAR_STARTS
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.days import period_or_day
from cxmap.model.slips.fiscal_years import can_be_month_too, fiscal_year_meant
from cxmap.model.slips.months import month_named

_TOTALS = frozenset(
    (
        *("total", "totals", "sum", "average", "avg", "mean", "grandtotal", "overall", "gesamt", "summe", "mittelwert"),
        *("durchschnitt", "insgesamt", "schnitt", "somme", "moyenne", "totale", "media", "suma", "promedio", "totaal"),
        *("gemiddelde", "razem", "średnia", "soma", "média", "totalgénéral", "summa", "medel", "gennemsnit", "ytd"),
    )
)
_EXCEL_MONTH = re.compile(r"(?P<name>[^\W\d_]{3,9})\.?[- ](?P<year>[0-9]{2})")
_NO_FIGURE = ("", "nan")
_CENTURY = "20"


@dataclass(frozen=True, slots=True)
class RowFault:
    """A mistake in a row, the kind that many rows may share, and the way out; a plan is no mistake.

    Where a cell has one reading, `column` names it and `suggestion` is what to write there.
    """

    kind: str
    problem: str
    hint: str
    is_plan: bool = False
    column: str = ""
    suggestion: str | None = None


def fault_of_shape(sheet: WrittenTable, cells: Sequence[str], texts: Mapping[str, str]) -> RowFault | None:
    """A row of totals, a cell too many, or other separators than in the row of names."""
    if total := _total(cells, texts):
        message = f"is no measurement but a summary of others: `{total}`"
        return RowFault("total", message, "take the row of totals out of the table: it repeats what the other rows say")
    names = sheet.names
    parted = _parted_number(sheet, cells)
    if any(cell.strip() for cell in cells[len(names) :]) or (parted and len(cells) > sheet.width):
        message = f"has {len(cells)} cells, but the row of names has {len(names)}"
        return RowFault("cells", message, _too_many(sheet, cells, parted))
    if len(cells) == 1 and len(names) > 1:
        other = next((each for each in SEPARATORS if each != sheet.separator and each in cells[0]), None)
        if other:
            message = (
                f"has {SEPARATORS[other]} between its cells, but the row of names has {SEPARATORS[sheet.separator]}"
            )
            return RowFault("separator", message, f"put {SEPARATORS[sheet.separator]} between its cells too")
    return None


def fault_of_figure(column: str, figure: WrittenNumber) -> RowFault:
    """A number with a comma where commas separate, or with two meanings."""
    if column == "sample" and figure.is_doubtful and not figure.is_whole_decimal:
        problem = f"has a `{column}` with a mark between its thousands: `{figure.text}`"
        hint = f"write `{figure.thousands}`"
        return RowFault(f"thousands {column}", problem, hint, column=column, suggestion=figure.thousands)
    if figure.is_doubtful:
        message = f"has a `{column}` that can be read in two ways: `{figure.text}`"
        return RowFault(f"two ways {column}", message, f"write {figure.both}, whichever is meant")
    hint = f"write `{figure.decimal}`, with a point, or save the whole table with semicolons between the cells"
    problem = f"has a `{column}` with a comma in it: `{figure.text}`"
    return RowFault(f"comma {column}", problem, hint, column=column, suggestion=figure.decimal)


def fault_of_values(
    values: Mapping[str, Any],
    texts: Mapping[str, str],
    as_of: date,
    periods: ColumnOfPeriods,
    context: Mapping[str, Any],
) -> RowFault | None:
    """Whatever an inline measurement with these values would be told, and what its column of `periods` shows."""
    if periods.in_years_across and (year := _year_meant(values.get("period", ""), context)):
        return year
    try:
        Measurement.model_validate(values, context=context)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        column = str(detail["loc"][-1] if detail["loc"] else detail["ctx"]["at"])
        if detail["type"] == "missing":
            return _missing(column, values, as_of)
        if column == "value" and _is_no_figure(values[column]):
            return _missing(column, {name: text for name, text in values.items() if name != column}, as_of)
        instead = str(detail["ctx"].get("instead") or "")
        hint = _hint_of_period(values[column], periods.window) if column == "period" else ""
        problem = f"has a `{column}` that {detail['msg']}: `{texts[column]}`"
        kind = f"{detail['type']} {column}"
        suggestion = instead if instead and detail["loc"] and not hint else None
        return RowFault(kind, problem, hint or str(detail["ctx"]["hint"]), column=column, suggestion=suggestion)
    return None


def _year_meant(text: str, context: Mapping[str, Any]) -> RowFault | None:
    """A month that is a year like the others of its column; spreadsheets make months of such years, too."""
    year = text
    if match := _EXCEL_MONTH.fullmatch(text):
        year = f"{_CENTURY}{match['year']}-{month_named(match['name']):02}"
    slip = fiscal_year_meant(year, context.get(YEAR_STARTS)) if can_be_month_too(year) else None
    if slip is None:
        return None
    problem = f"has a `period` that is a month, and a year like others of its column: `{text}`"
    return RowFault("year as month", problem, slip.hint, column="period", suggestion=slip.suggestion)


def _is_no_figure(text: str) -> bool:
    """Whether a cell says that there is no value; spreadsheets show what they cannot compute with a `#`."""
    return text.lower() in _NO_FIGURE or is_blank(text) or text.startswith("#")


def _missing(column: str, values: Mapping[str, Any], as_of: date) -> RowFault:
    if column != "value":
        hint = "write the period that it is about; if it sums up the rows above, it does not belong in the table"
        return RowFault(f"no {column}", f"has no `{column}`", hint)
    # A period that cannot be read would have been the first mistake.
    period = Measurement.model_validate({"period": values["period"], "value": "0"}).period
    hint = f"write what was measured in `{period}`; where nothing was measured, the table has no such row"
    return RowFault("no value", "has no `value`", hint, is_plan=period.last > as_of)


def _total(cells: Sequence[str], texts: Mapping[str, str]) -> str | None:
    """The word that says that a row sums up others."""
    period = texts.get("period", "")
    first = "" if period else next((cell.strip() for cell in cells if cell.strip()), "")
    return next((cell for cell in (period, first, texts.get(CAPABILITY, "")) if _is_total(cell)), None)


def _is_total(cell: str) -> bool:
    words = cell.lower().replace(":", " ").split()
    return bool(words) and (words[0] in _TOTALS or "".join(words) in _TOTALS)


def _parted_number(sheet: WrittenTable, cells: Sequence[str]) -> tuple[str, str] | None:
    """The two cells that a decimal comma may have made of one number."""
    if sheet.separator != ",":
        return None
    parts = (
        (name, cells[index].strip(), cells[index + 1].strip())
        for index, name in enumerate(sheet.names[: len(cells) - 1])
    )
    return next(
        (
            (whole, rest)
            for name, whole, rest in parts
            if name in NUMBERS and whole.lstrip("+-").isdigit() and rest.isdigit()
        ),
        None,
    )


def _too_many(sheet: WrittenTable, cells: Sequence[str], parted: tuple[str, str] | None) -> str:
    is_empty = not any(cell.strip() for cell in cells[len(sheet.names) :])
    otherwise = "else take out the empty cell at its end" if is_empty else "else write a name above each further column"
    if parted:
        whole, rest = parted
        number = f"{whole}.{rest}".rstrip("0").rstrip(".")
        instead = f"write `{number}`, or save the whole table with semicolons between the cells"
        return f"if a decimal comma parts `{whole},{rest}`, {instead}; {otherwise}"
    if sheet.separator == ",":
        return f"put quotes around a cell in which a comma stands; {otherwise}"
    return f"take out what stands too far right, if it belongs to no column; {otherwise}"


def _hint_of_period(text: str, window: CalendarWindow | None) -> str:
    """The period of which a spreadsheet has made something else; `window` is what the others of its column bound."""
    match = _EXCEL_MONTH.fullmatch(text)
    if match and (number := month_named(match["name"])):
        month = f"{_CENTURY}{match['year']}-{number:02}"
        return f"a spreadsheet makes `{text}` of a month: write `{month}`, and give the column the format “Text” first"
    if day := serial_day(text):
        meant = period_or_day(day, window)
        otherwise = "" if " if " in meant else " if that day is meant"
        return f"spreadsheets count days so: {meant}{otherwise}, and give the column the format “Text” first"
    if window and (bound := day_in(text)):
        return f"{period_or_day(bound, window)}; each day of this column begins or ends a {window}"
    return ""
