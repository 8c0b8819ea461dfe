"""Sheets of a workbook as texts: read from its parts, each no larger than a bound, and nothing in it is calculated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring
from zipfile import BadZipFile, ZipFile

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one part, once it is unpacked."""
_LARGEST = 256 * 1024 * 1024
_MOST_SHEETS = 100
_MOST_COLUMNS = 1_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT_FORMATS = (9, 10)
_DAY, _PERCENT = "day", "percent"
_HUNDRED = 100
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_PLACE = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d+)")
_DIGITS = 15
_DAYS_OF_1904 = 1_462

SheetRows = tuple[str, list[tuple[int, Sequence[str]]]]


class BadWorkbookError(Exception):
    """The workbook cannot be read; the text says why."""


def workbook_sheets(file: Path) -> list[SheetRows]:
    """Each sheet by its name, with its numbered rows; raises BadWorkbookError, or OSError."""
    try:
        with ZipFile(file) as archive:
            return list(_Workbook(archive).sheets())
    except (BadZipFile, ParseError, KeyError, ValueError, IndexError, NotImplementedError, RuntimeError):
        raise BadWorkbookError("this is no workbook of the form XLSX, or it is locked or damaged") from None


class _Workbook:
    """The parts of one workbook, and what its cells point to."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = _LARGEST
        self._book = self._part("xl/workbook.xml")
        self._texts = [_text_of(each) for each in self._optional("xl/sharedStrings.xml", "si")]
        self._forms = _forms_of_styles(self._root("xl/styles.xml"))
        properties = self._book.find(f"{_MAIN}workbookPr")
        self._is_1904 = properties is not None and properties.get("date1904") in ("1", "true")

    def sheets(self) -> Iterator[SheetRows]:
        paths = {each.get("Id"): each.get("Target", "") for each in self._part("xl/_rels/workbook.xml.rels")}
        for number, sheet in enumerate(self._book.iter(f"{_MAIN}sheet")):
            if number >= _MOST_SHEETS:
                raise BadWorkbookError(
                    f"it has more than {_MOST_SHEETS} sheets; put what you need into a file of its own"
                )
            target = paths[sheet.get(_RELATED)]
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield sheet.get("name", ""), list(self._rows(self._part(path)))

    def _rows(self, sheet: Element) -> Iterator[tuple[int, Sequence[str]]]:
        number = 0
        for row in sheet.iter(f"{_MAIN}row"):
            number = int(row.get("r", number + 1))
            cells: dict[int, str] = {}
            for cell in row.iter(f"{_MAIN}c"):
                place = _PLACE.fullmatch(cell.get("r", ""))
                column = _column(place["column"]) if place else len(cells)
                if column < _MOST_COLUMNS:
                    cells[column] = self._text(cell).strip()
            if any(cells.values()):
                yield number, [cells.get(column, "") for column in range(max(cells) + 1)]

    def _text(self, cell: Element) -> str:
        """The text of a cell; of a formula, what was last calculated."""
        kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
        if kind == "inlineStr":
            return "".join(map(_text_of, cell.iter(f"{_MAIN}is")))
        if kind == "s":
            return self._texts[int(value)] if value else ""
        if kind == "b":
            return "true" if value == "1" else "false"
        if kind == "e":
            return ""
        if kind != "n" or not value:
            return value
        style = int(cell.get("s", "0"))
        form = self._forms[style] if style < len(self._forms) else ""
        if form == _DAY:
            return _day(value, is_1904=self._is_1904)
        return _number(value, in_percent=form == _PERCENT)

    def _root(self, path: str) -> Element | None:
        return self._part(path) if path in self._archive.namelist() else None

    def _optional(self, path: str, tag: str) -> Iterator[Element]:
        root = self._root(path)
        yield from () if root is None else root.iter(f"{_MAIN}{tag}")

    def _part(self, path: str) -> Element:
        """A part, unpacked no further than its bound; one that defines entities of its own is refused."""
        with self._archive.open(path) as opened:
            content = opened.read(min(LARGEST_PART, self._left) + 1)
        self._left -= len(content)
        if len(content) > LARGEST_PART or self._left < 0:
            raise BadWorkbookError("it is too large once it is unpacked; save the sheet as CSV")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise BadWorkbookError("it holds what no spreadsheet writes")
        return fromstring(content, XMLParser())


def _text_of(element: Element) -> str:
    """The text of all runs, without how it is pronounced."""
    own = "".join(part.text or "" for part in element.findall(f"{_MAIN}t"))
    runs = (part.text or "" for run in element.findall(f"{_MAIN}r") for part in run.findall(f"{_MAIN}t"))
    return (own + "".join(runs)).replace("\r\n", "\n").replace("_x000D_", "")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _forms_of_styles(styles: Element | None) -> Sequence[str]:
    """For each style of cells whether it shows a number as a day or in percent."""
    if styles is None:
        return ()
    own: Mapping[int, str] = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in styles.iter(f"{_MAIN}numFmt")
    }
    numbers = (
        int(style.get("numFmtId", "0"))
        for cells in styles.iter(f"{_MAIN}cellXfs")
        for style in cells.iter(f"{_MAIN}xf")
    )
    return [_form(number, _QUOTED.sub("", own.get(number, "")).lower()) for number in numbers]


def _form(number: int, code: str) -> str:
    if number in _DATE_FORMATS or any(sign in code for sign in "yd"):
        return _DAY
    return _PERCENT if number in _PERCENT_FORMATS or "%" in code else ""


def _number(text: str, *, in_percent: bool) -> str:
    """As it is shown: a spreadsheet keeps 0.1 as 0.10000000000000001, and 95 % as 0.95."""
    try:
        number = Decimal(text) * (_HUNDRED if in_percent else 1)
    except InvalidOperation:
        return text
    rounded = Decimal(f"{number:.{_DIGITS}g}")
    shown = f"{rounded.normalize():f}" if rounded else "0"
    return f"{shown} %" if in_percent else shown


def _day(text: str, *, is_1904: bool) -> str:
    try:
        days = Decimal(text) + (_DAYS_OF_1904 if is_1904 else 0)
        moment = datetime(1899, 12, 30) + timedelta(days=int(days))
    except (InvalidOperation, OverflowError, ValueError):
        return text
    return date(moment.year, moment.month, moment.day).isoformat()
