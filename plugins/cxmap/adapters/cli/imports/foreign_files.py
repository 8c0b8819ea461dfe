"""Files of others, as `cxmap import` takes them: diagrams, tables, workbooks, and what an export wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from cxmap.adapters.cli.imports.workbooks import BadWorkbookError, workbook_sheets
from cxmap.adapters.cli.output import CannotRunError
from cxmap.loading.foreign.foreign_tables import ForeignTable, csv_table, table_of
from cxmap.loading.foreign.mermaid_journeys import MermaidJourney, NoJourneyError, mermaid_journey

MERMAID, CSV, XLSX = "mermaid", "csv", "xlsx"
ENDINGS = {
    **dict.fromkeys((".mmd", ".mermaid"), MERMAID),
    **dict.fromkeys((".csv", ".tsv", ".zip"), CSV),
    **dict.fromkeys((".xlsx", ".xlsm"), XLSX),
}
LARGEST = 64 * 1024 * 1024
_MOST_TABLES = 100
_ALIGNMENT = "alignment"


@dataclass(slots=True)
class ForeignFiles:
    """Everything that was read: tables with the file that they are of, and journeys with their names."""

    tables: list[ForeignTable] = field(default_factory=list)
    journeys: list[tuple[str, MermaidJourney]] = field(default_factory=list)
    mapping: Path | None = None
    """Where the mapping of the tables lies, or is to lie."""


def read_files(paths: list[Path], form: str | None) -> ForeignFiles:
    """Reads all of them; raises CannotRunError, which names the file."""
    found = ForeignFiles()
    for path in paths:
        try:
            _read(path, form, found)
        except OSError as problem:
            raise CannotRunError(f"cannot read `{path}`: {problem.strerror}") from None
        except (BadWorkbookError, NoJourneyError) as problem:
            raise CannotRunError(f"cannot read `{path}`: {problem}") from None
    if found.tables:
        first = paths[0]
        found.mapping = first.with_name(f"{first.stem if first.suffix else first.name}.import.yml")
    return found


def _read(path: Path, form: str | None, found: ForeignFiles) -> None:
    form = form or (CSV if path.is_dir() else ENDINGS.get(path.suffix.lower()))
    if form is None:
        raise CannotRunError(f"`{path}` has none of the endings {', '.join(ENDINGS)}; name its format before it")
    if form == MERMAID:
        text = _content(path).decode("utf-8-sig", "replace")
        found.journeys.append((path.stem, mermaid_journey(text)))
    elif form == XLSX:
        sheets = [(name, table_of(name, rows)) for name, rows in workbook_sheets(path)]
        # A workbook may have empty sheets, as long as one of them is a table.
        tables = [table for name, table in sheets if isinstance(table, ForeignTable) and name != _ALIGNMENT]
        if not tables:
            raise CannotRunError(f"`{path}` has no sheet with rows below a row of names")
        found.tables += tables
    else:
        found.tables += _csv_tables(path)


def _csv_tables(path: Path) -> Iterator[ForeignTable]:
    contents = list(_csv_files(path))
    for name, content in contents:
        table = csv_table(name, content)
        if isinstance(table, ForeignTable):
            if name != _ALIGNMENT or len(contents) == 1:
                yield table
        elif len(contents) == 1:
            raise CannotRunError(f"cannot read `{path}`: {table.message}; {table.hint}")


def _csv_files(path: Path) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the CSV files in a folder, in an archive, or of one file."""
    if path.is_dir():
        for file in sorted(path.glob("*.csv"))[:_MOST_TABLES]:
            yield file.stem, _content(file)
    elif path.suffix.lower() == ".zip":
        yield from _archived(path)
    else:
        yield path.stem, _content(path)


def _archived(path: Path) -> Iterator[tuple[str, bytes]]:
    left = LARGEST
    try:
        with ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
            for name in names[:_MOST_TABLES]:
                with archive.open(name) as opened:
                    content = opened.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise CannotRunError(f"`{path}` is too large once it is unpacked")
                yield Path(name).stem, content
    except (BadZipFile, NotImplementedError, RuntimeError):
        raise CannotRunError(f"cannot read `{path}`: this is no archive, or it is locked or damaged") from None


def _content(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise CannotRunError(f"`{path}` is larger than {LARGEST // 1024 // 1024} MB")
    return path.read_bytes()
